import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diff, flatten, rewind } from './history.ts'
import type { Household, Member } from './model.ts'

const household = (edit: Partial<Household> = {}): Household => ({
  household: 'hh_1',
  number: 'A-1',
  version: 1,
  status: 'registered',
  area: 'a1',
  path: 'a0/a1/',
  anchor: 'a1',
  areaName: 'Upper Field',
  members: [{ member: 'm1', name: 'Li Na', relation: 'head' }],
  snapshot: { year: 2026, income: { wage: 100 }, living: {} },
  findings: [],
  createdAt: '2026-01-01T00:00:00.000Z',
  createdBy: { id: 'u1', name: 'Clerk' },
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...edit,
})

describe('flatten', () => {
  test('names members by id, keeps lists and sealed values whole, leaves the derived out', () => {
    const idNumber = { sealed: 's', mask: 'm' }
    const leaves = flatten(
      household({
        causesOther: ['illness', 'water'],
        members: [{ member: 'm1', idNumber, health: ['chronic'], birth: undefined }],
      }),
    )
    expect(leaves.get('members.m1.idNumber')).toEqual(idNumber)
    expect(leaves.get('members.m1.health')).toEqual(['chronic'])
    expect(leaves.get('causesOther')).toEqual(['illness', 'water'])
    expect(leaves.get('snapshot.income.wage')).toBe(100)
    for (const path of ['version', 'updatedAt', 'findings', 'path', 'anchor', 'members.m1.birth']) {
      expect(leaves.has(path)).toBe(false)
    }
  })
})

describe('diff', () => {
  test('tells each changed leaf, in order', () => {
    const after = household({
      version: 2,
      causeMain: 'illness',
      members: [{ member: 'm1', name: 'Li Na', relation: 'head', health: ['chronic'] }],
      snapshot: { year: 2026, income: {}, living: {} },
    })
    expect(diff(household(), after)).toEqual([
      { path: 'causeMain', after: 'illness' },
      { path: 'members.m1.health', after: ['chronic'] },
      { path: 'snapshot.income.wage', before: 100 },
    ])
  })
  test('of what only was written again is empty', () => {
    expect(diff(household(), household({ version: 9, updatedAt: 'x', path: 'b/' }))).toEqual([])
  })
  test('sees a member of whom nothing is known', () => {
    const after = household({ members: [...household().members, { member: 'm2' }] })
    expect(diff(household(), after)).toEqual([{ path: 'members.m2.member', after: 'm2' }])
  })
})

describe('rewind', () => {
  test('lets a member disappear who joined later, and takes a departure back', () => {
    const left: Member = {
      member: 'm1',
      name: 'Li Na',
      left: { day: '2026-02-01', reason: 'death' },
    }
    const after = household({ members: [left, { member: 'm2', name: 'Bo' }], closed: undefined })
    const was = rewind(after, diff(household(), after))
    expect(was.members).toEqual(household().members)
  })
  test('keeps what the lists and pages lean on when nothing is known', () => {
    const before = household({ snapshot: { year: 2025, income: {}, living: {} } })
    const was = rewind(household(), diff(before, household()))
    expect(was.snapshot).toEqual({ year: 2025, income: {}, living: {} })
    expect(was.version).toBe(household().version)
  })
})

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const word = fc.constantFrom('illness', 'water', 'skill', '0', 'a b')
const sealed = fc.record({ sealed: word, mask: word })
const member = (id: string): fc.Arbitrary<Member> =>
  fc.record({
    member: fc.constant(id),
    name: maybe(word),
    workMonths: maybe(fc.nat(12)),
    allowance: maybe(fc.boolean()),
    health: maybe(fc.array(word, { maxLength: 3 })),
    idNumber: maybe(sealed),
    left: maybe(fc.record({ day: fc.constant('2026-01-01'), reason: word })),
  })
const any: fc.Arbitrary<Household> = fc
  .record({
    causeMain: maybe(word),
    causesOther: maybe(fc.array(word, { maxLength: 2 })),
    geo: maybe(fc.record({ lat: fc.nat(80), lon: fc.nat(90) })),
    bankAccount: maybe(sealed),
    relocation: maybe(fc.record({ resettled: maybe(fc.boolean()), mode: maybe(word) })),
    members: fc
      .subarray(['m1', 'm2', 'm3', 'm4'])
      .chain((ids) => fc.tuple(...ids.map((id) => member(id)))),
    income: fc.record({ wage: maybe(fc.integer()), pension: maybe(fc.nat()) }),
    needs: maybe(fc.dictionary(fc.constantFrom('water', 'housing'), fc.boolean())),
  })
  .map(({ income, needs, ...rest }) =>
    household({ ...rest, snapshot: { year: 2026, income, living: {}, needs } }),
  )

test('rewinding a diff gives what was, whatever was edited', () => {
  fc.assert(
    fc.property(any, any, (before, after) => {
      const was = rewind(after, diff(before, after))
      expect(flatten(was)).toEqual(flatten(before))
      expect(diff(was, before)).toEqual([])
    }),
  )
})

test('rewinding a chain of edits, newest first, gives the first', () => {
  fc.assert(
    fc.property(fc.array(any, { minLength: 2, maxLength: 6 }), (states) => {
      const steps = states.slice(1).map((next, i) => diff(states[i] as Household, next))
      const last = states.at(-1) as Household
      const first = rewind(last, steps.reverse().flat())
      expect(flatten(first)).toEqual(flatten(states[0] as Household))
    }),
  )
})
