import { command } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import type { EventInput } from '@terrace/platform/event'
import { fault, invalid } from '@terrace/platform/fault'
import type { Row } from '@terrace/platform/write'
import * as z from 'zod'
import { callers } from '../who.ts'
import { answers, type CallBack, callBacks, kept, type Told, tallied } from './model.ts'

export const Answer = z.object({
  outcome: z.enum(answers),
  /** Minor units that came, where it was less. */
  amount: z.int().min(1).optional(),
  note: z.string().trim().max(300).optional(),
})
type Answer = z.infer<typeof Answer>

const nextState = ({ told, tries }: CallBack, outcome: Answer['outcome']): CallBack['state'] => {
  if (outcome === 'received') return 'received'
  if (outcome !== 'not-reached') return 'disputed'
  const tried = told.filter((one) => one.outcome === 'not-reached').length + 1
  return tried >= tries ? 'unreached' : 'due'
}

/** @throws Fault invalid `call-back.amount` unless what came is told where it was less, and only there */
function checkAmount({ amount: whole }: CallBack, { outcome, amount }: Answer): void {
  const less = outcome === 'received-less'
  const told = amount !== undefined
  if (less !== told || (told && amount >= whole)) {
    throw invalid([{ path: 'amount', code: 'call-back.amount', params: { most: whole - 1 } }])
  }
}

/**
 * What a recipient says, with the rows and the event that keep it. A dispute is told with all that
 * whoever looks into it must know: `call-back.disputed`; it stands in their work until it is resolved.
 * @param was undefined where nobody has asked or said anything yet
 */
export function answering(
  ctx: Ctx,
  was: CallBack | undefined,
  call: CallBack,
  answer: Answer & { day: string; own: boolean },
): { next: CallBack; rows: Row[]; event: EventInput } {
  checkAmount(call, answer)
  const { outcome, amount, note, day, own } = answer
  const by = { id: ctx.actor.id, name: ctx.actor.name, own }
  const more = { ...(amount === undefined ? {} : { amount }), ...(note ? { note } : {}) }
  const told: Told = { outcome, day, by, at: ctx.now(), ...more }
  const change = { told: [...call.told, told], state: nextState(call, outcome) }
  const { next, row } = kept(ctx.tenant, was, { call, change })
  const { batch, entitlement, household, area, path, currency, amount: due } = call
  const about = { batch, entitlement, household, area, path, currency, due }
  const name = change.state === 'disputed' ? 'call-back.disputed' : 'call-back.answered'
  return {
    next,
    rows: [row, ...tallied(ctx.tenant, batch, [{ was, now: next }])],
    event: { name, about: call.call, reason: note, facts: { ...about, ...told }, pending: false },
  }
}

/**
 * Writes down what a recipient said when they were called back. Who had a hand in the batch, or gave
 * the money out, asks nobody of it.
 * @throws Fault forbidden `call-back.own`; conflict `call-back.answered`; invalid `call-back.amount`,
 *   `call-back.day`
 */
export const answerCall = command(
  {
    id: 'call-back.answer',
    allow: callers,
    input: Answer.extend({ call: z.string().max(80), day: z.iso.date().optional() }),
  },
  async (ctx, { call: id, day = ctx.today(), ...answer }): Promise<CallBack> => {
    const call = await callBacks.read(ctx, id)
    if (call.hands.includes(ctx.actor.id)) throw fault('forbidden', 'call-back.own')
    if (call.state !== 'due') throw fault('conflict', 'call-back.answered', { state: call.state })
    if (day > ctx.today() || day < call.openedAt.slice(0, 10)) {
      throw invalid([{ path: 'day', code: 'call-back.day' }])
    }
    const { next, rows, event } = answering(ctx, call, call, { ...answer, day, own: false })
    ctx.save(event, rows)
    return next
  },
)
