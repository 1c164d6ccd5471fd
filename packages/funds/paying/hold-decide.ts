import { command } from '@terrace/platform/command'
import { fault } from '@terrace/platform/fault'
import * as z from 'zod'
import { approvers } from '../who.ts'
import { type Entitlement, entitlements } from './entitlement.ts'

/**
 * A person decides about a payment that is held: it is paid with the next batch, or never. Either way
 * they say why, and it stands with the entitlement.
 * @throws Fault conflict `entitlement.not-held`
 */
export const decideHold = command(
  {
    id: 'entitlement.decide-hold',
    allow: approvers,
    input: z.object({
      entitlement: z.string(),
      decision: z.enum(['pay', 'cancel']),
      note: z.string().trim().min(5).max(300),
    }),
  },
  async (ctx, { entitlement: id, decision, note }): Promise<Entitlement> => {
    const due = await entitlements.read(ctx, id)
    if (due.state !== 'held') throw fault('conflict', 'entitlement.not-held', { state: due.state })
    const cleared = { by: ctx.actor.id, name: ctx.actor.name, at: ctx.now(), note }
    const state = decision === 'pay' ? ('open' as const) : ('cancelled' as const)
    const { next, row } = entitlements.changed(ctx.tenant, due, { state, cleared })
    const facts = { household: due.household, hold: due.hold?.reason, other: due.hold?.other }
    const name = decision === 'pay' ? 'entitlement.cleared' : 'entitlement.cancelled'
    ctx.save({ name, about: id, reason: note, facts, pending: false }, [row])
    return next
  },
)
