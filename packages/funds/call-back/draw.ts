import { createHash } from 'node:crypto'
import type { CallBackRule } from '@terrace/tenancy'

/** A payment that was confirmed, as far as the draw looks at it. */
export interface Paid {
  entitlement: string
  amount: number
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** SHA-256 of what was confirmed: a line of id, space and minor units each, by id. */
export function listHash(paid: readonly Paid[]): string {
  const lines = paid.map(({ entitlement, amount }) => `${entitlement} ${amount}\n`)
  return sha256(lines.sort().join(''))
}

/** What the lots of a batch follow from: SHA-256 of its id, a line feed, and the hash of its list. */
export const seedOf = (batch: string, list: string): string => sha256(`${batch}\n${list}`)

/** How many are drawn by lot of so many. */
export const countOf = (of: number, { share, least }: CallBackRule): number =>
  Math.min(of, Math.max(Math.ceil((of * share) / 100), least))

/**
 * Who is called back: those with the lowest lots, where a lot is the SHA-256 of seed, line feed and id;
 * and whoever got more than the rule's amount, in the currency in which that is named. Nobody can know
 * the lots before the last payment is settled, and everybody who has the list can draw them again.
 * @returns ids in their order, each once
 */
export function drawn(
  paid: readonly Paid[],
  seed: string,
  rule: CallBackRule,
  sameCurrency: boolean,
): string[] {
  const lots = paid
    .map(({ entitlement }) => ({ entitlement, lot: sha256(`${seed}\n${entitlement}`) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
  const chosen = new Set(
    lots.slice(0, countOf(paid.length, rule)).map(({ entitlement }) => entitlement),
  )
  if (rule.above > 0 && sameCurrency) {
    for (const { entitlement, amount } of paid) if (amount > rule.above) chosen.add(entitlement)
  }
  return [...chosen].sort()
}
