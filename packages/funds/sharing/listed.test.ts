import type { Household, Member } from '@terrace/registry'
import { packs } from '@terrace/tenancy'
import { expect, test } from 'vitest'
import { judge, type Listed } from './listed.ts'
import { Filter } from './proposal-model.ts'
import { variablesOf } from './variables.ts'
import { byVillage } from './village.ts'

const day = '2026-11-02'
const member = (facts: Partial<Member>): Member => ({ member: `m${facts.name ?? ''}`, ...facts })
const household = (more: Partial<Household> = {}): Household => ({
  ...{ household: 'hh_1', number: 'N1', version: 1, status: 'registered', line: 'national' },
  ...{ area: 'a1', path: 'c/a1/', anchor: 'c', areaName: 'Upper' },
  members: [member({ name: 'Wang', relation: 'head', birth: '1966-11-02' })],
  snapshot: { year: 2026, income: { wage: 90_000 }, living: {} },
  ...{ findings: [], createdAt: '', createdBy: { id: '', name: '' }, updatedAt: '' },
  ...more,
})
const judged = (one: Household, filter: object = {}) =>
  judge(one, packs.cn, { filter: Filter.parse(filter) }, day)

test('a candidate is what was asked for, and of others it is told why not', () => {
  expect(judged(household())).toMatchObject({ id: 'hh_1', payee: 'Wang', people: 1, net: 90_000 })
  expect(judged(household({ status: 'exited' }))).toBe('filter')
  expect(judged(household({ status: 'exited' }), { statuses: ['exited'] })).toMatchObject({
    number: 'N1',
  })
  expect(judged(household(), { types: ['minimum-living'] })).toBe('filter')
  expect(judged(household(), { lines: ['exit'] })).toBe('filter')
  expect(judged(household(), { lines: ['exit', 'national'] })).toMatchObject({ id: 'hh_1' })
  expect(judged(household({ members: [] }))).toBe('nobody')
  const unknown = household({ snapshot: { year: 2026, income: {}, living: {} } })
  expect(judged(unknown)).toBe('income')
  expect(judged(unknown, { withoutIncome: 'as-none' })).toMatchObject({ net: 0 })
})

test('variables count what is known on the day, of those who live there', () => {
  const gone = { left: { day: '2026-01-01', reason: 'died' } }
  const members = [
    member({ name: 'a', birth: '1966-11-02', health: ['chronic', 'disability'] }),
    member({ name: 'b', birth: '1966-11-03', labour: 'weak', workMonths: 4 }),
    member({ name: 'c', birth: '2010-11-02', student: 'primary' }),
    member({ name: 'd', birth: '2010-11-03', student: 'not-student', disabilityType: 'visual' }),
    member({ name: 'e', birth: '1940-01-01', ...gone }),
    member({ name: 'f' }),
  ]
  const living = { houseGrade: 'c', houseUnsafe: true, arable: 1.29 }
  const snapshot = { year: 2026, income: {}, living }
  expect(variablesOf(household({ members, snapshot }), day)).toEqual({
    ...{ children: 1, elderly: 1, students: 1, disabled: 2 },
    ...{ seriousIllness: 0, chronicIllness: 1, workers: 1, workMonths: 4 },
    ...{ houseGrade: 2, houseUnsafe: 1, waterUnsafe: 0, arable: 129 },
  })
  expect(variablesOf(household(), day)).toMatchObject({ houseGrade: 0, waterUnsafe: 0 })
})

test('the gap of a village is the sum of its gaps, whatever its rich have', async () => {
  const one = judged(household()) as Listed
  const of = (more: Partial<Listed>): Listed => ({ ...one, line: 100, ...more })
  async function* all() {
    yield of({ people: 2, net: 50, year: 2026 })
    yield of({ people: 1, net: 9_000, year: 2026 })
    yield of({ people: 1, net: -30, year: 2025, line: 80 })
    yield of({ area: 'a0', path: 'c/a0/', people: 1, net: 10, year: 2026 })
  }
  const [first, second] = await byVillage(all())
  expect(first).toMatchObject({ id: 'a0', people: 1, net: 10 })
  // 150 + 0 + 80 are missing; the line is that of the latest year.
  expect(second).toMatchObject({ id: 'a1', people: 4, line: 100, net: 400 - 230 })
})
