import { createHash } from 'node:crypto'
import type { RandomBytes } from '@terrace/platform/ids'
import { checks, grouped, newSpoken, typedCode } from '@terrace/platform/spoken'

/*
 * The payment reference of a contribution, `K7M4-9PXQ`, is its id (`gft_k7m49pxq`): seven characters of
 * chance and one that detects any slip. It is unique by the condition of the contribution's own row,
 * and a statement's line finds its contribution by one read.
 */
const LENGTH = 8
const LEAD = 'gft_'

/** A new contribution's id. @param random the only source of its reference */
export const newContributionId = (random: RandomBytes): string =>
  LEAD + newSpoken(LENGTH, random).toLowerCase()

/** The id that a seed gives, the same each time: a schedule that runs again makes no second one. */
export function contributionIdOf(seed: string): string {
  let drawn = 0
  return newContributionId((size) => {
    const hash = createHash('sha512').update(`${seed}\n${drawn++}`).digest()
    return new Uint8Array(hash.subarray(0, size))
  })
}

/** What the giver writes on the transfer. */
export const referenceOf = (contribution: string): string =>
  grouped(contribution.slice(LEAD.length).toUpperCase())

/** The contribution whose reference somebody typed; undefined where a character is wrong. */
export function contributionOf(typed: string): string | undefined {
  const code = typedCode(typed)
  return code.length === LENGTH && checks(code) ? LEAD + code.toLowerCase() : undefined
}

/** Every contribution that a text may name, such as the remittance line of a bank statement. */
export function contributionsIn(text: string): string[] {
  const clean = text.normalize('NFKC').toUpperCase()
  // Looked at from every place: in `GIFT K7M4-9PXQ` the word before could pass for a first half.
  const halves = /(?<![A-Z0-9])(?=([2-9A-Z]{4}[\s\-‐‑–—·]?[2-9A-Z]{4})(?![A-Z0-9]))/g
  const ids = [...clean.matchAll(halves)].flatMap(([, code = '']) => contributionOf(code) ?? [])
  return [...new Set(ids)]
}
