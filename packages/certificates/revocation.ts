import { command } from '@terrace/platform/command'
import { type Ctx, hasRole } from '@terrace/platform/context'
import { addDays } from '@terrace/platform/dates'
import type { EventInput } from '@terrace/platform/event'
import { fault, invalid } from '@terrace/platform/fault'
import * as z from 'zod'
import { APPEAL, type Card, type CardView, isAlive, RevokeReason } from './card-model.ts'
import { changed, readCard, viewOf } from './card-store.ts'
import { issuers, keepers } from './who.ts'

export const Note = z.string().trim().min(5).max(500)

/** @throws Fault conflict `card.ended` */
export function refuseEnded(card: Card): void {
  if (!isAlive(card)) throw fault('conflict', 'card.ended', { state: card.state })
}

/**
 * The issuing office answers for the whole of its area: who sees one township of it is not that
 * office, whatever the role.
 * @throws Fault forbidden `card.beyond-authority`
 */
export function requireOffice(ctx: Ctx, card: Card): void {
  const whole = ctx.scope.some((root) => card.office.startsWith(root))
  if (!whole || !hasRole(ctx, ...issuers, 'system')) {
    throw fault('forbidden', 'card.beyond-authority')
  }
}

/**
 * The holder's notice: it stands in the household's history, with what it means and until when they
 * may object.
 */
export const notice = (card: Card, what: string, facts: Record<string, unknown>): EventInput => ({
  name: `household.card-${what}`,
  about: card.household,
  reason: typeof facts.note === 'string' && facts.note ? facts.note : undefined,
  facts: { card: card.card, serial: card.serial, ...facts },
  pending: false,
})

/** Asks that a card be revoked; another person of the issuing office decides. */
export const askRevocation = command(
  {
    id: 'card.ask-revocation',
    allow: keepers,
    input: z.object({ card: z.string(), reason: RevokeReason, note: Note }),
  },
  async (ctx, { card: id, reason, note }): Promise<CardView> => {
    const card = await readCard(ctx, id)
    refuseEnded(card)
    if (card.request) throw fault('conflict', 'card.revocation-waits')
    const by = { id: ctx.actor.id, name: ctx.actor.name }
    const { next, row } = changed(ctx, card, { request: { reason, note, by, at: ctx.now() } })
    const facts = { reason, household: card.household }
    ctx.save({ name: 'card.revocation-asked', about: id, reason: note, facts, pending: false }, [
      row,
    ])
    return viewOf(ctx, next)
  },
)

/**
 * Decides a revocation that somebody else asked for. Confirmed, the card ends at once; refused, it
 * stands as before. Who asked may take it back, but never confirm it.
 * @throws Fault forbidden `card.own-request`, `card.beyond-authority`, conflict `card.no-request`
 */
export const decideRevocation = command(
  {
    id: 'card.decide-revocation',
    allow: keepers,
    input: z.object({
      card: z.string(),
      decision: z.enum(['confirm', 'refuse', 'withdraw']),
      note: Note.optional(),
    }),
  },
  async (ctx, { card: id, decision, note }): Promise<CardView> => {
    const card = await readCard(ctx, id)
    refuseEnded(card)
    const { request } = card
    if (!request) throw fault('conflict', 'card.no-request')
    const own = request.by.id === ctx.actor.id
    if (own !== (decision === 'withdraw')) {
      throw fault('forbidden', own ? 'card.own-request' : 'card.not-own-request')
    }
    if (decision !== 'withdraw') requireOffice(ctx, card)
    if (decision === 'confirm') return revoke(ctx, card, request, note)
    if (decision === 'refuse' && !note) throw invalid([{ path: 'note', code: 'field.required' }])
    const { next, row } = changed(ctx, card, { request: undefined })
    const name = `card.revocation-${decision === 'refuse' ? 'refused' : 'withdrawn'}`
    ctx.save({ name, about: id, reason: note, pending: false }, [row])
    return viewOf(ctx, next)
  },
)

function revoke(
  ctx: Ctx,
  card: Card,
  request: NonNullable<Card['request']>,
  note: string | undefined,
): CardView {
  const appealUntil = addDays(ctx.today(), APPEAL)
  const by = { id: ctx.actor.id, name: ctx.actor.name }
  const { reason } = request
  const ended = { reason, note: request.note, asked: request.by, by, at: ctx.now(), appealUntil }
  const state = reason === 'superseded' ? 'superseded' : 'revoked'
  const { next, row } = changed(ctx, card, { state, request: undefined, ended })
  const facts = { reason, asked: request.by.id, appealUntil, household: card.household }
  const told = { reason, appealUntil, note: request.note }
  ctx.save(
    [{ name: `card.${state}`, about: card.card, reason: note, facts }, notice(card, state, told)],
    [row],
  )
  return viewOf(ctx, next)
}
