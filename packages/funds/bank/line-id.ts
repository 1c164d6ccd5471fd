import { createHash } from 'node:crypto'
import type { StatementLine } from './model.ts'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** What is known of a line before it has an id. */
export type Unnamed = Omit<StatementLine, 'id' | 'identified'>

/**
 * Gives the lines of one statement their ids. A line's id is made of the account and the bank's
 * reference with amount, direction and our own id, since banks repeat one reference on the parts of a
 * batch and on a reversal; without a reference, of all that the line says. Lines that are the same in
 * all of it are numbered, so two equal gifts of one day stay two and a file read twice gives the same.
 */
export function nameLines(account: string, lines: readonly Unnamed[]): StatementLine[] {
  const seen = new Map<string, number>()
  return lines.map((line) => {
    const { bankReference, direction, amount, currency, endToEnd = '' } = line
    const movement = [account, direction, amount, currency, endToEnd]
    const rest = bankReference
      ? ['reference', bankReference]
      : [
          'content',
          line.day,
          line.reference ?? '',
          line.party ?? '',
          line.partyAccount ?? '',
          line.text,
        ]
    const key = JSON.stringify([...movement, ...rest])
    const times = (seen.get(key) ?? 0) + 1
    seen.set(key, times)
    const identified = bankReference ? 'reference' : 'content'
    return { id: `bl_${hash(`${key}#${times}`)}`, identified, ...line }
  })
}

/** 120 bits, in the alphabet of our ids. */
const hash = (text: string): string =>
  Array.from(createHash('sha256').update(text).digest().subarray(0, 24), (byte) =>
    ALPHABET.charAt(byte & 31),
  ).join('')
