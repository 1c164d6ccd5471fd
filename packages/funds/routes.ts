import { route } from '@terrace/platform/route'
import { Started, startsJob } from '@terrace/platform/start-job'
import {
  Earmark,
  EarmarkPage,
  EarmarkView,
  getEarmark,
  listEarmarks,
  makeEarmark,
} from './budget/earmark.ts'
import {
  changeFund,
  closeFund,
  Fund,
  FundPage,
  FundView,
  getFund,
  listFunds,
  openFund,
} from './budget/fund.ts'
import { BudgetLine, getLine, LinePage, LineView, listLines, openLine } from './budget/line.ts'
import { routes as callBack } from './call-back/routes.ts'
import { FlowOfYear, flowOfYear } from './flow-of-year.ts'
import { givingRoutes, publicGivingRoutes } from './giving/routes.ts'
import { routes as idle } from './idle/routes.ts'
import { AuditBooks, auditBooks } from './ledger/audit-job.ts'
import { EntryPage, getEntry, listEntries, postEntry, reverseEntry } from './ledger/entry.ts'
import { Entry } from './ledger/entry-model.ts'
import { accountStatement, Statement } from './ledger/statement.ts'
import { routes as paying } from './paying/routes.ts'
import { publicResultRoutes, resultRoutes } from './results/routes.ts'
import { routes as settlement } from './settlement/routes.ts'
import { routes as sharing } from './sharing/routes.ts'
import { readers } from './who.ts'
import { MoneyWork, moneyWork } from './work.ts'

const FundOut = Fund.omit({ path: true })
const EarmarkOut = Earmark.omit({ path: true })
const LineOut = BudgetLine.omit({ path: true })

/** The journal, the accounts, and how money is bound to its purpose. */
const ledger = {
  'GET /entries': route(listEntries, { out: EntryPage, summary: 'The journal, newest first' }),
  'POST /entries': route(postEntry, {
    out: Entry,
    status: 201,
    summary: 'Post an entry; the same id twice is one entry',
  }),
  'GET /entries/{entry}': route(getEntry, { out: Entry, summary: 'One entry with its legs' }),
  'POST /entries/{entry}/reversal': route(reverseEntry, {
    out: Entry,
    status: 201,
    summary: 'Take an entry back by its mirror image',
  }),
  'GET /accounts/{account}': route(accountStatement, {
    out: Statement,
    summary: 'What came into an account or went out of it, without a gap',
  }),
  'POST /ledger-audits': route(
    startsJob({ id: 'ledger.audit', allow: readers, input: AuditBooks }, auditBooks),
    {
      out: Started,
      status: 202,
      summary: 'Read the journal again and compare it with the accounts',
    },
  ),
}

export const routes = {
  ...ledger,
  ...idle,
  ...givingRoutes,
  ...paying,
  ...sharing,
  ...settlement,
  ...resultRoutes,
  ...callBack,
  'GET /money-work': route(moneyWork, {
    out: MoneyWork,
    summary: 'What of the money waits for the one who asks',
  }),
  'GET /funds': route(listFunds, { out: FundPage, summary: 'The funds of a year' }),
  'GET /fund-flow': route(flowOfYear, {
    out: FlowOfYear,
    summary: 'Where the money of a year stands, from its funds to the households',
  }),
  'POST /funds': route(openFund, { out: FundOut, status: 201, summary: 'Open a fund' }),
  'GET /funds/{fund}': route(getFund, { out: FundView, summary: 'A fund and what stands in it' }),
  'PATCH /funds/{fund}': route(changeFund, {
    out: FundOut,
    summary: 'Open a fund to gifts of anybody, or close it to them',
  }),
  'POST /funds/{fund}/closing': route(closeFund, {
    out: FundOut,
    summary: 'Close a fund in which nothing stands',
  }),
  'GET /earmarks': route(listEarmarks, { out: EarmarkPage, summary: 'The earmarks of a fund' }),
  'POST /earmarks': route(makeEarmark, {
    out: EarmarkOut,
    status: 201,
    summary: 'Bind an amount of a fund to an area, measures, a group',
  }),
  'GET /earmarks/{earmark}': route(getEarmark, {
    out: EarmarkView,
    summary: 'An earmark and what stands in it',
  }),
  'GET /lines': route(listLines, { out: LinePage, summary: 'The budget lines of an earmark' }),
  'POST /lines': route(openLine, {
    out: LineOut,
    status: 201,
    summary: 'Give a project or a benefit its budget',
  }),
  'GET /lines/{line}': route(getLine, {
    out: LineView,
    summary: 'A budget line and what is left of it',
  }),
}

export const publicRoutes = { ...publicGivingRoutes, ...publicResultRoutes }
