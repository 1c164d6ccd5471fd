import { route } from '@terrace/platform/route'
import * as z from 'zod'
import {
  BatchOut,
  BatchPage,
  BatchView,
  getBatch,
  getEntitlement,
  listBatches,
  listEntitlements,
  RollPage,
} from './batch.ts'
import { approveBatch, checkBatch, closeBatch, releaseBatch, withdrawBatch } from './batch-act.ts'
import { BatchHistory, getBatchHistory } from './batch-history.ts'
import { EntitlementView } from './entitlement.ts'
import { decideHold } from './hold-decide.ts'
import { prepareAgain, prepareBatch } from './prepare.ts'

const Begun = z.object({ batch: BatchOut, job: z.string() })
const begun = { out: Begun, status: 202 } as const

/** Paying: from what was granted to what was received. */
export const routes = {
  'GET /batches': route(listBatches, { out: BatchPage, summary: 'The batches of a year' }),
  'POST /batches': route(prepareBatch, {
    ...begun,
    summary: 'Take what a proposal granted into a batch',
  }),
  'GET /batches/{batch}': route(getBatch, {
    out: BatchView,
    summary: 'A batch and how many of its payments are where',
  }),
  'GET /batches/{batch}/history': route(getBatchHistory, {
    out: BatchHistory,
    summary: 'Who did what with a batch and when, who fetched its bank file too; newest first',
  }),
  'POST /batches/{batch}/preparation': route(prepareAgain, {
    ...begun,
    summary: 'Go on with a preparation that ended early',
  }),
  'POST /batches/{batch}/check': route(checkBatch, {
    out: BatchOut,
    summary: 'A second person has looked through the roll',
  }),
  'POST /batches/{batch}/approval': route(approveBatch, {
    out: BatchOut,
    summary: 'Approve: one of the finance office and one of the county office',
  }),
  'POST /batches/{batch}/release': route(releaseBatch, {
    out: BatchOut,
    summary: 'Let the money go once the disclosure is over',
  }),
  'POST /batches/{batch}/withdrawal': route(withdrawBatch, {
    ...begun,
    summary: 'Take a batch back before its money left',
  }),
  'POST /batches/{batch}/closing': route(closeBatch, {
    out: BatchOut,
    summary: 'Shut the books of a batch',
  }),
  'GET /entitlements': route(listEntitlements, {
    out: RollPage,
    summary: 'The payments of a batch, a proposal or a household',
  }),
  'GET /entitlements/{entitlement}': route(getEntitlement, {
    out: EntitlementView,
    summary: 'What a household is owed, why, and every try to pay it',
  }),
  'POST /entitlements/{entitlement}/hold': route(decideHold, {
    out: EntitlementView,
    summary: 'Decide about a payment that is held',
  }),
}
