/** Identifiers: prefixed, lower case (keys are), sortable by time, unguessable enough to be made offline. */

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

export type RandomBytes = (size: number) => Uint8Array

const encode = (value: number, length: number): string => {
  let rest = value
  let out = ''
  for (let i = 0; i < length; i++) {
    out = ALPHABET.charAt(rest % 32) + out
    rest = Math.floor(rest / 32)
  }
  return out
}

const noise = (random: RandomBytes, length: number): string =>
  Array.from(random(length), (byte) => ALPHABET.charAt(byte & 31)).join('')

/**
 * A maker of ids for one clock and one source of randomness. Within one millisecond ids still rise,
 * so that events of one command keep their order.
 * @returns `hh_` + 10 characters of time + 3 of sequence + 10 of randomness
 */
export function idMaker(now: () => number, random: RandomBytes): (prefix: string) => string {
  let last = 0
  let sequence = 0
  return (prefix) => {
    const time = Math.max(now(), last)
    sequence = time === last ? sequence + 1 : 0
    last = time
    return `${prefix}_${encode(time, 10)}${encode(sequence, 3)}${noise(random, 10)}`
  }
}

/** A short id for things that stand in many keys (areas): 10 characters, 50 bits of randomness. */
export const shortId = (prefix: string, random: RandomBytes): string =>
  `${prefix}${noise(random, 10)}`

const isDigit = (text: string) => /^[0-9a-hjkmnp-tv-z]+$/.test(text)

/** True when `id` looks like an id made here with that prefix; cheap guard before a read. */
export const isId = (prefix: string, id: string): boolean =>
  id.startsWith(`${prefix}_`) &&
  id.length === prefix.length + 24 &&
  isDigit(id.slice(prefix.length + 1))
