import { packs, type Settings } from '@terrace/tenancy'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { messages } from './i18n.ts'
import { checkCharacter } from './identity-number.ts'
import type { Household, Member } from './model.ts'
import { checkHousehold } from './rules.ts'

const today = '2026-06-30'
const head: Member = { member: 'm1', name: '李娜', relation: 'head', sex: 'female' }
const son: Member = { member: 'm2', name: '李一', relation: 'son', sex: 'male' }

const household = (edit: Partial<Household> = {}): Household => ({
  household: 'hh_1',
  number: 'A-1',
  version: 1,
  status: 'registered',
  area: 'a1',
  path: 'a0/a1/',
  anchor: 'a1',
  areaName: 'Upper Field',
  members: [head, son],
  snapshot: { year: 2026, income: {}, living: {} },
  findings: [],
  createdAt: '2026-01-01T00:00:00.000Z',
  createdBy: { id: 'u1', name: 'Clerk' },
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...edit,
})
const living = (edit: Household['snapshot']['living'], needs?: Record<string, boolean>) =>
  household({ snapshot: { year: 2026, income: {}, living: edit, ...(needs ? { needs } : {}) } })
const check = (
  edit: Household,
  numbers: Record<string, string> = {},
  settings: Settings = packs.cn,
  was?: Household,
) =>
  checkHousehold(settings, edit, { today, idNumbers: new Map(Object.entries(numbers)), was }).map(
    (fault) => `${fault.path} ${fault.code}`,
  )
const resident = (digits: string) => digits + checkCharacter(digits)
const women = resident('11010519491231002')

describe('a household that is refused', () => {
  test('a plain one is not', () => expect(check(household())).toEqual([]))

  test.each<[string, Household, string]>([
    ['no head', household({ members: [son] }), 'members household.no-head'],
    [
      'two heads',
      household({ members: [head, { ...son, relation: 'head' }] }),
      'members.1.relation household.two-heads',
    ],
    [
      'two spouses',
      household({
        members: [head, { ...son, relation: 'spouse' }, { member: 'm3', relation: 'spouse' }],
      }),
      'members.2.relation household.two-spouses',
    ],
    [
      'a cause twice',
      household({ causeMain: 'illness', causesOther: ['land', 'illness'] }),
      'causesOther.1 household.cause-twice',
    ],
    [
      'another cause twice',
      household({ causesOther: ['land', 'land'] }),
      'causesOther.1 household.cause-twice',
    ],
    ['unknown cause', household({ causeMain: 'magic' }), 'causeMain code.unknown'],
    ['unknown type', household({ type: 'poor' }), 'type code.unknown'],
    [
      'unknown health',
      household({ members: [head, { ...son, health: ['chronic', 'x'] }] }),
      'members.1.health.1 code.unknown',
    ],
    [
      'unknown reason of leaving',
      household({ members: [head, { ...son, left: { day: today, reason: 'x' } }] }),
      'members.1.left.reason code.unknown',
    ],
    [
      'unknown document',
      household({ members: [head, { ...son, idType: 'x' }] }),
      'members.1.idType code.unknown',
    ],
    ['unknown road', living({ roadType: 'x' }), 'living.roadType code.unknown'],
    ['unknown need', living({}, { magic: true }), 'needs.magic code.unknown'],
    ['unknown mode', household({ relocation: { mode: 'x' } }), 'relocation.mode code.unknown'],
    [
      'unknown reason of closing',
      household({ closed: { day: today, reason: 'x' } }),
      'closed.reason code.unknown',
    ],
    [
      'birth in the future',
      household({ members: [head, { ...son, birth: '2026-07-01' }] }),
      'members.1.birth member.birth-future',
    ],
    [
      'birth too early',
      household({ members: [head, { ...son, birth: '1895-06-30' }] }),
      'members.1.birth member.birth-too-early',
    ],
    [
      'joined before birth',
      household({
        members: [
          head,
          { ...son, birth: '2020-01-02', joined: { day: '2020-01-01', reason: 'born' } },
        ],
      }),
      'members.1.joined.day member.joined-before-birth',
    ],
    [
      'left before birth',
      household({
        members: [
          head,
          { ...son, birth: '2020-01-02', left: { day: '2020-01-01', reason: 'died' } },
        ],
      }),
      'members.1.left.day member.left-before-birth',
    ],
    [
      'left before joining',
      household({
        members: [
          head,
          {
            ...son,
            joined: { day: '2020-01-02', reason: 'born' },
            left: { day: '2020-01-01', reason: 'died' },
          },
        ],
      }),
      'members.1.left.day member.left-before-joined',
    ],
    [
      'left tomorrow',
      household({ members: [head, { ...son, left: { day: '2026-07-01', reason: 'died' } }] }),
      'members.1.left.day day.future',
    ],
    [
      'identified tomorrow',
      household({ firstIdentified: '2026-07-01' }),
      'firstIdentified day.future',
    ],
    ['exit to come', household({ exitYear: 2027 }), 'exitYear household.exit-future'],
    [
      'exit before identification',
      household({ firstIdentified: '2015-01-01', exitYear: 2014 }),
      'exitYear household.exit-before-identified',
    ],
    [
      'relapse before exit',
      household({ exitYear: 2018, relapseYear: 2017 }),
      'relapseYear household.relapse-before-exit',
    ],
    ['relapse to come', household({ relapseYear: 2027 }), 'relapseYear household.relapse-future'],
  ])('%s', (_, edit, fault) => expect(check(edit)).toEqual([fault]))

  test('what is allowed at the edge', () => {
    const edge = household({
      causeMain: 'illness',
      causesOther: ['land', 'water'],
      firstIdentified: '2014-06-01',
      exitYear: 2014,
      relapseYear: 2026,
      members: [
        { ...head, birth: '1896-06-30' },
        { ...son, birth: today, joined: { day: today, reason: 'born' } },
      ],
    })
    expect(check(edge)).toEqual([])
  })
  test('who left is no head any more, and the last one may leave', () => {
    const left = { day: '2026-01-01', reason: 'died' }
    const gone = { ...head, left }
    expect(check(household({ members: [gone, { ...son, relation: 'head' }] }))).toEqual([])
    expect(check(household({ members: [gone, son] }))).toEqual(['members household.no-head'])
    expect(check(household({ members: [gone, { ...son, left }] }))).toEqual([])
  })
})

describe('ID numbers', () => {
  const with2 = (a: Partial<Member>, b: Partial<Member> = {}) =>
    household({
      members: [
        { ...head, idType: 'resident-id', ...a },
        { ...son, ...b },
      ],
    })

  test('are checked by their type, and against birth and sex', () => {
    const wrong = `${women.slice(0, 17)}1`
    expect(check(with2({}), { m1: women })).toEqual([])
    expect(check(with2({}), { m1: wrong })).toEqual(['members.0.idNumber identity.checksum'])
    expect(check(with2({ idType: 'other' }), { m1: wrong })).toEqual([])
    expect(check(with2({ birth: '1950-01-01' }), { m1: women })).toEqual([
      'members.0.idNumber identity.birth-differs',
    ])
    expect(check(with2({ sex: 'male' }), { m1: women })).toEqual([
      'members.0.idNumber identity.sex-differs',
    ])
  })
  test('stand once in a household, unless the first owner left or the document is not their own', () => {
    const numbers = { m1: women, m2: `${women}43` }
    const b = { idType: 'resident-id', sex: 'female', relation: 'daughter' }
    expect(check(with2({}, b), numbers)).toEqual(['members.1.idNumber identity.twice'])
    const left = { day: '2026-01-01', reason: 'married-out' }
    const back = with2({}, { ...b, left })
    expect(check(back, numbers)).toEqual([])
    const shared = with2({ idType: 'household-book' }, { ...b, idType: 'household-book' })
    expect(check(shared, { m1: '7', m2: '7' })).toEqual([])
  })
})

describe('choices', () => {
  test('are named in both languages, at most a dozen', () => {
    const [fault] = checkHousehold(packs.cn, household({ standard: 'x' }), { today })
    expect(fault?.params).toMatchObject({
      value: 'x',
      values: 'National standard, Provincial standard, City standard',
      valuesZh: '国家标准、省级标准、市级标准',
    })
    const [many] = checkHousehold(packs.cn, household({ causeMain: 'x' }), { today })
    expect(String(many?.params?.valuesZh).split('、')).toHaveLength(13)
  })
  test('end and begin with their days', () => {
    const lists = {
      ...packs.cn.lists,
      cause: packs.cn.lists.cause.map((entry) =>
        entry.code === 'land' ? { ...entry, until: '2026-06-29' } : { ...entry, from: today },
      ),
    }
    const settings = { ...packs.cn, lists }
    expect(check(household({ causeMain: 'water' }), {}, settings)).toEqual([])
    expect(check(household({ causeMain: 'land' }), {}, settings)).toEqual([
      'causeMain code.not-valid',
    ])
    // Somebody whose cause ended stays editable; nobody new gets it.
    const was = household({ causeMain: 'land' })
    expect(check({ ...was, type: 'general' }, {}, settings, was)).toEqual([])
    expect(check({ ...was, causesOther: ['land'] }, {}, settings, was)).toHaveLength(2)
  })
})

describe('what was wrong before', () => {
  const was = household({ members: [{ ...head, idType: 'resident-id' }, son] })
  const sealed = (seal: string) => ({ sealed: seal, mask: '*' })
  const numbered = (seal: string) => ({
    ...was,
    members: was.members.map((m) => (m === son ? m : { ...m, idNumber: sealed(seal) })),
  })
  test('does not stop a change of something else', () => {
    const after = { ...numbered('a'), causeMain: 'land' }
    expect(check(after, { m1: '1' }, packs.cn, numbered('a'))).toEqual([])
  })
  test('stops when it is entered anew', () => {
    expect(check(numbered('b'), { m1: '1' }, packs.cn, numbered('a'))).toEqual([
      'members.0.idNumber identity.length',
    ])
  })
})

test('every fault has its words, whatever is entered', () => {
  const code = fc.constantFrom('head', 'spouse', 'son', 'x')
  const day = fc.constantFrom('1800-01-01', '1990-05-05', '2026-06-30', '2030-01-01')
  const passage = fc.option(fc.record({ day, reason: fc.constantFrom('born', 'died', 'x') }), {
    nil: undefined,
  })
  const member = fc.record({
    member: fc.constantFrom('m1', 'm2', 'm3', 'm4'),
    relation: code,
    birth: day,
    joined: passage,
    left: passage,
    idType: fc.constantFrom('resident-id', 'other', 'x'),
  })
  const number = fc.constantFrom(women, '1', '11010519491231', '110105491231002', `${women}99`)
  const numbers = fc.dictionary(fc.constantFrom('m1', 'm2', 'm3'), number)
  const members = fc.uniqueArray(member, { selector: (m) => m.member, maxLength: 4 })
  const year = fc.option(fc.integer({ min: 2010, max: 2030 }), { nil: undefined })
  fc.assert(
    fc.property(members, numbers, year, year, day, (people, clear, exitYear, relapseYear, at) => {
      const edit = household({ members: people, exitYear, relapseYear, firstIdentified: at })
      const idNumbers = new Map(Object.entries(clear))
      for (const fault of checkHousehold(packs.cn, edit, { today, idNumbers })) {
        expect(messages).toHaveProperty([fault.code])
        // Nothing of an ID number goes into a sentence that logs and error files repeat.
        expect(JSON.stringify(fault)).not.toContain(women.slice(6))
      }
    }),
  )
})
