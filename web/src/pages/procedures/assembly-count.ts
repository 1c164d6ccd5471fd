/*
 * What an assembly's numbers come to. The server decides with the same rules (`assembly.ts` of
 * procedures); this says it while they are typed.
 */

export interface Quorum {
  present: number
  of: number
}
export interface Votes {
  for: number | undefined
  against: number | undefined
  abstain: number | undefined
}
export interface Recusal {
  name: string
  /** For one entry; '' for the whole vote. */
  case: string
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))

/** `20 of 30` as the exact fraction `2/3`. */
export function fraction(part: number, whole: number): string {
  const by = gcd(part, whole) || 1
  return `${part / by}/${whole / by}`
}

/** How many must be there, and whether they were: integers only, so that 2/3 is two thirds. */
export const quorumOf = ({ present, of }: Quorum, here: number, all: number) => ({
  needed: Math.ceil((all * present) / of),
  met: here * of >= all * present,
})

/** Who may vote: those present without those who stepped out, for all or for this entry. */
export const votersOf = (
  present: number | undefined,
  recusals: readonly Recusal[],
  entry?: string,
): number =>
  Math.max(0, (present ?? 0) - recusals.filter((one) => !one.case || one.case === entry).length)

export const sumOf = (votes: Votes): number =>
  (votes.for ?? 0) + (votes.against ?? 0) + (votes.abstain ?? 0)

/** More than half of those who could vote. */
export const passes = (votes: Votes, voters: number): boolean => (votes.for ?? 0) * 2 > voters
