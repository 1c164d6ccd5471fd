import { fault } from '@terrace/platform/fault'
import type { RandomBytes } from '@terrace/platform/ids'
import { checks, grouped, newSpoken, typedCode } from '@terrace/platform/spoken'

/*
 * The serial of a card: `7K4M-9PXW-2QDH`. Eleven characters of chance and one that checks them.
 * 31¹¹ = 2⁵⁴·⁵: no serial tells of another.
 */
const LENGTH = 12

/** `7K4M9PXW2QDH` as people see it: `7K4M-9PXW-2QDH`. */
export const groupSerial = grouped

/**
 * A new serial, in its grouped form. Whether it is new indeed is settled by the condition of its row.
 * @param random the only source of the eleven characters
 */
export const newSerial = (random: RandomBytes): string => grouped(newSpoken(LENGTH, random))

/**
 * The serial that somebody typed: any case, with or without hyphens and spaces, also in the wide
 * letters of a Chinese keyboard.
 * @returns the grouped form
 * @throws Fault invalid `serial.mistyped` where a character is wrong, missing or in another's place
 */
export function parseSerial(typed: string): string {
  const text = typedCode(typed)
  if (text.length !== LENGTH || !checks(text)) throw fault('invalid', 'serial.mistyped')
  return grouped(text)
}

/** True for exactly what `newSerial` makes. */
export const isSerial = (text: string): boolean =>
  /^[2-9A-HJKMNP-Z]{4}(-[2-9A-HJKMNP-Z]{4}){2}$/.test(text) && checks(text.replaceAll('-', ''))
