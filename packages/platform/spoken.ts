import type { RandomBytes } from './ids.ts'

/*
 * Codes that people read out and copy: chance, and a last character that checks them.
 *
 * 31 symbols, without 0 O 1 I L: read over a telephone, nothing is two things. 31 is prime and 3 is
 * a primitive root of it, so the weights 3^i of up to thirty places all differ and none is 0. With
 * Σ aᵢ·3ⁱ ≡ 1 (mod 31), as in the pure systems of ISO 7064, every single substitution and every
 * swap of two different characters, also of distant ones, changes the sum. (MOD 37,36 misses some
 * swaps.)
 */
const SYMBOLS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

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
export const grouped = (code: string): string => code.replaceAll(/(.{4})(?=.)/g, '$1-')

/** True for a code whose last character checks the others; ungrouped and in capitals. */
export const checks = (code: string): boolean => sum(code) === 1

/**
 * A new code of `length` characters, ungrouped.
 * @param random the only source of all but the last; bytes above 247 are thrown away, since they
 *   would make some symbols likelier
 */
export function newSpoken(length: number, random: RandomBytes): string {
  let text = ''
  while (text.length < length - 1) {
    for (const byte of random(length)) {
      if (byte < 248 && text.length < length - 1) text += SYMBOLS.charAt(byte % 31)
    }
  }
  const partial = sum(`${text}${SYMBOLS.charAt(0)}`) ?? 0
  return text + SYMBOLS.charAt((1 - partial + 31) % 31)
}

/** What somebody typed: any case, with hyphens or spaces, also in a Chinese keyboard's wide letters. */
export const typedCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-‐‑–—·]/g, '')
