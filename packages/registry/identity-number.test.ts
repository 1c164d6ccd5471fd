import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCharacter, checkIdNumber, normalIdNumber } from './identity-number.ts'

const codeOf = (typed: string, known = {}) => {
  const read = checkIdNumber('cn-resident', typed, known)
  return read.ok ? 'ok' : read.code
}
const seventeen = fc
  .tuple(
    fc.integer({ min: 100_000, max: 999_999 }),
    fc.date({ min: new Date('1900-01-01'), max: new Date('2025-12-31'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(
    ([region, birth, order]) =>
      region +
      birth.toISOString().slice(0, 10).replaceAll('-', '') +
      String(order).padStart(3, '0'),
  )

describe('resident number', () => {
  // The example that GB 11643-1999 itself prints.
  test('is read: birth and sex', () => {
    expect(checkIdNumber('cn-resident', '11010519491231002X')).toEqual({
      ok: true,
      normal: '11010519491231002X',
      birth: '1949-12-31',
      sex: 'female',
    })
    expect(checkIdNumber('cn-resident', '440524188001010014')).toMatchObject({
      birth: '1880-01-01',
      sex: 'male',
    })
  })
  test('is taken as people type it', () => {
    expect(normalIdNumber(' １１０１０５ 19491231-002ｘ\u200b')).toBe('11010519491231002X')
    expect(codeOf('１１０１０５ 19491231 002x')).toBe('ok')
  })
  test('is refused with a code that says why', () => {
    expect(codeOf('110105194912310021')).toBe('identity.checksum')
    expect(codeOf('110105491231002')).toBe('identity.old-form')
    expect(codeOf('11010519491231')).toBe('identity.length')
    expect(codeOf('1101051949123100AB')).toBe('identity.characters')
    expect(codeOf(`11010520250229001${checkCharacter('11010520250229001')}`)).toBe(
      'identity.no-day',
    )
    expect(codeOf('11010519491231002X', { birth: '1949-12-30' })).toBe('identity.birth-differs')
    expect(codeOf('11010519491231002X', { sex: 'male' })).toBe('identity.sex-differs')
    expect(codeOf('11010519491231002X', { birth: '1949-12-31', sex: 'female' })).toBe('ok')
    expect(codeOf('11010519491231002X', { sex: 'unknown' })).toBe('ok')
  })
  test('may be a disability certificate, whose number is checked all the same', () => {
    expect(codeOf('11010519491231002X43')).toBe('ok')
    expect(codeOf('11010519491231002X43B1')).toBe('ok')
    expect(codeOf('11010519491231002X4301')).toBe('ok')
    expect(codeOf('11010519491231002X95')).toBe('identity.characters')
    expect(codeOf('11010519491231002143')).toBe('identity.checksum')
  })
  test('finds every single wrong digit and every swap of neighbours', () => {
    fc.assert(
      fc.property(seventeen, fc.nat(16), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        const number = digits + checkCharacter(digits)
        expect(codeOf(number)).toBe('ok')
        const other = (Number(number.charAt(at)) + by) % 10
        expect(codeOf(number.slice(0, at) + other + number.slice(at + 1))).not.toBe('ok')
        const [a, b] = [number.charAt(at), number.charAt(at + 1)]
        if (a !== b) {
          expect(codeOf(number.slice(0, at) + b + a + number.slice(at + 2))).not.toBe('ok')
        }
      }),
    )
  })
})

test('other documents are only normalised', () => {
  expect(checkIdNumber('none', 'e 1234-5678', { sex: 'male' })).toEqual({
    ok: true,
    normal: 'E12345678',
  })
  expect(checkIdNumber('none', ' - ').ok).toBe(false)
})
