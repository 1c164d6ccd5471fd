import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskBank, maskIdNumber, maskPhone } from './mask.ts'

/** Distinct characters, so that a shown one can be traced to its place. */
const value = (min: number, max: number) =>
  fc
    .uniqueArray(fc.constantFrom(...'0123456789abcdefghijklmnopqrstuvwxyz'), {
      minLength: min,
      maxLength: max,
    })
    .map((characters) => characters.join(''))
const masks = [maskIdNumber, maskPhone, maskBank]
const shownOf = (masked: string) => masked.replaceAll(/[* ]/g, '').length

describe('masks', () => {
  test('show what one needs to recognise a value', () => {
    expect(maskIdNumber('110101199003074512')).toBe('11************4512')
    expect(maskIdNumber('E12345678')).toBe('E******78')
    expect(maskPhone('13812341234')).toBe('138****1234')
    expect(maskPhone('62345678')).toBe('******78')
    expect(maskBank('6222 0212 3456 1234')).toBe('**** **** 1234')
    expect(maskBank('123456')).toBe('**** **** 56')
  })
  test('show nothing of four characters or fewer', () => {
    fc.assert(
      fc.property(value(0, 4), (text) => {
        for (const mask of masks) expect(mask(text)).toBe('****')
      }),
    )
  })
  test('never show the middle', () => {
    fc.assert(
      fc.property(value(5, 30), (text) => {
        const middle = text.charAt(Math.floor(text.length / 2))
        for (const mask of masks) expect(mask(text)).not.toContain(middle)
      }),
    )
  })
  test('show at most a third of an ID number and four of an account', () => {
    fc.assert(
      fc.property(value(5, 30), (text) => {
        expect(shownOf(maskIdNumber(text))).toBeLessThanOrEqual(text.length / 3)
        expect(shownOf(maskBank(text))).toBeLessThanOrEqual(4)
        expect(shownOf(maskPhone(text))).toBeLessThanOrEqual(7)
      }),
    )
  })
  test('count characters, not code units', () => {
    expect(maskPhone('😀'.repeat(6))).toBe('****😀😀')
  })
})
