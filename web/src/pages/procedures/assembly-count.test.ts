import { expect, test } from 'vitest'
import { fraction, passes, quorumOf, votersOf } from './assembly-count.ts'

test('a quorum is an exact fraction', () => {
  expect(fraction(20, 30)).toBe('2/3')
  expect(fraction(0, 30)).toBe('0/1')
  expect(quorumOf({ present: 2, of: 3 }, 20, 30)).toEqual({ needed: 20, met: true })
  expect(quorumOf({ present: 2, of: 3 }, 19, 30)).toEqual({ needed: 20, met: false })
  expect(quorumOf({ present: 2, of: 3 }, 67, 100)).toEqual({ needed: 67, met: true })
  expect(quorumOf({ present: 2, of: 3 }, 66, 100)).toEqual({ needed: 67, met: false })
})

test('whoever stepped out is not counted', () => {
  const recusals = [
    { name: 'A', case: '' },
    { name: 'B', case: 'case_1' },
  ]
  expect(votersOf(20, recusals)).toBe(19)
  expect(votersOf(20, recusals, 'case_1')).toBe(18)
  expect(votersOf(undefined, recusals)).toBe(0)
})

test('half is not a majority', () => {
  expect(passes({ for: 10, against: 10, abstain: 0 }, 20)).toBe(false)
  expect(passes({ for: 11, against: 9, abstain: 0 }, 20)).toBe(true)
})
