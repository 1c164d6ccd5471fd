import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { initialOf, normalName, searchNames, similarNames } from './person-name.ts'

describe('normal name', () => {
  test.each([
    ['  张 三 ', '张三'],
    ['买买提·艾力', '买买提艾力'],
    ['Mehmet·Ali  ÖZ', 'mehmet ali öz'],
    ['ＷＡＮＧ　Ｌｉ', 'wang li'],
    ["O'Brien, Anne-Marie", 'obrien anne marie'],
    ['Straße', 'strasse'],
    ['Ιησούς', 'ιησούσ'],
    ['김 철수', '김철수'],
    ['王 Li', '王li'],
    ['…', ''],
  ])('of %j is %j', (name, normal) => expect(normalName(name)).toBe(normal))
  test('is its own normal form', () => {
    const name = fc.string({ unit: fc.constantFrom(...'aZß é·- .王 小김ж，’Ａ'.split('')) })
    fc.assert(
      fc.property(name, (n) => {
        expect(normalName(normalName(n))).toBe(normalName(n))
      }),
    )
  })
  test('begins with its search partition', () => {
    expect(initialOf(normalName('张三'))).toBe('张')
    expect(initialOf(normalName('𠮷野'))).toBe('𠮷')
    expect(initialOf('')).toBe('')
  })
})

test('a name is found by its first and by its last word', () => {
  expect(searchNames('John Albert Smith')).toEqual(['john albert smith', 'smith john albert'])
  expect(searchNames('张三')).toEqual(['张三'])
  expect(searchNames('Li Li')).toEqual(['li li'])
  expect(searchNames(' · ')).toEqual([])
})

describe('similar names', () => {
  test.each([
    ['张三', '张 三'],
    ['王小明', '王晓明'],
    ['王小明', '王明小'],
    ['欧阳小明', '欧阳明'],
    ['Smith, John', 'John Smith'],
    ['Fatima', 'Fatma'],
    ['Ahmed', 'Ahmde'],
  ])('%s and %s', (a, b) => {
    expect(similarNames(a, b)).toBe(true)
    expect(similarNames(b, a)).toBe(true)
  })
  test.each([
    ['张三', '张四'],
    ['张三', '张三丰'],
    ['王小明', '王大力'],
    ['Anna', 'Anne'],
    ['Fatima', 'Fatoumata'],
    ['Ahmed', 'Hamde'],
    ['', ''],
  ])('not %s and %s', (a, b) => {
    expect(similarNames(a, b)).toBe(false)
    expect(similarNames(b, a)).toBe(false)
  })
  test('every single slip in a long name is found', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 6, maxLength: 12 })
    fc.assert(
      fc.property(letters, fc.nat(5), fc.constantFrom(...'xyz'), (name, at, slip) => {
        expect(similarNames(name, name.slice(0, at) + slip + name.slice(at))).toBe(true)
        expect(similarNames(name, name.slice(0, at) + name.slice(at + 1))).toBe(true)
        expect(similarNames(name, name.slice(0, at) + slip + name.slice(at + 1))).toBe(true)
      }),
    )
  })
})
