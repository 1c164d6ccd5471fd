import { command } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import type { Row } from '@terrace/platform/write'
import { settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { type Card, type CardView, ReissueReason } from './card-model.ts'
import { cardRow, changed, expiryRows, readCard, viewOf } from './card-store.ts'
import { expiryOf, liveCardOf } from './issue.ts'
import { Note, notice, refuseEnded } from './revocation.ts'
import { freeSerials, serialRow } from './serial-claim.ts'
import { takePlace } from './status-place.ts'
import { keepers } from './who.ts'

/**
 * Gives the household another card with a new serial; the old one is dead from that moment on. One
 * whose time is over is renewed so, unless the household holds another by now.
 * @throws Fault conflict `card.ended` `card.suspended` `card.revocation-waits` `card.holds-another`
 */
export const reissueCard = command(
  {
    id: 'card.reissue',
    allow: keepers,
    input: z.object({ card: z.string(), reason: ReissueReason, note: Note }),
  },
  async (ctx, { card: id, reason, note }): Promise<CardView> => {
    const old = await readCard(ctx, id)
    if (old.state === 'expired') await refuseOther(ctx, old)
    else refuseEnded(old)
    if (old.request) throw fault('conflict', 'card.revocation-waits')
    if (old.state === 'suspended') throw fault('conflict', 'card.suspended')
    const { fresh, rows } = await successorOf(ctx, old)
    const by = { id: ctx.actor.id, name: ctx.actor.name }
    const ended = { reason, note, by, at: ctx.now() }
    const dead = changed(ctx, old, { state: 'reissued', replacedBy: fresh.serial, ended })
    const facts = { reason, next: fresh.card, household: old.household }
    const event = { name: 'card.reissued', about: id, reason: note, facts }
    const told = notice(old, 'reissued', { reason, note, next: fresh.serial })
    ctx.save([event, told], [dead.row, ...rows])
    return viewOf(ctx, fresh)
  },
)

/** A household holds one card. */
async function refuseOther(ctx: Ctx, { card, household }: Card): Promise<void> {
  const held = await liveCardOf(ctx.db, ctx.tenant, household)
  if (held && held.card !== card) throw fault('conflict', 'card.holds-another')
}

/** Another card for the same household, issued today, with the rows that write it. */
export async function successorOf(ctx: Ctx, old: Card): Promise<{ fresh: Card; rows: Row[] }> {
  const card = ctx.newId('cd')
  const seed = Buffer.from(ctx.ports.random(32)).toString('hex')
  const [settings, [serial = ''], place] = await Promise.all([
    settingsOf(ctx),
    freeSerials(ctx.db, [seed]),
    takePlace(ctx.db, ctx.tenant),
  ])
  const { receipt: _r, ended: _e, appeal: _a, replacedBy: _n, expires: _x, ...same } = old
  const issued = ctx.today()
  const fresh: Card = {
    ...same,
    ...{ card, serial, place, state: 'issued', version: 1 },
    ...{ createdAt: ctx.now(), updatedAt: ctx.now() },
    ...{ issued, ...expiryOf(settings, old.kind, issued) },
    replaces: old.serial,
  }
  const rows = [
    cardRow(ctx.tenant, fresh),
    serialRow(ctx.tenant, card, serial),
    ...expiryRows(ctx.tenant, fresh),
  ]
  return { fresh, rows }
}
