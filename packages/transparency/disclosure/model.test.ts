import { expect, test } from 'vitest'
import { type Counted, openBatch } from './model.ts'

const batch = (count: number, confirmed: number, failed = 0): Counted => ({
  ...{ batch: 'bat_1', line: 'lin_1', areaName: 'Upper village', path: 'a1/a2/' },
  ...{ benefit: 'living-allowance', cycle: '2026-11', channel: 'bank', state: 'sent' },
  ...{ currency: 'CNY', count, amount: count * 100 },
  confirmed: { count: confirmed, amount: confirmed * 100 },
  failed: { count: failed, amount: failed * 100 },
})

test('of a few households neither place nor money is told', () => {
  const told = openBatch(batch(3, 3), true, 'The county')
  expect(told).toMatchObject({ areaName: 'The county', households: '<5', withheld: true })
  expect(JSON.stringify(told)).not.toMatch(/Upper|"amount"|"confirmed"/)
})

test('a batch that would give another away says nothing of how many', () => {
  const told = openBatch(batch(8, 8), true, 'The county')
  expect(told.areaName).toBe('Upper village')
  expect(JSON.stringify(told)).not.toMatch(/"households"|"amount"/)
})

test('what became of payments is told where no part of them is few', () => {
  expect(openBatch(batch(20, 12, 8), false, '')).toMatchObject({ confirmed: 1200, failed: 800 })
  const told = openBatch(batch(20, 19, 1), false, '')
  expect(told).toMatchObject({ households: 20, amount: 2000 })
  expect(JSON.stringify(told)).not.toMatch(/"confirmed"|"failed"/)
})
