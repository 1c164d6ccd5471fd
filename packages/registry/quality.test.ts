import { packs, type QualityRule, qualityRules } from '@terrace/tenancy'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { messages } from './i18n.ts'
import type { Household, Income, Living, Member } from './model.ts'
import { checkQuality } from './quality.ts'

const today = '2026-06-30'
const idNumber = { sealed: 's', mask: '*' }
const insurance = ['resident-medical', 'resident-pension']
const head: Member = {
  member: 'm1',
  name: '李娜',
  relation: 'head',
  sex: 'female',
  birth: '1980-01-01',
  idType: 'resident-id',
  idNumber,
  education: 'junior',
  health: ['healthy'],
  labour: 'ordinary',
  workPlace: 'county',
  workMonths: 8,
  insurance,
}
const son: Member = {
  member: 'm2',
  name: '李一',
  relation: 'son',
  sex: 'male',
  birth: '2014-01-01',
  idNumber,
  student: 'primary',
  health: ['healthy'],
  labour: 'none',
  insurance,
}
const income: Income = { wage: 3_000_000, business: 500_000, operatingCost: 100_000 }
const living: Living = { roadDistance: 1, arable: 3, waterSafe: true }

/** Of whom every rule approves. */
const household = (edit: Partial<Household> = {}): Household => ({
  household: 'hh_1',
  number: 'A-1',
  version: 1,
  status: 'exited',
  area: 'a1',
  path: 'a0/a1/',
  anchor: 'a1',
  areaName: 'Upper Field',
  causeMain: 'illness',
  members: [head, son],
  snapshot: { year: 2026, income, living },
  findings: [],
  createdAt: '2026-01-01T00:00:00.000Z',
  createdBy: { id: 'u1', name: 'Clerk' },
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...edit,
})
const people = (a: Partial<Member>, b: Partial<Member> = {}) =>
  household({
    members: [
      { ...head, ...a },
      { ...son, ...b },
    ],
  })
const earns = (edit: Income) =>
  household({ snapshot: { year: 2026, living, income: { ...income, ...edit } } })
const lives = (edit: Living, rest: Partial<Household> = {}) =>
  household({ ...rest, snapshot: { year: 2026, income, living: { ...living, ...edit } } })
const without = <T extends object>(value: T, key: keyof T): T => {
  const { [key]: _, ...rest } = value
  return rest as T
}

const clear = new Map<string, string>()
const found = (edit: Household, options = {}) =>
  checkQuality(packs.cn, edit, { today, idNumbers: clear, ...options }).map(
    (finding) => `${finding.rule} ${finding.path}`,
  )
const right = '11010519491231002X'

describe('a finding', () => {
  test('is not made of a household that keeps every rule', () => {
    expect(found(household())).toEqual([])
  })

  test.each<[QualityRule, string, Household]>([
    ['member.count', 'members', household({ members: [] })],
    ['member.one-head', 'members', people({ relation: 'mother' })],
    [
      'member.one-spouse',
      'members.m3.relation',
      household({
        members: [
          head,
          { ...son, member: 'm2', relation: 'spouse' },
          { ...son, member: 'm3', relation: 'spouse' },
        ],
      }),
    ],
    ['member.relation-sex', 'members.m2.sex', people({}, { sex: 'female' })],
    ['member.relation-sex', 'members.m1.sex', people({}, { relation: 'wifes-father' })],
    ['identity.missing', 'members.m2.idNumber', people({}, { idNumber: undefined })],
    ['cause.count', 'causesOther', household({ causesOther: ['land', 'water', 'skill'] })],
    ['cause.count', 'causesOther', household({ causesOther: ['illness'] })],
    ['cause.count', 'relapseCause', household({ relapseCause: 'illness' })],
    ['cause.missing', 'causeMain', household({ causeMain: undefined })],
    ['education.one-of', 'members.m2.education', people({}, { education: 'primary' })],
    ['education.one-of', 'members.m1.education', people({ education: undefined })],
    ['student.preschool-age', 'members.m2.student', people({}, { student: 'preschool' })],
    [
      'dropout.reason',
      'members.m2.dropoutReason',
      people({}, { student: 'not-student', education: 'primary' }),
    ],
    ['health.exclusive', 'members.m1.health', people({ health: ['healthy', 'chronic'] })],
    ['health.disability', 'members.m1.disabilityType', people({ health: ['disability'] })],
    [
      'health.disability',
      'members.m1.disabilityDegree',
      people({ health: ['disability'], disabilityType: 'visual' }),
    ],
    ['health.disability', 'members.m1.health', people({ disabilityType: 'visual' })],
    ['labour.child', 'members.m2.labour', people({}, { labour: 'weak' })],
    ['labour.elder', 'members.m1.labour', people({ birth: '1966-06-30' })],
    [
      'labour.healthy-adult',
      'members.m1.labour',
      people({ labour: 'weak', workPlace: undefined, workMonths: undefined }),
    ],
    [
      'labour.fallback',
      'noLabourFallback',
      people({ labour: 'lost', health: ['serious'], workPlace: undefined, workMonths: 0 }),
    ],
    ['work.place-months', 'members.m1.workMonths', people({ workMonths: 0 })],
    ['work.place-months', 'members.m1.workPlace', people({ workPlace: undefined })],
    ['work.unable', 'members.m2.labour', people({}, { workPlace: 'county', workMonths: 1 })],
    ['work.destitute', 'members.m1.workPlace', people({ destitute: true })],
    ['public-job.months', 'members.m1.publicJobMonths', people({ publicJob: 'ranger' })],
    ['public-job.months', 'members.m1.publicJob', people({ publicJobMonths: 3 })],
    [
      'public-job.age',
      'members.m2.publicJob',
      people({}, { publicJob: 'ranger', publicJobMonths: 3 }),
    ],
    [
      'public-job.per-household',
      'members',
      household({
        members: ['m1', 'm2', 'm3'].map((member) => ({
          ...head,
          member,
          relation: member === 'm1' ? 'head' : 'other',
          publicJob: 'ranger',
          publicJobMonths: 3,
        })),
      }),
    ],
    [
      'insurance.one-basic',
      'members.m1.insurance',
      people({ insurance: ['resident-medical', 'employee-medical'] }),
    ],
    ['insurance.one-basic', 'members.m1.insurance', people({ insurance: ['critical-illness'] })],
    ['insurance.missing', 'members.m1.insurance', people({ insurance: ['resident-pension'] })],
    ['road.distance', 'snapshot.living.roadDistance', lives({ roadDistance: undefined })],
    ['road.distance', 'snapshot.living.roadDistance', lives({ roadDistance: 5.1 })],
    [
      'income.per-head',
      'snapshot.income',
      earns({ wage: 0, business: 799_999, operatingCost: 100_000 }),
    ],
    [
      'income.per-head',
      'snapshot.income',
      household({ snapshot: { year: 2026, living, income: {} } }),
    ],
    ['income.wage', 'snapshot.income.wage', earns({ wage: 29_999, transferOther: 1_000_000 })],
    ['income.wage', 'snapshot.income.wage', earns({ wage: 30_000_001 })],
    ['income.cost', 'snapshot.income.operatingCost', earns({ operatingCost: 0 })],
    ['income.cost', 'snapshot.income.business', earns({ business: 0 })],
    [
      'income.ecological',
      'snapshot.income.ecological',
      household({
        snapshot: {
          year: 2026,
          living: { roadDistance: 1 },
          income: { ...income, ecological: 20_000 },
        },
      }),
    ],
    ['income.allowance', 'snapshot.income.allowance', earns({ allowance: 19_999 })],
    ['income.pension', 'snapshot.income.pension', earns({ pension: 8_799 })],
    ['income.destitute', 'snapshot.income.destituteSupport', earns({ destituteSupport: 1 })],
    [
      'land.returned-forest',
      'snapshot.living.returnedForest',
      lives({ forest: 2, pasture: 1, returnedForest: 3.1 }),
    ],
    ['housing.unsafe', 'snapshot.living.houseUnsafe', lives({ houseUnsafe: true })],
    ['housing.unsafe', 'snapshot.living.houseUnsafe', lives({ houseGrade: 'c' })],
    ['water.unsafe', 'snapshot.living.waterSafe', lives({ waterSafe: false })],
    ['date.order', 'exitYear', household({ firstIdentified: '2015-01-01', exitYear: 2014 })],
    ['date.order', 'exitYear', household({ relapseYear: 2020 })],
    [
      'date.order',
      'plannedExitYear',
      household({ firstIdentified: '2015-01-01', plannedExitYear: 2014 }),
    ],
  ])('of %s stands at %s', (rule, path, edit) => {
    expect(found(edit)).toEqual([`${rule} ${path}`])
  })
})

describe('no finding', () => {
  test.each<[string, Household]>([
    ['wages and supports at the limit', earns({ wage: 30_000_000, allowance: 20_000 })],
    ['low wages, pensions at the limit', earns({ wage: 830_000, pension: 8_800 })],
    ['income per head equal to the limit', earns({ wage: 400_000 })],
    ['road as far as allowed', lives({ roadDistance: 5 })],
    [
      'returned forest as large as the land',
      lives({ forest: 0.1, pasture: 0.2, returnedForest: 0.3 }),
    ],
    ['an unsafe house before graduation', lives({ houseUnsafe: true }, { status: 'assisted' })],
    ['an unsafe house under watch', lives({ houseUnsafe: true }, { status: 'monitored' })],
    ['a good house', lives({ houseGrade: 'b', houseUnsafe: false })],
    ['a candidate without cause', household({ status: 'candidate', causeMain: undefined })],
    [
      'a relapse with its cause',
      household({ exitYear: 2018, relapseYear: 2020, relapseCause: 'land' }),
    ],
    ['a toddler without schooling', people({}, { birth: '2023-01-01', student: undefined })],
    [
      'a dropout with a reason',
      people({}, { student: 'not-student', education: 'primary', dropoutReason: 'illness' }),
    ],
    ['an adult of 59 who works', people({ birth: '1966-07-01' })],
    [
      'a household marked as lacking labour',
      household({
        noLabourFallback: true,
        members: [
          { ...head, labour: 'none', health: ['serious'], workPlace: undefined, workMonths: 0 },
        ],
      }),
    ],
    ['destitute and at work in the township', people({ destitute: true, workPlace: 'township' })],
    ['a ranger of 46', people({ publicJob: 'ranger', publicJobMonths: 12 })],
    [
      'a certified disability',
      people({
        health: ['disability', 'chronic'],
        disabilityType: 'visual',
        disabilityDegree: '2',
      }),
    ],
    ['somebody of another sex', people({}, { sex: 'unspecified' })],
    [
      'what those who left lack',
      household({ members: [head, { member: 'm9', left: { day: today, reason: 'died' } }] }),
    ],
  ])('for %s', (_, edit) => expect(found(edit)).toEqual([]))

  test.each(['closed', 'removed'] as const)('for a household that is %s', (status) => {
    expect(found(household({ status, members: [] }))).toEqual([])
  })
})

describe('values in clear', () => {
  test('show numbers and phones that stood before their rules', () => {
    const wrong = new Map([['m1', '110105194912310021']])
    expect(found(household(), { idNumbers: wrong })).toEqual([
      'identity.checksum members.m1.idNumber',
    ])
    const twice = new Map([
      ['m1', right],
      ['m2', right],
    ])
    const both = people(
      {
        birth: '1949-12-31',
        labour: 'lost',
        health: ['serious'],
        workPlace: undefined,
        workMonths: 0,
      },
      {
        idType: 'resident-id',
        birth: '1949-12-31',
        sex: 'female',
        relation: 'sister',
        labour: 'weak',
      },
    )
    expect(found(both, { idNumbers: twice })).toEqual(['identity.duplicate members.m2.idNumber'])
  })
  test('phones fit the pattern, with or without dashes', () => {
    const phones = (m1: string, own: string) =>
      new Map([
        ['m1', m1],
        ['household', own],
      ])
    expect(found(household(), { phones: phones('138-1234 1234', '13812341234') })).toEqual([])
    expect(found(household(), { phones: phones('12345', '0471') })).toEqual([
      'phone.format phone',
      'phone.format members.m1.phone',
    ])
  })
})

describe('settings', () => {
  const only = (rule: QualityRule, severity: 'off' | 'error' | 'warning', params = {}) => ({
    ...packs.cn,
    quality: [{ rule, severity, params }],
  })
  test('decide on severity and limits, which go with the finding', () => {
    const far = lives({ roadDistance: 4 })
    const at = (severity: 'off' | 'error', params = {}) =>
      checkQuality(only('road.distance', severity, params), far, { today })
    expect(at('error', { km: 3 })).toEqual([
      {
        rule: 'road.distance',
        severity: 'error',
        path: 'snapshot.living.roadDistance',
        params: { km: 3 },
      },
    ])
    expect(at('off', { km: 3 })).toEqual([])
    expect(at('error')).toEqual([])
  })
  test('names and births that are missing', () => {
    const bare = household({ members: [without(without(head, 'name'), 'birth')] })
    for (const [rule, field] of [
      ['member.name', 'name'],
      ['member.birth', 'birth'],
    ] as const) {
      const settings = only(rule as QualityRule, 'warning')
      const paths = checkQuality(settings, bare, { today }).map((finding) => finding.path)
      expect(paths).toEqual([`members.m1.${field}`])
      expect(checkQuality(settings, household(), { today })).toEqual([])
    }
  })
  test('every rule has its words in both languages, with no more than its limits to fill in', () => {
    for (const pack of [packs.cn, packs.international]) {
      for (const { rule, params } of pack.quality) {
        const words = messages[`quality.${rule}`]
        const known = new Set([...Object.keys(params), 'jobs', 'heads'])
        for (const text of [words?.en ?? '{}', words?.zh ?? '{}']) {
          const names = [...text.matchAll(/\{(\w*)\}/g)].map((match) => match[1] ?? '')
          expect(names.filter((name) => !known.has(name))).toEqual([])
        }
      }
    }
  })
  test('every rule finds nothing in what is not known but what is missing', () => {
    const missing = new Set<string>([
      'member.one-head',
      'member.name',
      'member.birth',
      'identity.missing',
      'cause.missing',
      'education.one-of',
      'insurance.missing',
      'road.distance',
    ])
    const bare = household({
      status: 'registered',
      causeMain: undefined,
      members: [{ member: 'm1' }],
      snapshot: { year: 2026, income: {}, living: {} },
    })
    for (const rule of qualityRules) {
      const findings = checkQuality(only(rule, 'warning'), bare, { today })
      expect([rule, findings.length]).toEqual([rule, missing.has(rule) ? 1 : 0])
    }
  })
})

test('the order of members changes no finding', () => {
  const one = (member: string) =>
    fc.record({
      member: fc.constant(member),
      relation: fc.constantFrom('head', 'spouse', 'son', 'wifes-father'),
      sex: fc.constantFrom('male', 'female'),
      birth: fc.constantFrom('2020-01-01', '2012-01-01', '1990-01-01', '1950-01-01'),
      labour: fc.constantFrom('ordinary', 'none', 'weak'),
      publicJob: fc.constantFrom(undefined, 'ranger'),
      health: fc.subarray(['healthy', 'disability']),
      insurance: fc.subarray(['resident-medical', 'employee-medical', 'critical-illness']),
    })
  fc.assert(
    fc.property(one('m1'), one('m2'), one('m3'), (a, b, c) => {
      const lines = (members: Member[]) =>
        found(household({ members }))
          .filter((line) => !line.startsWith('member.one-spouse'))
          .sort()
      expect(lines([c, a, b])).toEqual(lines([a, b, c]))
    }),
  )
})
