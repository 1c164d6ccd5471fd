import { createHash } from 'node:crypto'
import * as z from 'zod'
import { Currency, Minor } from '../ledger/account-model.ts'
import { recordsOf } from '../record.ts'

/**
 * `open → batched → sent → confirmed`; `held` until a person decides; a payment that failed is `open`
 * again by itself, with what happened among its attempts; `cancelled` is the other end.
 */
export const entitlementStates = [
  'open',
  'held',
  'batched',
  'sent',
  'confirmed',
  'cancelled',
] as const

/** Why a payment waits for a person: each is a suspicion, never a refusal. */
export const holdReasons = [
  'same-person',
  'same-account',
  'deceased',
  'moved-away',
  'no-account',
] as const

/** A code of `allocation/i18n.ts` with what fills its sentence. */
export const Why = z.object({ code: z.string(), params: z.record(z.string(), z.unknown()) })

export const Attempt = z.object({
  batch: z.string(),
  at: z.string(),
  outcome: z.enum(['confirmed', 'failed', 'withdrawn']).optional(),
  /** The bank's reason code, or what the counter wrote down. */
  reason: z.string().optional(),
  day: z.string().optional(),
  /** Who handed it over, where somebody did. */
  by: z.string().optional(),
  /** The movement at the bank that is this payment, once a statement told of it. */
  line: z.string().optional(),
})

/** A benefit and a cycle as they stand in keys: `living-allowance`, `2026-11`. */
export const Benefit = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
export const Cycle = z.string().regex(/^[a-z0-9][a-z0-9-]{0,19}$/)

/**
 * What a household is owed of a benefit in a cycle, as it was decided. What the register says later
 * changes nothing of it.
 */
export const Entitlement = z.object({
  entitlement: z.string(),
  household: z.string(),
  number: z.string(),
  /** The head of the household at the decision. */
  payee: z.string().optional(),
  people: z.int(),
  area: z.string(),
  areaName: z.string(),
  path: z.string(),
  line: z.string(),
  benefit: Benefit,
  cycle: Cycle,
  amount: Minor,
  currency: Currency,
  why: z.array(Why),
  proposal: z.string(),
  decidedAt: z.string(),
  batch: z.string().optional(),
  /** Into what it is paid, as it was when the batch was prepared: nobody changes it after approval. */
  account: z
    .object({ sealed: z.string(), mask: z.string(), bank: z.string().optional() })
    .optional(),
  /** Which part of the batch's accounts its money moves in. */
  shard: z.int().optional(),
  hold: z
    .object({
      reason: z.enum(holdReasons),
      /** The other entitlement, where two look like one. */
      other: z.string().optional(),
      at: z.string(),
    })
    .optional(),
  /** How a person decided about a hold. */
  cleared: z
    .object({ by: z.string(), name: z.string(), at: z.string(), note: z.string() })
    .optional(),
  attempts: z.array(Attempt),
  state: z.enum(entitlementStates),
  version: z.int(),
})
export type Entitlement = z.infer<typeof Entitlement>

/** What people see of one. */
export const EntitlementView = Entitlement.omit({ path: true }).extend({
  account: z.object({ mask: z.string(), bank: z.string().optional() }).optional(),
})

/**
 * The id of a household's entitlement to a benefit in a cycle: always the same, so that the table's
 * own key refuses a second one. It is also the bank's end-to-end id (27 characters of at most 35).
 */
export function entitlementId(household: string, benefit: string, cycle: string): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([household, benefit, cycle]))
    .digest()
  return `due_${[...hash.subarray(0, 23)].map((byte) => DIGITS.charAt(byte & 31)).join('')}`
}
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz'

/** Parts of a batch's accounts: enough that payments confirmed at once seldom meet. */
export const SHARDS = 16
export const shardOf = (entitlement: string): number => {
  const [byte = 0] = createHash('sha256').update(entitlement).digest()
  return byte % SHARDS
}

/** They hang under their proposal until a batch takes them, then under the batch. */
export const entitlements = recordsOf(
  'entitlement',
  ({ entitlement, batch, proposal, household, decidedAt }: Entitlement) => ({
    id: entitlement,
    holder: batch ?? proposal,
    other: household,
    day: decidedAt.slice(0, 10),
  }),
  ({
    entitlement,
    household,
    number,
    payee,
    area,
    areaName,
    path,
    amount,
    currency,
    state,
    hold,
    cycle,
    benefit,
    attempts,
  }) => ({
    ...{ entitlement, household, number, payee, area, areaName, path, amount, currency, state },
    ...{ cycle, benefit, hold: hold?.reason, moved: attempts.at(-1)?.line },
  }),
)

type Attempted = Partial<Omit<z.infer<typeof Attempt>, 'batch' | 'at'>>

/** The tries to pay it, with what became of the last one. */
export const attempted = ({ attempts }: Entitlement, ended: Attempted): Entitlement['attempts'] =>
  attempts.map((one, i) => (i === attempts.length - 1 ? { ...one, ...ended } : one))

/** An entitlement that no batch has any more: another one can pay it. */
export const freed = (due: Entitlement, ended: Attempted): Partial<Entitlement> => ({
  ...{ state: 'open', batch: undefined, shard: undefined, account: undefined },
  attempts: attempted(due, ended),
})
