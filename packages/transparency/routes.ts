import { route } from '@terrace/platform/route'
import { Started, startsJob } from '@terrace/platform/start-job'
import * as z from 'zod'
import { checkJob } from './check/check-job.ts'
import { publishJob } from './checkpoint/publish-job.ts'
import { Published } from './checkpoint/store.ts'
import {
  getDisclosure,
  getMoneyMetadata,
  getMoneyTable,
  getOpenFund,
  getPaymentsMetadata,
  getPaymentsTable,
  OpenGivers,
} from './disclosure/disclosure.ts'
import { Disclosure } from './disclosure/model.ts'
import {
  consistencyProof,
  entriesAbout,
  getLog,
  inclusionProof,
  Lines,
  LogView,
  listCheckpoints,
  listEntries,
  Proof,
  Receipt,
  receiptOf,
} from './receipt.ts'
import { getPublicTrace, getTrace } from './trace/trace.ts'
import { TraceView } from './trace/view.ts'

const none = z.object({})
const publish = startsJob(
  { id: 'log.publish', allow: ['admin', 'county'], input: none },
  publishJob,
)
const check = startsJob(
  { id: 'log.check', allow: ['admin', 'county', 'auditor'], input: none },
  checkJob,
)
const started = { out: Started, status: 202 } as const

export const routes = {
  'GET /traces/{contribution}': route(getTrace, {
    out: TraceView,
    summary: 'Where every unit of one’s own gift is now, and how it came there',
  }),
  'POST /log/checkpoints': route(publish, {
    ...started,
    summary: 'Sign the log now, before it is time',
  }),
  'POST /log/checks': route(check, {
    ...started,
    summary: 'Build the whole log again and compare it with what is kept and what was signed',
  }),
}

/** Seconds for which anybody on the way may keep what never changes. */
const keep = 300
const csv = { out: z.string(), keep, type: 'text/csv; charset=utf-8' } as const
const csvw = { out: z.string(), keep, type: 'application/csvm+json; charset=utf-8' } as const

/** What anybody may ask, under `/public/t/{tenant}`. */
export const publicRoutes = {
  'GET /open': route(getDisclosure, {
    out: Disclosure,
    keep,
    summary: 'The money of a year in the open; of an area, a fund or a budget line where asked',
  }),
  'GET /open/funds/{fund}': route(getOpenFund, {
    out: OpenGivers,
    keep,
    summary: 'A fund and from whom it came, as they allow',
  }),
  'GET /open/{year}/money.csv': route(getMoneyTable, {
    ...csv,
    summary: 'Funds and budget lines of a year as a table',
  }),
  'GET /open/{year}/money.csv-metadata.json': route(getMoneyMetadata, {
    ...csvw,
    summary: 'What the columns of that table mean',
  }),
  'GET /open/{year}/payments.csv': route(getPaymentsTable, {
    ...csv,
    summary: 'Payments of a year as a table, batch by batch',
  }),
  'GET /open/{year}/payments.csv-metadata.json': route(getPaymentsMetadata, {
    ...csvw,
    summary: 'What the columns of that table mean',
  }),
  'GET /traces/{reference}': route(getPublicTrace, {
    out: TraceView,
    summary: 'Where a gift is now, for whoever was told its payment reference',
  }),
  'GET /log': route(getLog, {
    out: LogView,
    keep: 60,
    summary: 'The transparency log: its name, its keys, its newest signed checkpoint',
  }),
  'GET /log/checkpoints': route(listCheckpoints, {
    out: z.object({ items: z.array(Published) }),
    keep: 60,
    summary: 'Signed checkpoints of a day or a month',
  }),
  'GET /log/entries': route(listEntries, {
    out: Lines,
    keep: 60,
    summary: 'Entries of the log, in order',
  }),
  'GET /log/about/{ref}': route(entriesAbout, {
    out: z.object({ items: z.array(z.object({ index: z.int(), kind: z.string() })) }),
    keep: 60,
    summary: 'Which entries are about a gift, a batch or a list',
  }),
  'GET /log/receipts/{index}': route(receiptOf, {
    out: Receipt,
    keep: 60,
    summary: 'An entry with all that proves that it is in the log',
  }),
  'GET /log/inclusion': route(inclusionProof, {
    out: Proof,
    keep,
    summary: 'What proves that an entry is in the log of a size',
  }),
  'GET /log/consistency': route(consistencyProof, {
    out: Proof,
    keep,
    summary: 'What proves that the log only grew between two sizes',
  }),
}
