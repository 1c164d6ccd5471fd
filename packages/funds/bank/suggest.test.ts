import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StatementLine } from './model.ts'
import { type OpenItem, suggestMatches } from './suggest.ts'

const line = (over: Partial<StatementLine>): StatementLine => ({
  id: 'bl_1',
  identified: 'reference',
  direction: 'in',
  amount: 5_000,
  currency: 'CNY',
  day: '2026-11-20',
  text: '',
  status: 'booked',
  ...over,
})
const pledge = (id: string, over: Partial<OpenItem> = {}): OpenItem => ({
  id,
  direction: 'in',
  amount: 5_000,
  currency: 'CNY',
  ...over,
})
const brief = (one: StatementLine, items: OpenItem[]) =>
  suggestMatches([one], items).map(({ item, score, reason }) => [item, score, reason])

test('the surest reason wins, and is said', () => {
  const items = [
    pledge('a', { reference: 'PLG-7K3M' }),
    pledge('b', { name: 'Li Anna' }),
    pledge('c', { day: '2026-11-18' }),
    pledge('d', { endToEnd: 'E-1' }),
  ]
  const all = line({ text: 'thanks! plg 7k3m', party: 'Anna LI', endToEnd: 'e1' })
  expect(brief(all, items)).toEqual([
    ['d', 100, 'end-to-end'],
    ['a', 90, 'reference-in-text'],
    ['b', 75, 'amount-and-name'],
    ['c', 48, 'amount-and-day'],
  ])
  expect(brief(line({ reference: 'plg7k3m' }), items)).toEqual([
    ['a', 95, 'reference'],
    ['c', 48, 'amount-and-day'],
  ])
})

test('another amount is halved and said; another way or currency is nothing', () => {
  const items = [pledge('a', { reference: 'PLG-7K3M', amount: 1 })]
  const [found] = suggestMatches([line({ reference: 'PLG-7K3M' })], items)
  expect(found).toMatchObject({ score: 47, amountDiffers: true })
  expect(brief(line({ reference: 'PLG-7K3M', direction: 'out' }), items)).toEqual([])
  expect(brief(line({ reference: 'PLG-7K3M', currency: 'USD' }), items)).toEqual([])
})

test('money that comes back is for the payment that went out', () => {
  const payment = pledge('p', { direction: 'out', endToEnd: 'ent_2' })
  expect(brief(line({ status: 'returned', endToEnd: 'ent-2' }), [payment])).toEqual([
    ['p', 100, 'end-to-end'],
  ])
  expect(brief(line({ endToEnd: 'ent-2' }), [payment])).toEqual([])
})

test('a short reference is not looked for in texts, and a far day is no reason', () => {
  expect(brief(line({ text: 'abc' }), [pledge('a', { reference: 'abc' })])).toEqual([])
  expect(
    brief(line({}), [pledge('a', { day: '2026-11-09' }), pledge('b', { day: '2026-12-01' })]),
  ).toEqual([])
})

test('the order of items changes nothing', () => {
  const item = fc.record({
    id: fc.constantFrom(...'abcdefghijklmnop'),
    amount: fc.constantFrom(5_000, 6_000),
    name: fc.constantFrom('Li', 'Wang', undefined),
    day: fc.constantFrom('2026-11-15', '2026-11-20', '2026-11-21', undefined),
  })
  const items = fc.uniqueArray(item, { selector: ({ id }) => id, maxLength: 16 })
  fc.assert(
    fc.property(items, (list) => {
      const open = list.map(({ id, amount, name, day }) =>
        pledge(id, { amount, ...(name ? { name } : {}), ...(day ? { day } : {}) }),
      )
      const one = [line({ party: 'li' })]
      expect(suggestMatches(one, [...open].reverse())).toEqual(suggestMatches(one, open))
    }),
  )
})

test('100,000 payments of one amount do not make a line slow', () => {
  const items = Array.from({ length: 100_000 }, (_, at) =>
    pledge(`p${at}`, { day: '2026-11-20', name: `Name ${at % 500}` }),
  )
  const lines = Array.from({ length: 1_000 }, (_, at) =>
    line({ id: `l${at}`, party: `Name ${at}` }),
  )
  expect(suggestMatches(lines, items).length).toBeLessThanOrEqual(5_000)
})
