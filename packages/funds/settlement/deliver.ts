import { command } from '@terrace/platform/command'
import { fault, invalid } from '@terrace/platform/fault'
import * as z from 'zod'
import { wrongState } from '../paying/act.ts'
import { batches } from '../paying/batch-model.ts'
import { type Entitlement, entitlements } from '../paying/entitlement.ts'
import { deliverers } from '../who.ts'
import { settling } from './settle.ts'

const Name = z.string().trim().min(2).max(80)

/**
 * Cash or goods handed over: the recipient signs, or two people witness it. Whoever hands over is
 * not a witness. The entitlement is then received, and its money with it.
 * @throws Fault conflict `batch.wrong-state`, `batch.not-by-hand`; invalid `delivery.two-witnesses`
 */
export const deliverPayment = command(
  {
    id: 'entitlement.deliver',
    allow: deliverers,
    input: z.object({
      entitlement: z.string(),
      /** Evidence of the signature or fingerprint, as uploaded before. */
      signature: z.string().max(80).optional(),
      witnesses: z.array(Name).max(2).default([]),
      day: z.iso.date().optional(),
    }),
  },
  async (ctx, { entitlement: id, signature, witnesses, day }): Promise<Entitlement> => {
    const due = await entitlements.read(ctx, id)
    const batch = due.batch === undefined ? undefined : await batches.find(ctx, due.batch)
    if (due.state !== 'batched' || !batch) {
      throw fault('conflict', 'entitlement.not-on-its-way', { state: due.state })
    }
    if (batch.channel === 'bank') throw fault('conflict', 'batch.not-by-hand')
    if (batch.state !== 'sent') throw wrongState(batch)
    const names = new Set(witnesses.filter((name) => name !== ctx.actor.name))
    if (signature === undefined && names.size < 2) {
      throw invalid([{ path: 'witnesses', code: 'delivery.two-witnesses' }])
    }
    const on = day ?? ctx.today()
    if (on > ctx.today()) throw invalid([{ path: 'day', code: 'delivery.later-than-today' }])
    const outcome = { due, outcome: 'confirmed' as const, day: on, by: ctx.actor.id }
    const { rows, events } = settling(ctx, batch, [outcome], `hand-${ctx.newId('ent')}`)
    const facts = { household: due.household, signature, witnesses }
    ctx.save([{ name: 'entitlement.delivered', about: id, facts, pending: false }, ...events], rows)
    return { ...due, state: 'confirmed' }
  },
)
