import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countOf, drawn, listHash, seedOf } from './draw.ts'

const rule = { share: 5, least: 3, above: 0, tries: 3 }
const paid = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ entitlement: `due_${i}`, amount: 100 + i }))

test('so many: a share rounded up, a least number, and never more than there are', () => {
  expect([0, 1, 3, 60, 61, 100, 101].map((of) => countOf(of, rule))).toEqual([0, 1, 3, 3, 4, 5, 6])
  expect(countOf(100, { ...rule, share: 0, least: 0 })).toBe(0)
  expect(countOf(100, { ...rule, share: 100 })).toBe(100)
})

test('the draw follows from batch and list alone, in whatever order they are read', () => {
  const draws = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(draws, (amounts) => {
      const list = amounts.map((amount, i) => ({ entitlement: `due_${i}`, amount }))
      const other = [...list].reverse()
      const seed = seedOf('bat_1', listHash(list))
      expect(seedOf('bat_1', listHash(other))).toBe(seed)
      const ids = drawn(list, seed, rule, true)
      expect(drawn(other, seed, rule, true)).toEqual(ids)
      expect(new Set(ids).size).toBe(countOf(list.length, rule))
    }),
  )
})

test('another batch or another amount draws others', () => {
  const [list, changed] = [paid(1000), paid(1000).with(5, { entitlement: 'due_5', amount: 1 })]
  const of = (batch: string, all: typeof list) =>
    drawn(all, seedOf(batch, listHash(all)), rule, true)
  expect(of('bat_2', list)).not.toEqual(of('bat_1', list))
  expect(of('bat_1', changed)).not.toEqual(of('bat_1', list))
})

test('as the published rule says, reckoned by hand', () => {
  const sha = (text: string) => createHash('sha256').update(text).digest('hex')
  const list = paid(4)
  const seed = sha(`bat_1\n${sha('due_0 100\ndue_1 101\ndue_2 102\ndue_3 103\n')}`)
  expect(seedOf('bat_1', listHash(list))).toBe(seed)
  const byLot = list
    .map(({ entitlement }) => entitlement)
    .sort((a, b) => (sha(`${seed}\n${a}`) < sha(`${seed}\n${b}`) ? -1 : 1))
  expect(drawn(list, seed, rule, true)).toEqual(byLot.slice(0, 3).sort())
})

test('whoever got more than the amount is always in it, in the currency that names it', () => {
  const list = paid(1000)
  const strict = { ...rule, share: 0, least: 0, above: 1_097 }
  expect(drawn(list, 's', strict, true)).toEqual(['due_998', 'due_999'])
  expect(drawn(list, 's', strict, false)).toEqual([])
})
