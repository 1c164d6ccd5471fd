import { type World, world } from '@terrace/local/world'
import { addDays } from '@terrace/platform/dates'
import { isFault } from '@terrace/platform/fault'
import { routes as registry } from '@terrace/registry/routes'
import { addArea, addMember, changeSettings, deadlines, type Role } from '@terrace/tenancy'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkEvidence, getEvidence, uploadEvidence } from './evidence.ts'
import { acknowledgeGrievance, classifyGrievance } from './grievance-act.ts'
import { answerGrievance, investigateGrievance } from './grievance-answer.ts'
import { assignGrievance, raiseGrievance } from './grievance-assign.ts'
import { enterGrievance, fileGrievance } from './grievance-file.ts'
import { attachPhoto } from './grievance-photo.ts'
import { listPublicAreas } from './grievance-place.ts'
import { rateGrievance, readPublicGrievance, requestReview } from './grievance-public.ts'
import { getGrievance, listGrievances, revealComplainant } from './grievance-read.ts'
import { remindDaily } from './remind.ts'
import { PNG } from './testing.ts'
import { getWork } from './work.ts'

/*
 * A grievance from its filing to its last day: who may do what with it, by when, and who may not even
 * know what it says.
 */

let w: World
let paths = { village: '', township: '', county: '' }
let village = ''
let clock = '2026-03-02'

const at = (day: string) => {
  clock = day
  w.at(`${day}T02:00:00Z`)
}
const anybody = () => w.as('public', [], 'public')
const clerk = () => w.as('clerk', [paths.village], 'u-clerk')
const town = (n: number) => w.as('township', [paths.township], `u-t${n}`)
const county = (n: number) => w.as('county', [paths.county], `u-c${n}`)
const text = 'The widow Sun of the upper hamlet was never visited'

const file = (more: object = {}) =>
  fileGrievance(anybody(), { type: 'missed-household', area: village, text, ...more })
const letterOf = (type: 'missed-household' | 'benefit') =>
  ({ type, area: village, text, channel: 'letter', day: clock }) as const
const refusal = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
  } catch (error) {
    if (!isFault(error)) throw error
    return error.detail.fields?.[0]?.code ?? error.code
  }
  return 'was not refused'
}
const classes = { type: 'missed-household', complex: false, sensitive: false } as const

beforeAll(async () => {
  w = await world({ today: clock })
  const admin = w.as('admin')
  const top = await addArea(admin, { level: 'county', name: 'Qinghe' })
  const middle = await addArea(admin, { level: 'township', name: 'North', parent: top.area })
  const low = await addArea(admin, { level: 'village', name: 'Upper', parent: middle.area })
  await addArea(admin, { level: 'township', name: 'South', parent: top.area })
  village = low.area
  paths = { village: low.path, township: middle.path, county: top.path }
  const member = (user: string, role: Role, area: string) =>
    addMember(w.ports, w.tenant, {
      user,
      name: `Tester ${user}`,
      email: `${user}@example.org`,
      roles: [role],
      areas: [area],
    })
  await member('u-clerk', 'clerk', low.area)
  for (const n of [1, 2, 3]) await member(`u-t${n}`, 'township', middle.area)
  for (const n of [1, 2]) await member(`u-c${n}`, 'county', top.area)
})

/** Takes a new one to the desk of a township officer. */
async function assigned(more: object = {}, n = 1) {
  const filed = await file(more)
  const which = { grievance: filed.grievance }
  await acknowledgeGrievance(town(n), which)
  await classifyGrievance(town(n), { ...which, ...classes })
  await assignGrievance(town(n), which)
  return { ...filed, which }
}
async function answered(more: object = {}) {
  const filed = await assigned(more)
  await investigateGrievance(town(1), { ...filed.which, findings: 'We went there and saw it' })
  const answer = { ...filed.which, outcome: 'right' as const, words: 'You are right, we come' }
  await answerGrievance(town(1), answer)
  return filed
}
/** What the schedule does once a day. */
async function remind() {
  await remindDaily(w.ports, w.tenant)
  await w.work(`job_remind-${clock}`)
}
const state = ({ grievance, code }: { grievance: string; code: string }) =>
  readPublicGrievance(anybody(), { grievance, code })

describe('the way of a grievance', () => {
  test('whoever files it follows it by number and code, in whatever way they type them', async () => {
    const filed = await file({ name: 'Secret Canary', contact: '13900001111' })
    expect(filed.acknowledgedBy).toBe('2026-03-04')
    const which = { grievance: filed.grievance }
    expect(await state(filed)).toMatchObject({ state: 'received', level: 'township' })
    const typed = { grievance: filed.grievance.toUpperCase(), code: ` ${filed.code.toUpperCase()}` }
    expect(await state(typed)).toMatchObject({ due: '2026-03-04', mayReview: false })
    expect(await refusal(state({ ...filed, code: 'wrong00000' }))).toBe('grievance.code')
    expect(await refusal(state({ grievance: 'g0000000000', code: filed.code }))).toBe(
      'grievance.code',
    )
    await acknowledgeGrievance(town(1), which)
    const sorted = await classifyGrievance(town(1), { ...which, ...classes, complex: true })
    expect(sorted).toMatchObject({ state: 'classified', text, next: ['assign', 'raise'] })
    const given = await assignGrievance(town(1), { ...which, user: 'u-t2' })
    expect(given.waits).toMatchObject({ move: 'investigate', to: 'u-t2', due: '2026-03-30' })
    expect(await refusal(revealComplainant(town(1), which))).toBe('grievance.not-investigator')
    expect(await revealComplainant(town(2), which)).toEqual({
      name: 'Secret Canary',
      contact: '13900001111',
    })
    const findings = 'She lives alone in a clay house'
    expect(await refusal(investigateGrievance(town(1), { ...which, findings }))).toBe(
      'grievance.not-investigator',
    )
    const words = 'You are right: she will be visited this week'
    const early = answerGrievance(town(2), { ...which, outcome: 'right', words })
    expect(await refusal(early)).toBe('grievance.state')
    await investigateGrievance(town(2), { ...which, findings })
    await answerGrievance(town(2), { ...which, outcome: 'partly', words })
    const seen = await state(filed)
    expect(seen).toMatchObject({
      state: 'answered',
      answer: { outcome: 'partly', words },
      reviewUntil: '2026-04-01',
      mayReview: true,
    })
  })

  test('the terms are those of the day it came, also when it is entered later', async () => {
    const letter = { ...letterOf('missed-household'), day: '2026-02-26' }
    const filed = await enterGrievance(clerk(), letter)
    // Offices work on the Saturday after the Spring Festival.
    expect(filed.acknowledgedBy).toBe('2026-02-28')
    const early = enterGrievance(clerk(), { ...letter, day: '2026-03-03' })
    expect(await refusal(early)).toBe('grievance.day')
    expect((await state(filed)).state).toBe('received')
  })

  test('told in words only, it lies with the lowest area that holds all others', async () => {
    const filed = await file({ area: undefined, place: 'behind the old mill' })
    expect(await getGrievance(county(1), filed)).toMatchObject({
      level: 'county',
      areaName: 'Qinghe',
      place: 'behind the old mill',
    })
    await acknowledgeGrievance(county(1), filed)
    const moved = await classifyGrievance(county(1), { ...filed, ...classes, area: village })
    expect(moved).toMatchObject({ level: 'township', areaName: 'Upper', next: [] })
    expect(await getGrievance(town(1), filed)).toMatchObject({ next: ['assign', 'raise'] })
  })

  test('everybody finds the areas by name or from the top, and nothing else of them', async () => {
    const { items } = await listPublicAreas(anybody(), {})
    expect(items.map(({ name }) => name)).toEqual(['Qinghe'])
    const found = await listPublicAreas(anybody(), { name: 'upp' })
    expect(found.items.map(({ area }) => area)).toEqual([village])
  })
})

describe('who may', () => {
  test('those below and above the level do nothing with it', async () => {
    const filed = await file()
    const which = { grievance: filed.grievance }
    expect(await refusal(getGrievance(clerk(), which))).toBe('role.may-not')
    expect(await refusal(acknowledgeGrievance(county(1), which))).toBe('grievance.level')
    const south = w.as('township', ['elsewhere/'], 'u-t9')
    expect(await refusal(acknowledgeGrievance(south, which))).toBe('grievance.missing')
    await acknowledgeGrievance(town(1), which)
    await classifyGrievance(town(1), { ...which, ...classes })
    expect(await refusal(assignGrievance(town(1), { ...which, user: 'u-clerk' }))).toBe(
      'grievance.level',
    )
    await raiseGrievance(town(1), which)
    expect(await refusal(assignGrievance(town(1), which))).toBe('grievance.missing')
    expect(await assignGrievance(county(1), which)).toMatchObject({ level: 'county' })
    expect(await refusal(raiseGrievance(county(1), which))).toBe('grievance.state')
  })

  test('whom it names neither sees it nor is given it, by list, text or classification', async () => {
    const filed = await file({ persons: ['tester U-T1'], text: `${text}, says Tester u-t2.` })
    const which = { grievance: filed.grievance }
    for (const n of [1, 2]) {
      expect(await refusal(getGrievance(town(n), which))).toBe('grievance.missing')
    }
    await acknowledgeGrievance(town(3), which)
    const persons = [{ name: 'Somebody', user: 'u-t3' }]
    expect(await refusal(classifyGrievance(town(3), { ...which, ...classes, persons }))).toBe(
      'grievance.named',
    )
    await classifyGrievance(town(3), { ...which, ...classes })
    expect(await refusal(assignGrievance(town(3), { ...which, user: 'u-t1' }))).toBe(
      'grievance.named',
    )
  })

  test('who entered it does not look into it, and may see to it that somebody does', async () => {
    const filed = await enterGrievance(town(1), letterOf('benefit'))
    const which = { grievance: filed.grievance }
    await acknowledgeGrievance(town(1), which)
    await classifyGrievance(town(1), { ...which, ...classes, type: 'benefit' })
    expect(await refusal(assignGrievance(town(1), which))).toBe('grievance.entered')
    const given = await assignGrievance(town(1), { ...which, user: 'u-t2' })
    expect(given.investigator?.id).toBe('u-t2')
  })
})

describe('a sensitive one', () => {
  test('is there for those who assign, and told to its investigator alone', async () => {
    const filed = await file({ type: 'misuse', text: 'The CANARY took the seed money himself' })
    const which = { grievance: filed.grievance }
    const line = async (ctx: ReturnType<typeof town>) =>
      (await listGrievances(ctx, {})).items.find(({ id }) => id === filed.grievance)
    expect(await line(town(1))).toMatchObject({ sensitive: true, state: 'received' })
    expect(await line(town(1))).not.toHaveProperty('type')
    expect(await line(county(1))).toBeUndefined()
    const auditor = w.as('auditor', [paths.county], 'u-a')
    expect(await line(auditor)).toBeUndefined()
    for (const ctx of [county(1), auditor]) {
      expect(await refusal(getGrievance(ctx, which))).toBe('grievance.missing')
    }
    await acknowledgeGrievance(town(1), which)
    const closed = await getGrievance(town(1), which)
    expect(closed).toMatchObject({ open: false, next: ['assign', 'raise'] })
    expect(closed).not.toHaveProperty('type')
    expect(JSON.stringify(closed)).not.toContain('CANARY')
    const sort = { ...which, ...classes, type: 'misuse', sensitive: true } as const
    expect(await refusal(classifyGrievance(town(1), sort))).toBe('grievance.not-investigator')
    await assignGrievance(town(1), { ...which, user: 'u-t2' })
    expect(JSON.stringify(await getGrievance(town(1), which))).not.toContain('CANARY')
    expect(await refusal(assignGrievance(town(1), which))).toBe('grievance.not-investigator')
    expect((await getGrievance(town(2), which)).text).toContain('CANARY')
    const findings = 'The vouchers are in his own hand'
    expect(await refusal(investigateGrievance(town(2), { ...which, findings }))).toBe(
      'grievance.not-classified',
    )
    await classifyGrievance(town(2), sort)
    await investigateGrievance(town(2), { ...which, findings })
    expect(JSON.stringify(await getGrievance(town(1), which))).not.toContain('vouchers')
    for (const [ctx, shown] of [
      [town(1), false],
      [town(2), true],
    ] as const) {
      const { items } = await getWork(ctx, {})
      expect(items.some(({ id }) => id === filed.grievance)).toBe(shown)
    }
  })

  test('of why somebody may not have it, nothing is said', async () => {
    const filed = await file({ type: 'attitude', persons: ['Tester u-t2'] })
    await acknowledgeGrievance(town(1), filed)
    expect(await refusal(assignGrievance(town(1), { ...filed, user: 'u-t2' }))).toBe(
      'grievance.conflict',
    )
  })
})

describe('after the answer', () => {
  test('a review is asked for once, and done one level up by somebody else', async () => {
    const filed = await answered()
    const { which } = filed
    const asked = { ...which, code: filed.code, text: 'Nobody has come to see her yet' }
    expect(await refusal(requestReview(anybody(), { ...asked, code: 'x' }))).toBe('grievance.code')
    at('2026-04-01')
    expect(await requestReview(anybody(), asked)).toMatchObject({
      state: 'review',
      level: 'county',
    })
    expect(await refusal(requestReview(anybody(), asked))).toBe('grievance.review-once')
    const words = 'The visit was done yesterday, with the township'
    const answer = { ...which, outcome: 'right', words } as const
    expect(await refusal(answerGrievance(county(1), answer))).toBe('grievance.not-investigator')
    expect(await refusal(assignGrievance(town(1), which))).toBe('grievance.level')
    const both = w.as(['township', 'county'], [paths.county], 'u-t1')
    expect(await refusal(assignGrievance(both, which))).toBe('grievance.again')
    const taken = await assignGrievance(county(1), which)
    expect(taken.review).toMatchObject({ text: asked.text, reviewer: { id: 'u-c1' } })
    expect(await answerGrievance(county(1), answer)).toMatchObject({ state: 'closed' })
    expect((await state(filed)).review?.answer).toMatchObject({ words })
    for (const late of [acknowledgeGrievance, assignGrievance]) {
      expect(await refusal(late(county(1), which))).toBe('grievance.state')
    }
    const rate = { ...which, code: filed.code, satisfaction: 4 }
    expect(await rateGrievance(anybody(), rate)).toMatchObject({ state: 'surveyed' })
    expect(await refusal(rateGrievance(anybody(), rate))).toBe('grievance.rated')
  })

  test('it comes too late after thirty days, and is closed by itself then', async () => {
    const filed = await answered()
    const rate = { ...filed.which, code: filed.code, satisfaction: 2 }
    expect(await rateGrievance(anybody(), rate)).toMatchObject({ state: 'answered' })
    const waits = (await getGrievance(town(1), filed.which)).waits
    expect(waits).toMatchObject({ move: 'close', due: '2026-05-02', to: 'system' })
    const waiting = async () => (await getWork(town(1), {})).items.map(({ id }) => id)
    expect(await waiting()).not.toContain(filed.grievance)
    at('2026-05-01')
    await remind()
    expect(await state(filed)).toMatchObject({ state: 'answered', mayReview: true })
    at('2026-05-02')
    await remind()
    const asked = { ...filed.which, code: filed.code, text: 'Nobody has come to see her yet' }
    expect(await refusal(requestReview(anybody(), asked))).toBe('grievance.review-late')
    expect(await state(filed)).toMatchObject({ state: 'surveyed', mayReview: false })
    expect(await refusal(requestReview(anybody(), asked))).toBe('grievance.review-late')
  })
})

test('what is overdue is shown one level up, which may then take it on', async () => {
  const filed = await file({ type: 'attitude' })
  at('2026-05-08')
  await remind()
  const { items } = await getWork(county(1), {})
  const line = items.find(({ id }) => id === filed.grievance)
  expect(line).toMatchObject({ overdue: true, sensitive: true, kind: 'grievance' })
  const taken = await acknowledgeGrievance(county(1), filed)
  expect(taken).toMatchObject({ level: 'county', open: false })
  expect(await refusal(assignGrievance(town(1), filed))).toBe('grievance.missing')
})

test('a tenant has terms of its own; what was filed before keeps those it began with', async () => {
  const before = await file()
  const grievance = { ...deadlines.grievance, acknowledge: { days: 9, kind: 'calendar' as const } }
  await changeSettings(w.as('admin'), { grievance: { ...grievance, review: 3 } })
  const after = await answered()
  expect((await file()).acknowledgedBy).toBe(addDays(clock, 9))
  expect((await state(before)).due).toBe(before.acknowledgedBy)
  expect((await state(after)).reviewUntil).toBe(addDays(clock, 3))
  await changeSettings(w.as('admin'), { grievance: deadlines.grievance })
})

describe('what comes with it', () => {
  const photo = (filed: { grievance: string; code: string }, bytes = PNG) =>
    attachPhoto(anybody(), { grievance: filed.grievance, name: 'roof.png' }, bytes, filed.code)

  test('a stranger adds three photos with the code, and nothing that is no photo', async () => {
    const filed = await file()
    const pdf = Buffer.from(`%PDF-1.7${' '.repeat(60)}%%EOF`)
    expect(await refusal(photo(filed, pdf))).toBe('evidence.not-a-photo')
    expect(await refusal(photo(filed, Buffer.alloc(3 * 2 ** 20 + 1)))).toBe('evidence.too-large')
    expect(await refusal(photo({ ...filed, code: 'wrong00000' }))).toBe('grievance.code')
    expect(await photo(filed)).toEqual({ photos: 1, most: 3 })
    await Promise.all([photo(filed), photo(filed)])
    expect(await refusal(photo(filed))).toBe('grievance.photos-most')
    expect(await state(filed)).toMatchObject({ photos: 3 })
    const { evidence } = await getGrievance(town(1), filed)
    expect(evidence).toHaveLength(3)
    const seen = await getEvidence(town(1), { evidence: evidence?.[0] ?? '' })
    expect(seen).toMatchObject({ name: 'roof.png', type: 'image/png' })
    // Nobody of the village that it is about, and it is no proof of anything else.
    expect(await refusal(getEvidence(clerk(), { evidence: evidence?.[0] ?? '' }))).toBe(
      'grievance.missing',
    )
    expect(await refusal(checkEvidence(town(1), evidence ?? [], paths.village))).toBe(
      'evidence.missing',
    )
  })

  test('of a sensitive one its investigator alone opens them; once answered none is taken', async () => {
    const filed = await file({ type: 'misuse' })
    await photo(filed)
    await acknowledgeGrievance(town(1), filed)
    await assignGrievance(town(1), { ...filed, user: 'u-t2' })
    const { evidence = [] } = await getGrievance(town(2), filed)
    expect(await getGrievance(town(1), filed)).not.toHaveProperty('evidence')
    const which = { evidence: evidence[0] ?? '' }
    expect(await refusal(getEvidence(town(1), which))).toBe('grievance.missing')
    expect((await getEvidence(town(2), which)).size).toBe(PNG.length)
    expect(await refusal(photo(await answered()))).toBe('grievance.photos-late')
  })

  test('whoever enters one chooses its household and hands in the letter', async () => {
    const add = registry['POST /households'].action
    const members = [{ name: 'Zhou Yun', relation: 'head' }]
    const { household, number } = (await add(clerk(), { area: village, members })) as {
      household: string
      number: string
    }
    const { evidence } = await uploadEvidence(clerk(), { area: village, name: 'l.png' }, PNG)
    const letter = { ...letterOf('benefit'), area: undefined, evidence: [evidence], household }
    const filed = await enterGrievance(clerk(), letter)
    expect(await getGrievance(town(1), filed)).toMatchObject({
      ...{ household, number, areaName: 'Upper', evidence: [evidence] },
    })
    // Nobody knows where it happened, and the letter lies in the village that took it in.
    await enterGrievance(clerk(), { ...letter, household: undefined, place: 'by the river' })
    const foreign = { ...letter, household: 'hh_nowhere' }
    expect(await refusal(enterGrievance(clerk(), foreign))).toBe('household.missing')
    const none = { ...letter, evidence: ['pf_nowhere'] }
    expect(await refusal(enterGrievance(clerk(), none))).toBe('evidence.missing')
  })
})

test('of eight who acknowledge at once one wins', async () => {
  const filed = await file()
  const all = await Promise.allSettled(
    [1, 2, 3, 1, 2, 3, 1, 2].map((n) => acknowledgeGrievance(town(n), filed)),
  )
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('nothing of what was told, nor who told it, stands in the table', async () => {
  for await (const item of w.ports.db.scan()) {
    expect(JSON.stringify(item)).not.toMatch(/canary|13900001111|widow/i)
  }
})
