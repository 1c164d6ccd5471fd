import { route } from '@terrace/platform/route'
import * as z from 'zod'
import { BatchOut } from '../paying/batch.ts'
import { EntitlementView } from '../paying/entitlement.ts'
import { Bank, BankPage, listBanks, openBank } from './bank.ts'
import { deliverPayment } from './deliver.ts'
import { matchLine } from './match.ts'
import {
  BankLinePage,
  BankLineView,
  FailurePage,
  listBankLines,
  listFailures,
  reconcileBatch,
  setAside,
} from './reconcile.ts'
import { fetchBankFile, sendBatch } from './send.ts'
import { getStatement, listStatements, readStatement, StatementPage } from './statement.ts'
import { Statement } from './statement-store.ts'
import { Suggestions, suggest } from './suggestions.ts'

const StatementOut = Statement.omit({ path: true })

/** From the bank's file to the bank's answer. */
export const routes = {
  'GET /banks': route(listBanks, { out: BankPage, summary: 'The programme’s accounts at banks' }),
  'POST /banks': route(openBank, {
    out: Bank.omit({ path: true }),
    status: 201,
    summary: 'Write down an account of the programme at a bank',
  }),
  'POST /batches/{batch}/sending': route(sendBatch, {
    out: z.object({ batch: BatchOut, job: z.string() }),
    status: 202,
    summary: 'Write the bank’s file and set the money on its way',
  }),
  'POST /batches/{batch}/file': route(fetchBankFile, {
    out: z.object({ url: z.string() }),
    summary:
      'Fetch the bank’s file: its address for five minutes, and a line in the batch’s history',
  }),
  'GET /batches/{batch}/failures': route(listFailures, {
    out: FailurePage,
    summary: 'The payments of a batch that failed',
  }),
  'POST /batches/{batch}/reconciliation': route(reconcileBatch, {
    out: BatchOut.extend({ job: z.string().optional() }),
    summary: 'Nothing of the batch is on its way, and the accounts agree',
  }),
  'POST /entitlements/{entitlement}/delivery': route(deliverPayment, {
    out: EntitlementView,
    summary: 'Record that cash or goods were handed over',
  }),
  'GET /statements': route(listStatements, { out: StatementPage, summary: 'A bank’s files' }),
  'POST /statements': route(readStatement, {
    out: z.object({ statement: StatementOut, job: z.string() }),
    status: 202,
    summary: 'Read a bank’s file: pain.002, camt.053, camt.054, CSV or XLSX',
  }),
  'GET /statements/{statement}': route(getStatement, {
    out: StatementOut,
    summary: 'A bank’s file and what followed from it',
  }),
  'GET /bank-lines': route(listBankLines, {
    out: BankLinePage,
    summary: 'Movements at a bank; those unmatched wait for a person',
  }),
  'GET /bank-lines/{line}/suggestions': route(suggest, {
    out: Suggestions,
    summary: 'What a movement may be for, the likeliest first',
  }),
  'POST /bank-lines/{line}/match': route(matchLine, {
    out: BankLineView.extend({ job: z.string().optional() }),
    summary: 'Say which gift, payment or whole batch a movement is for',
  }),
  'POST /bank-lines/{line}/setting-aside': route(setAside, {
    out: BankLineView,
    summary: 'A movement that is neither a payment nor a gift',
  }),
}
