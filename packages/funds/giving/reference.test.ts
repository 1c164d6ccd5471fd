import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  contributionIdOf,
  contributionOf,
  contributionsIn,
  newContributionId,
  referenceOf,
} from './reference.ts'

const fresh = () => newContributionId((size) => new Uint8Array(randomBytes(size)))

describe('a reference', () => {
  test('is read back as typed, and any one wrong character is noticed', () => {
    const id = fresh()
    const reference = referenceOf(id)
    expect(reference).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/)
    expect(contributionOf(` ${reference.toLowerCase().replace('-', ' ')} `)).toBe(id)
    for (const [i, was] of [...reference].entries()) {
      for (const other of '23456789ABCDEFGHJKMNPQRSTUVWXYZ') {
        if (was === '-' || was === other) continue
        expect(
          contributionOf(reference.slice(0, i) + other + reference.slice(i + 1)),
        ).toBeUndefined()
      }
    }
  })

  test('is found in what a bank writes around it', () => {
    const [a, b] = [fresh(), fresh()]
    const line = `DONATION ${referenceOf(a)}/INV 20261101, ${referenceOf(b).replace('-', '')} thanks`
    expect(contributionsIn(line)).toEqual([a, b])
    expect(contributionsIn('ACCOUNT 6222 9988 7766 5544 of 20261101')).toEqual([])
    expect(contributionsIn(`gift ${referenceOf(a)} from home`)).toEqual([a])
  })

  test('of one seed is always the same', () => {
    expect(contributionIdOf('a')).toBe(contributionIdOf('a'))
    expect(contributionIdOf('a')).not.toBe(contributionIdOf('b'))
  })
})
