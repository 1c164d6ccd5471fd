import { type FieldFault, fault, invalid } from '@terrace/platform/fault'
import * as z from 'zod'
import { AccountRef, accountId } from './account-model.ts'

/** What is left of a transaction's hundred rows beside the entry, its event and its first answer. */
export const MOST_LEGS = 90

export const Leg = z.object({
  account: AccountRef,
  /** Minor units: above zero comes into the account, below zero goes out of it. */
  amount: z
    .int()
    .min(-Number.MAX_SAFE_INTEGER)
    .max(Number.MAX_SAFE_INTEGER)
    .refine((amount) => amount !== 0, { params: { code: 'entry.nothing' } }),
})
/** `pieces` are the payments of which what comes into a `confirmed` account consists, in their order. */
export type Leg = z.infer<typeof Leg> & { pieces?: readonly number[] }

/** Why money moved: the words of a statement, and what disclosure groups by. */
export const entryKinds = [
  'allocation',
  'contribution',
  'matching',
  'earmark',
  'budget',
  'commitment',
  'sending',
  'confirmation',
  'return',
  'refund',
  'transfer',
  'reversal',
] as const

export const EntryInput = z.object({
  /** Made by whoever asks, so that asking twice moves money once. */
  entry: z.string().regex(/^[a-z0-9_-]{8,60}$/),
  kind: z.enum(entryKinds),
  /** The day for which it counts, in the tenant's calendar. */
  day: z.iso.date(),
  /** What it belongs to: a contribution, a batch, an allocation. */
  about: z.string().max(60),
  text: z.string().trim().max(300).optional(),
  legs: z.array(Leg),
})
export type EntryInput = z.infer<typeof EntryInput>

export const Entry = EntryInput.extend({
  at: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
  /** The entry that this one takes back. */
  reverses: z.string().optional(),
  /** The entry by which this one was taken back. */
  reversedBy: z.string().optional(),
})
export type Entry = z.infer<typeof Entry>

/**
 * The rules of double entry: 2 to 90 legs, no account twice, and a sum of zero in every currency.
 * @throws Fault invalid `entry.legs`, `entry.account-twice`, `entry.unbalanced`
 */
export function checkLegs(legs: readonly Leg[]): void {
  if (legs.length < 2 || legs.length > MOST_LEGS) {
    throw invalid([
      {
        path: 'legs',
        code: 'entry.legs',
        params: { least: 2, most: MOST_LEGS, there: legs.length },
      },
    ])
  }
  const wrong: FieldFault[] = []
  const seen = new Set<string>()
  const sums = new Map<string, bigint>()
  for (const [i, { account, amount }] of legs.entries()) {
    const id = accountId(account)
    if (seen.has(id)) {
      wrong.push({
        path: `legs.${i}.account`,
        code: 'entry.account-twice',
        params: { account: id },
      })
    }
    seen.add(id)
    sums.set(account.currency, (sums.get(account.currency) ?? 0n) + BigInt(amount))
  }
  for (const [currency, sum] of sums) {
    if (sum === 0n) continue
    wrong.push({ path: 'legs', code: 'entry.unbalanced', params: { currency, by: String(sum) } })
  }
  if (wrong.length > 0) throw invalid(wrong, 'entry.refused')
}

/** Money that went from one account to another within an entry. */
export interface Transfer {
  from: string
  to: string
  amount: number
  currency: string
  /** The payments of which it consists, where it confirms some; their sum is the amount. */
  pieces?: readonly number[]
}

/**
 * An entry as transfers: what goes out, in the order of the legs, fills what comes in, in theirs. So
 * every unit has one way, always the same, and a gift can be followed through entries of many legs.
 */
export function transfersOf(legs: readonly Leg[]): Transfer[] {
  const done: Transfer[] = []
  const currencies = [...new Set(legs.map(({ account }) => account.currency))]
  for (const currency of currencies) {
    const own = legs.filter(({ account }) => account.currency === currency)
    const out = own.filter(({ amount }) => amount < 0).map(open)
    const into = own.filter(({ amount }) => amount > 0).map(open)
    for (let i = 0, j = 0; i < out.length && j < into.length; ) {
      const [from, to] = [out[i], into[j]]
      if (!from || !to) break
      const amount = Math.min(from.rest, to.rest)
      const whole = to.pieces && amount === to.amount ? { pieces: to.pieces } : {}
      done.push({ from: from.id, to: to.id, amount, currency, ...whole })
      from.rest -= amount
      to.rest -= amount
      if (from.rest === 0) i++
      if (to.rest === 0) j++
    }
  }
  return done
}

const open = ({ account, amount, pieces }: Leg) => ({
  ...{ id: accountId(account), amount, pieces, rest: Math.abs(amount) },
})

/** @throws Fault conflict `entry.id-reused` */
export const idReused = (entry: string) =>
  fault('conflict', 'entry.id-reused', {
    fields: [{ path: 'entry', code: 'entry.id-reused' }],
    entry,
  })
