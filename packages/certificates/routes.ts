import { covers } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import { route } from '@terrace/platform/route'
import { Started, startsJob } from '@terrace/platform/start-job'
import { areaOf } from '@terrace/tenancy'
import * as z from 'zod'
import { getCard, getCredential, recordReceipt, resumeCard, suspendCard } from './card.ts'
import { appealCard, decideCardAppeal } from './card-appeal.ts'
import { CardPage, listCards, listOwnCards } from './card-list.ts'
import { CardBrief, CardView } from './card-model.ts'
import { readCard } from './card-store.ts'
import {
  getLink,
  PrintMany,
  PrintOne,
  printManyJob,
  printOneJob,
  refuseInvalid,
} from './print-job.ts'
import { publicReceiptRoutes, receiptRoutes } from './receipt-routes.ts'
import { reissueCard } from './reissue.ts'
import { askRevocation, decideRevocation } from './revocation.ts'
import { publishedList } from './status-list.ts'
import { Verified, verifyCard } from './verify.ts'
import { givers } from './who.ts'

const printOne = startsJob(
  { id: 'card.print', allow: givers, input: PrintOne },
  printOneJob,
  undefined,
  async (ctx, { card }) => refuseInvalid(await readCard(ctx, card)),
)
const printMany = startsJob(
  { id: 'card.print-many', allow: givers, input: PrintMany },
  printManyJob,
  undefined,
  async (ctx, { area }) => {
    if (area === undefined) return
    const { path } = await areaOf(ctx, area)
    if (!covers(ctx, path)) throw fault('missing', 'area.missing')
  },
)

const one = { out: CardView, versioned: false } as const
const started = { out: Started, status: 202 } as const
const Document = z.record(z.string(), z.unknown())

export const routes = {
  'GET /cards': route(listCards, {
    out: CardPage,
    summary: 'Cards of an area, of a household, or with one serial',
  }),
  'POST /cards/print': route(printMany, {
    ...started,
    summary: 'Print the valid cards of an area or a list as one PDF',
  }),
  'GET /own-cards': route(listOwnCards, {
    out: z.object({ items: z.array(CardBrief) }),
    summary: 'The cards of the household for which one signs in',
  }),
  'GET /cards/{card}': route(getCard, { ...one, summary: 'One card' }),
  'GET /cards/{card}/credential': route(getCredential, {
    out: Document,
    summary: 'The card as a signed W3C credential',
  }),
  'GET /cards/{card}/link': route(getLink, {
    out: z.object({ url: z.string() }),
    summary: 'What the QR of the card says: the address at which anybody may check it',
  }),
  'POST /cards/{card}/print': route(printOne, {
    ...started,
    summary: 'Print one card (A6) or handbook (A5)',
  }),
  'POST /cards/{card}/revocation': route(askRevocation, {
    ...one,
    summary: 'Ask that a card be revoked; another person decides',
  }),
  'POST /cards/{card}/revocation/decision': route(decideRevocation, {
    ...one,
    summary: 'Confirm or refuse a revocation that somebody else asked for, or withdraw one’s own',
  }),
  'POST /cards/{card}/appeal': route(appealCard, {
    ...one,
    summary: 'Record that the holder appeals against the end of the card',
  }),
  'POST /cards/{card}/appeal/decision': route(decideCardAppeal, {
    ...one,
    summary: 'Answer an appeal; upheld, the household has a new card',
  }),
  'POST /cards/{card}/suspension': route(suspendCard, {
    ...one,
    summary: 'Let a card not count for a while',
  }),
  'POST /cards/{card}/resumption': route(resumeCard, {
    ...one,
    summary: 'Let a suspended card count again',
  }),
  'POST /cards/{card}/reissue': route(reissueCard, {
    ...one,
    status: 201,
    summary: 'Give the household another card with a new serial',
  }),
  'POST /cards/{card}/receipt': route(recordReceipt, {
    ...one,
    summary: 'Record how the holder received the card',
  }),
  ...receiptRoutes,
}

/** Seconds for which anybody on the way may keep what is published. */
const keep = 300

/** What anybody may ask, under `/public/t/{tenant}`; a card also of the tenant `-`, which holds none. */
export const publicRoutes = {
  'GET /cards/{serial}': route(verifyCard, {
    out: Verified,
    summary: 'Whether a card stands; under the tenant `-` it is found by its serial alone',
  }),
  ...publicReceiptRoutes,
  'GET /card-status/{purpose}/{list}': route(publishedList, {
    out: Document,
    keep,
    summary: 'A status list of a tenant’s cards as a signed credential',
  }),
}
