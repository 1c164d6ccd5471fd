import { createHash } from 'node:crypto'
import { isFault } from '@terrace/platform/fault'
import { describe, expect, test } from 'vitest'
import { checkAssembly, voted } from './assembly.ts'
import type { Entry } from './list-model.ts'
import type { Assembly } from './record.ts'
import { checkSample, drawSample } from './sample.ts'

const entry = (id: string, more: Partial<Entry> = {}): Entry => ({
  case: id,
  household: `hh-${id}`,
  number: id,
  head: id,
  size: 1,
  kin: [],
  official: false,
  hands: {},
  ...more,
})
const assembly = (more: Partial<Assembly> = {}): Assembly => ({
  day: '2026-03-02',
  representatives: 30,
  present: 20,
  votes: { for: 18, against: 1, abstain: 1 },
  exceptions: [],
  recusals: [],
  readOut: true,
  minutes: ['p'],
  board: ['p'],
  ...more,
})
const quorum = { present: 2, of: 3 }
const told = (work: () => void) => {
  try {
    work()
    return []
  } catch (error) {
    if (!isFault(error)) throw error
    return [error.code, ...(error.detail.fields ?? []).map((f) => `${f.path} ${f.code}`)]
  }
}
const check = (more: Partial<Assembly>, entries = [entry('a'), entry('b')]) =>
  told(() => checkAssembly(quorum, assembly(more), entries))

describe('an assembly', () => {
  test('two thirds are an exact fraction: 20 of 30 may, 19 may not, 20 of 31 may not', () => {
    expect(check({})).toEqual([])
    const votes = { for: 19, against: 0, abstain: 0 }
    expect(check({ present: 19, votes })).toEqual(['assembly.quorum'])
    expect(check({ representatives: 31 })).toEqual(['assembly.quorum'])
  })

  test('votes add up to those who were there and had not stepped out', () => {
    expect(check({ votes: { for: 18, against: 1, abstain: 0 } })).toContain(
      'assembly.votes assembly.votes',
    )
    const recusals = [{ name: 'A cousin', case: 'a' }]
    const vote = { case: 'a', for: 10, against: 9, abstain: 0 }
    expect(check({ recusals, exceptions: [vote] })).toEqual([])
    expect(check({ exceptions: [vote] })).toContain('assembly.exceptions.0 assembly.votes')
    expect(check({ present: 31, representatives: 30 })).toContain(
      'assembly.present assembly.present',
    )
  })

  test('a vote against a household has its reason; half is not a majority', () => {
    const even = { case: 'a', for: 10, against: 10, abstain: 0 }
    expect(check({ exceptions: [even] })).toContain('assembly.exceptions.0.reason decision.reason')
    const out = { state: 'rejected', move: 'assembly', day: '2026-03-02' }
    const record = assembly({ exceptions: [{ ...even, reason: 'Has a shop' }] })
    const { entries } = voted(record, [entry('a'), entry('b')], out, undefined)
    expect(entries.map((e) => e.out?.reason)).toEqual(['Has a shop', undefined])
  })

  test('a list that is voted down loses all but those voted for apart, with a reason', () => {
    const record = assembly({
      votes: { for: 5, against: 15, abstain: 0 },
      exceptions: [{ case: 'b', for: 20, against: 0, abstain: 0 }],
    })
    const out = { state: 'rejected', move: 'assembly', day: '2026-03-02' }
    const all = [entry('a'), entry('b')]
    expect(told(() => voted(record, all, out, undefined))).toContain('reason decision.reason')
    const { entries, passed } = voted(record, all, out, 'Not prepared')
    expect(passed).toBe(false)
    expect(entries.map((e) => e.out?.reason)).toEqual(['Not prepared', undefined])
  })
})

describe('a sample', () => {
  const keys = {
    blind: (value: string, purpose: string) =>
      createHash('sha256').update(`${purpose}\n${value}`).digest('hex'),
  }
  const list = {
    list: 'l1',
    version: 7,
    entries: [
      ...Array.from({ length: 199 }, (_, i) => entry(`c${i}`)),
      entry('kin', { official: true }),
      entry('gone', { out: { state: 'rejected', move: 'x', reason: 'y', day: '2026-03-02' } }),
    ],
  }
  const rule = { percent: 30, kinAll: true }
  const drawn = (l = list, r = rule) =>
    drawSample(keys, l, r).flatMap((e) => (e.sampled ? [e.case] : []))

  test('is at least its share, holds every official’s relative, and nobody who is out', () => {
    expect(drawn().length).toBeGreaterThanOrEqual(60)
    expect(drawn().length).toBeLessThanOrEqual(61)
    expect(drawn()).toContain('kin')
    expect(drawn()).not.toContain('gone')
    expect(drawn(list, { percent: 0, kinAll: true })).toEqual(['kin'])
  })

  test('is the same for the same list, and another for another version', () => {
    expect(drawn()).toEqual(drawn())
    expect(drawn({ ...list, version: 8 })).not.toEqual(drawn())
  })

  test('is checked before the decision; doubts do not pass', () => {
    const by = { id: 'u', name: 'U' }
    const checkOf = (result: 'confirmed' | 'doubtful') => ({
      result,
      note: 'n',
      by,
      day: '2026-03-02',
      evidence: [],
    })
    const of = (result?: 'confirmed' | 'doubtful') =>
      ({
        entries: [entry('a', { sampled: true, ...(result ? { check: checkOf(result) } : {}) })],
      }) as never
    expect(told(() => checkSample(of(), new Set()))).toEqual(['sample.unchecked'])
    expect(told(() => checkSample(of('doubtful'), new Set()))).toEqual(['sample.doubtful'])
    expect(told(() => checkSample(of('doubtful'), new Set(['a'])))).toEqual([])
    expect(told(() => checkSample(of('confirmed'), new Set()))).toEqual([])
  })
})
