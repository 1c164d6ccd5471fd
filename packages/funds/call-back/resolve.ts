import { command } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import type { EventInput } from '@terrace/platform/event'
import { fault, invalid } from '@terrace/platform/fault'
import type { Row } from '@terrace/platform/write'
import * as z from 'zod'
import { checkPaper } from '../paper.ts'
import { batches } from '../paying/batch-model.ts'
import { entitlements } from '../paying/entitlement.ts'
import { isNews, settling } from '../settlement/settle.ts'
import { resolvers } from '../who.ts'
import { type CallBack, callBacks, callIdOf, Resolution } from './model.ts'

/** Disputed; or passed on, of which somebody knows the end. */
const isOpen = ({ state, resolutions }: CallBack): boolean =>
  state === 'disputed' || (state === 'resolved' && resolutions?.at(-1)?.outcome === 'passed-on')

const Resolving = Resolution.pick({ outcome: true, note: true, paper: true, number: true })
type Resolving = z.infer<typeof Resolving>

/** @throws Fault invalid `call-back.paper`, `call-back.number`, `paper.missing` */
async function checkGrounds(ctx: Ctx, { outcome, paper, number }: Resolving): Promise<void> {
  // Against the household's word stands something that others can look at.
  if (outcome === 'paid-after-all' && paper === undefined) {
    throw invalid([{ path: 'paper', code: 'call-back.paper' }])
  }
  if ((outcome === 'passed-on') !== (number !== undefined)) {
    throw invalid([{ path: 'number', code: 'call-back.number' }])
  }
  if (paper !== undefined) await checkPaper(ctx, paper, 'paper')
}

/**
 * What lets the household be paid again: cash or goods that were given back leave the received for the
 * budget line. What a bank took back did so by its own movement, which must be known.
 * @throws Fault conflict `call-back.less`, `call-back.through-bank`
 */
async function payingAgain(
  ctx: Ctx,
  call: CallBack,
  reason: string,
): Promise<{ rows: Row[]; events: EventInput[] }> {
  const said = call.told.findLast(({ outcome }) => outcome !== 'not-reached')
  if (said?.outcome !== 'not-received') throw fault('conflict', 'call-back.less')
  const due = await entitlements.read(ctx, call.entitlement)
  const outcome = { due, outcome: 'failed' as const, reason, day: ctx.today() }
  const stands = callIdOf(due) === call.call && isNews(outcome, call.batch)
  if (!stands) return { rows: [], events: [] }
  const batch = await batches.read(ctx, call.batch)
  if (batch.channel === 'bank') throw fault('conflict', 'call-back.through-bank')
  return settling(ctx, batch, [outcome], `again-${ctx.newId('ent')}`)
}

/**
 * Says what was found out of a payment that its recipient says did not come, or came short: that it
 * was paid after all, on which paper; that the money is back, and it is paid again; or to whom it was
 * passed on, under which number. Who had a hand in the batch, or gave the money out, decides nothing
 * of it. What was passed on can be resolved again by what came of that.
 * @throws Fault forbidden `call-back.own`; conflict `call-back.not-disputed`, `call-back.less`,
 *   `call-back.through-bank`; invalid `call-back.paper`, `call-back.number`, `paper.missing`
 */
export const resolveCall = command(
  {
    id: 'call-back.resolve',
    allow: resolvers,
    input: Resolving.extend({ call: z.string().max(80) }),
  },
  async (ctx, { call: id, ...found }): Promise<CallBack> => {
    const call = await callBacks.read(ctx, id)
    if (call.hands.includes(ctx.actor.id)) throw fault('forbidden', 'call-back.own')
    if (!isOpen(call)) throw fault('conflict', 'call-back.not-disputed', { state: call.state })
    await checkGrounds(ctx, found)
    const moved =
      found.outcome === 'to-pay-again'
        ? await payingAgain(ctx, call, found.note)
        : { rows: [], events: [] }
    const by = { id: ctx.actor.id, name: ctx.actor.name }
    const resolution: Resolution = { ...found, day: ctx.today(), by, at: ctx.now() }
    const resolutions = [...(call.resolutions ?? []), resolution]
    const { next, row } = callBacks.changed(ctx.tenant, call, { state: 'resolved', resolutions })
    const { batch, entitlement, household, area, path } = call
    const facts = { batch, entitlement, household, area, path, ...found }
    const event = { name: 'call-back.resolved', about: id, reason: found.note, facts }
    ctx.save([{ ...event, pending: false }, ...moved.events], [row, ...moved.rows])
    return next
  },
)
