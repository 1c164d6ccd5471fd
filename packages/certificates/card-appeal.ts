import { command } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { dayIn } from '@terrace/platform/dates'
import { fault, invalid } from '@terrace/platform/fault'
import type { Row } from '@terrace/platform/write'
import * as z from 'zod'
import { type Card, type CardView, Day } from './card-model.ts'
import { changed, readCard, viewOf } from './card-store.ts'
import { liveCardOf } from './issue.ts'
import { successorOf } from './reissue.ts'
import { notice, requireOffice } from './revocation.ts'
import { givers, issuers } from './who.ts'

const Text = z.string().trim().min(10).max(4000)

/**
 * Records that the holder appeals against the end of their card: once, and in time by the day on which
 * it came (domain.md §1.5).
 * @throws Fault conflict `card.appeal-nothing` `card.appeal-once` `card.appeal-late`, invalid
 *   `card.appeal-day`
 */
export const appealCard = command(
  {
    id: 'card.appeal',
    allow: givers,
    input: z.object({ card: z.string(), day: Day, text: Text }),
  },
  async (ctx, { card: id, day, text }): Promise<CardView> => {
    const card = await readCard(ctx, id)
    const { ended } = card
    if (!ended?.appealUntil) throw fault('conflict', 'card.appeal-nothing')
    if (card.appeal) throw fault('conflict', 'card.appeal-once')
    if (day > ended.appealUntil) {
      throw fault('conflict', 'card.appeal-late', { last: ended.appealUntil })
    }
    const since = dayIn(ended.at, ctx.zone)
    if (day < since || day > ctx.today()) {
      throw invalid([{ path: 'day', code: 'card.appeal-day', params: { since } }])
    }
    const by = { id: ctx.actor.id, name: ctx.actor.name }
    const appeal = { day, text, by, at: ctx.now(), state: 'open' as const }
    const { next, row } = changed(ctx, card, { appeal })
    const event = { name: 'card.appealed', about: id, pending: false }
    ctx.save([event, notice(card, 'appealed', { day })], [row])
    return viewOf(ctx, next)
  },
)

/**
 * Answers it, by somebody of the issuing office who neither asked for the end nor confirmed it. Upheld,
 * the household has a new card, since what was revoked stays so for every machine that heard of it. A
 * household that was removed is put forward again by a case, whose decision issues its card.
 * @throws Fault conflict `card.appeal-none`, forbidden `card.beyond-authority` `card.appeal-own`
 */
export const decideCardAppeal = command(
  {
    id: 'card.decide-appeal',
    allow: issuers,
    input: z.object({
      card: z.string(),
      outcome: z.enum(['upheld', 'dismissed']),
      answer: Text,
    }),
  },
  async (ctx, { card: id, outcome, answer }): Promise<CardView> => {
    const card = await readCard(ctx, id)
    const { appeal, ended } = card
    if (appeal?.state !== 'open' || !ended) throw fault('conflict', 'card.appeal-none')
    requireOffice(ctx, card)
    if ([ended.asked?.id, ended.by.id].includes(ctx.actor.id)) {
      throw fault('forbidden', 'card.appeal-own')
    }
    const decided = { by: { id: ctx.actor.id, name: ctx.actor.name }, at: ctx.now() }
    const again = outcome === 'upheld' ? await cardAgain(ctx, card) : { change: {}, rows: [] }
    const { next, row } = changed(ctx, card, {
      ...again.change,
      appeal: { ...appeal, state: outcome, answer, decided },
    })
    const reissued = next.state !== card.state
    const name = reissued ? 'card.reissued' : `card.appeal-${outcome}`
    const facts = { outcome, household: card.household }
    const event = { name, about: id, reason: answer, facts, pending: reissued }
    ctx.save(
      [event, notice(card, `appeal-${outcome}`, { note: answer, next: next.replacedBy })],
      [row, ...again.rows],
    )
    return viewOf(ctx, next)
  },
)

/** The card that takes the revoked one's place, unless the household holds one or has none to hold. */
async function cardAgain(ctx: Ctx, card: Card): Promise<{ change: Partial<Card>; rows: Row[] }> {
  const held = await liveCardOf(ctx.db, ctx.tenant, card.household)
  if (held || card.ended?.reason === 'removed') return { change: {}, rows: [] }
  const { fresh, rows } = await successorOf(ctx, card)
  return { change: { state: 'reissued', replacedBy: fresh.serial }, rows }
}
