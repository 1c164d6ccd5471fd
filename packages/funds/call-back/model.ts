import type { Row } from '@terrace/platform/write'
import * as z from 'zod'
import { Entitlement } from '../paying/entitlement.ts'
import { type Tallied, tallyRow } from '../paying/tally.ts'
import { recordsOf } from '../record.ts'

/**
 * `due → received`, `disputed` or, after the last try, `unreached`; `disputed → resolved` once somebody
 * found out. What the household says for itself counts whenever it says it.
 */
export const callStates = ['due', 'received', 'disputed', 'resolved', 'unreached'] as const

/** What somebody who was asked says; `not-reached` is nobody's word. */
export const answers = ['received', 'received-less', 'not-received', 'not-reached'] as const

const Told = z.object({
  outcome: z.enum(answers),
  /** Minor units that came, where it was less. */
  amount: z.int().min(0).optional(),
  day: z.string(),
  /** Who asked; the household itself where it came by itself. */
  by: z.object({ id: z.string(), name: z.string(), own: z.boolean() }),
  note: z.string().optional(),
  at: z.string(),
})
export type Told = z.infer<typeof Told>

/** What came of a dispute: it was paid, it is paid again, or others look into it. */
export const resolutions = ['paid-after-all', 'to-pay-again', 'passed-on'] as const

export const Resolution = z.object({
  outcome: z.enum(resolutions),
  /** What was found, and where. */
  note: z.string().trim().min(10).max(300),
  /** A paper of the books that shows it: always, where it was paid after all. */
  paper: z.string().max(40).optional(),
  /** Of the grievance, or at the office to which it was passed on. */
  number: z.string().trim().min(2).max(60).optional(),
  day: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
  at: z.string(),
})
export type Resolution = z.infer<typeof Resolution>

/**
 * Whether one payment came, as its recipient says: asked because it was drawn, or by itself. There is
 * one of these for a payment in a batch, whoever begins it.
 */
export const CallBack = Entitlement.pick({
  entitlement: true,
  household: true,
  number: true,
  payee: true,
  area: true,
  areaName: true,
  path: true,
  benefit: true,
  cycle: true,
  amount: true,
  currency: true,
}).extend({
  call: z.string(),
  batch: z.string(),
  batchName: z.string(),
  /** The sample's, or only told by the household itself. */
  drawn: z.boolean(),
  /** Who had a hand in the batch: they ask nobody of it, and resolve no dispute. */
  hands: z.array(z.string()),
  /** Tries after which one who cannot be reached is asked no more. */
  tries: z.int(),
  told: z.array(Told),
  /** The newest last; a household may say again that nothing came. */
  resolutions: z.array(Resolution).optional(),
  state: z.enum(callStates),
  openedAt: z.string(),
  version: z.int(),
})
export type CallBack = z.infer<typeof CallBack>

/** Always the same for a payment and its try, so that the draw and the household meet in one. */
export const callIdOf = ({
  entitlement,
  attempts,
}: Pick<Entitlement, 'entitlement' | 'attempts'>) =>
  `cal_${entitlement.slice(entitlement.indexOf('_') + 1)}_${attempts.length}`

export const ALL = 'all'

export const callBacks = recordsOf(
  'call-back',
  ({ call, batch, openedAt }: CallBack) => ({
    ...{ id: call, holder: ALL, other: batch, day: openedAt.slice(0, 10) },
  }),
  ({ told, resolutions: _r, version: _v, ...line }) => ({ ...line, told: told.slice(-1) }),
)

/** A call-back after a change, new where nobody has begun it, with the row that keeps it. */
export const kept = (
  tenant: string,
  was: CallBack | undefined,
  { call, change }: { call: CallBack; change: Partial<CallBack> },
): { next: CallBack; row: Row } => {
  if (was) return callBacks.changed(tenant, was, change)
  const next = { ...call, ...change }
  return { next, row: callBacks.created(tenant, next) }
}

/** Under which name a batch's tally counts one; nothing while it is only due. What was said stays said. */
function countedAs({ drawn, state }: Pick<CallBack, 'drawn' | 'state'>): Tallied | undefined {
  if (state === 'due') return undefined
  const said = state === 'resolved' ? 'disputed' : state
  return drawn ? said : said === 'unreached' ? undefined : `said-${said}`
}

/** How a batch's tally changes with some of its call-backs: before, where they were there, and after. */
export function tallied(
  tenant: string,
  batch: string,
  changes: readonly { was?: CallBack | undefined; now: CallBack }[],
): Row[] {
  const added = changes.flatMap(({ was, now }) => {
    const [before, after] = [was && countedAs(was), countedAs(now)]
    const { amount } = now
    return [
      ...(now.drawn && !was?.drawn ? [{ what: 'drawn' as const, amount }] : []),
      ...(before && before !== after ? [{ what: before, amount: -amount, count: -1 }] : []),
      ...(after && before !== after ? [{ what: after, amount }] : []),
    ]
  })
  return added.length > 0 ? [tallyRow(tenant, batch, added)] : []
}
