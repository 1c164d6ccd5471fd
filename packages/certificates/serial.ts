import { fault } from '@terrace/platform/fault'
import type { RandomBytes } from '@terrace/platform/ids'

/*
 * The serial of a card: `7K4M-9PXW-2QDH`. Eleven characters of chance and one that checks them.
 *
 * 31 symbols, without 0 O 1 I L: read over a telephone, nothing is two things. 31 is prime and 3 is
 * a primitive root of it, so the weights 3^i of twelve places all differ and none is 0. With
 * Σ aᵢ·3ⁱ ≡ 1 (mod 31), as in the pure systems of ISO 7064, every single substitution and every
 * swap of two different characters, also of distant ones, changes the sum. (MOD 37,36 misses some
 * swaps.) 31¹¹ = 2⁵⁴·⁵: no serial tells of another.
 */
const SYMBOLS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const LENGTH = 12

/** Σ aᵢ·3ⁱ mod 31, the last character having weight 1; undefined where a character is not ours. */
function sum(text: string): number | undefined {
  let total = 0
  for (const character of text) {
    const value = SYMBOLS.indexOf(character)
    if (value < 0) return undefined
    total = (total * 3 + value) % 31
  }
  return total
}

/** `7K4M9PXW2QDH` as people see it: `7K4M-9PXW-2QDH`. */
export const groupSerial = (serial: string): string => serial.replaceAll(/(.{4})(?=.)/g, '$1-')

/**
 * A new serial, in its grouped form. Whether it is new indeed is settled by the condition of its row.
 * @param random the only source of the eleven characters; bytes above 247 are thrown away, since
 *   they would make some symbols likelier
 */
export function newSerial(random: RandomBytes): string {
  let text = ''
  while (text.length < LENGTH - 1) {
    for (const byte of random(LENGTH)) {
      if (byte < 248 && text.length < LENGTH - 1) text += SYMBOLS.charAt(byte % 31)
    }
  }
  const partial = sum(`${text}${SYMBOLS.charAt(0)}`) ?? 0
  return groupSerial(text + SYMBOLS.charAt((1 - partial + 31) % 31))
}

/**
 * The serial that somebody typed: any case, with or without hyphens and spaces, also in the wide
 * letters of a Chinese keyboard.
 * @returns the grouped form
 * @throws Fault invalid `serial.mistyped` where a character is wrong, missing or in another's place
 */
export function parseSerial(typed: string): string {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-‐‑–—·]/g, '')
  if (text.length !== LENGTH || sum(text) !== 1) throw fault('invalid', 'serial.mistyped')
  return groupSerial(text)
}

/** True for exactly what `newSerial` makes. */
export const isSerial = (text: string): boolean =>
  /^[2-9A-HJKMNP-Z]{4}(-[2-9A-HJKMNP-Z]{4}){2}$/.test(text) && sum(text.replaceAll('-', '')) === 1
