import { query } from '@terrace/platform/command'
import { type Ctx, hasRole } from '@terrace/platform/context'
import { Cursor } from '@terrace/platform/cursor'
import * as z from 'zod'
import { bookers, readers } from '../who.ts'
import { contributions, GiftView, states, viewOf } from './contribution-model.ts'
import { everywhere, giverOf, openGiver } from './giver.ts'
import { myGift } from './pledge.ts'
import { bankOf } from './terms.ts'

/** Contributions to a fund, newest first; those in one state where asked, such as open pledges. */
export const listContributions = query(
  {
    id: 'contribution.list',
    allow: readers,
    input: z.object({
      fund: z.string().max(60),
      state: z.enum(states).optional(),
      cursor: Cursor,
    }),
  },
  async (ctx, { fund, state, cursor }) => {
    const { items, next } = await contributions.page(ctx, { holder: fund, state, cursor })
    return { items: items.map((line) => ({ ...line, name: nameFor(ctx, line) })), next }
  },
)

/** Who wished not to be named is named only to those who answer for the books. */
const nameFor = (ctx: Ctx, { name, anonymous }: { name: string; anonymous: boolean }) =>
  anonymous && !hasRole(ctx, ...bookers, 'auditor', 'system') ? undefined : name

const Which = z.object({ contribution: z.string().max(60) })

/** One contribution; how its giver is reached, for who keeps the books. */
export const getContribution = query(
  { id: 'contribution.get', allow: readers, input: Which },
  async (ctx, { contribution }) => {
    const found = await contributions.read(ctx, contribution)
    const known = hasRole(ctx, ...bookers) ? await openGiver(ctx, found.sealed) : {}
    return { ...viewOf(found), name: nameFor(ctx, found), ...known }
  },
)

/** The gifts of whoever asks, newest first; none before they said who they are. */
export const listGifts = query(
  { id: 'gift.list', allow: ['donor'], input: z.object({ cursor: Cursor }) },
  async (ctx, { cursor }) => {
    return contributions.pageOf(everywhere(ctx), await giverOf(ctx), cursor)
  },
)

/** One's own gift, and where to pay what has not come yet. */
export const getGift = query(
  { id: 'gift.get', allow: ['donor'], input: Which },
  async (ctx, { contribution }) => {
    const gift = await myGift(ctx, contribution)
    const awaits = gift.state === 'awaiting' && gift.means === 'transfer'
    return { ...GiftView.parse(viewOf(gift)), ...(awaits ? { bank: await bankOf(ctx) } : {}) }
  },
)
