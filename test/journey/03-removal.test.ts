import { type World, world } from '@terrace/local/world'
import { commit } from '@terrace/platform/command'
import { addDays } from '@terrace/platform/dates'
import type { OutputOf } from '@terrace/platform/route'
import { remindDaily } from '@terrace/procedures'
import { routes } from '@terrace/procedures/routes'
import { deskOf, readHousehold, setStatus } from '@terrace/registry'
import { areaOf } from '@terrace/tenancy'
import { beforeAll, expect, test } from 'vitest'
import { deskOf as desk } from './desk.ts'
import { familyOf, type Offices, officesOf } from './village.ts'

/*
 * A household leaves the register by the same machinery by which households enter: a case with a home
 * check, an assembly, a notice and a decision, and never by a delete. One story in its order.
 */

let w: World
let o: Offices
let household = ''
let list = ''
const own = async () => (await o.clerk.ask('GET /cases', { household })).items
const move = 'POST /lists/{list}/moves/{move}'

beforeAll(async () => {
  w = await world({ today: addDays(new Date().toISOString().slice(0, 10), -16) })
  o = await officesOf(w)
  const home = await o.clerk.ask('POST /households', familyOf(o.village, 'Wang Fang') as never)
  household = home.household
})

test('a candidate cannot be removed, and a registered household is not identified again', async () => {
  const removal = { template: 'removal', household }
  expect(await o.clerk.refused('POST /cases', removal)).toMatchObject({
    status: 409,
    code: 'case.household-state',
  })
  const ctx = w.as('county')
  const at = await deskOf(ctx)
  const set = setStatus(at, await readHousehold(ctx, household), 'registered', 'For the test')
  await commit(ctx, 'test', set ? [set.event] : [], set?.rows ?? [])
  expect(await o.clerk.refused('POST /cases', { household })).toMatchObject({
    code: 'case.household-state',
  })
})

test('it is proposed, checked at home, appraised, noticed and decided', async () => {
  const { evidence } = await o.clerk.photo(o.village)
  const photos = [evidence]
  const made = await o.clerk.ask('POST /cases', {
    template: 'removal',
    household,
    reason: 'Moved into the county town, owns a flat',
    application: {
      by: 'nomination',
      applicant: { name: 'Wang Fang' },
      filedBy: 'Village committee',
      consent: true,
      consentDay: '2026-03-02',
      proofs: [],
    },
  })
  await o.resident.ask('POST /cases/{case}/moves/{move}', {
    case: made.case,
    move: 'survey',
    survey: {
      day: '2026-03-03',
      surveyors: ['Surveyor One', 'Surveyor Two'],
      income: { year: 2026, total: 9_800_000, perCapita: 9_800_000 },
      signature: evidence,
      findings: 'The house in the village stands empty',
    },
  })
  const opened = await o.clerk.ask('POST /lists', { template: 'removal', area: o.village })
  list = opened.list
  await o.clerk.finish(opened.gathering ?? '')
  // While it is on a list, it stands where its list stands, and waits for whom that waits.
  expect(await own()).toMatchObject([
    { template: 'removal', state: 'listed', list, waits: { move: 'assembly' } },
  ])
  const assembly = {
    day: '2026-03-10',
    representatives: 30,
    present: 20,
    votes: { for: 20, against: 0, abstain: 0 },
    readOut: true as const,
    minutes: photos,
    board: photos,
  }
  await o.recorder.ask(move, { list, move: 'assembly', assembly })
  const notice = { contact: 'Village office 12317', photos }
  await o.clerk.ask(move, { list, move: 'notice-1', notice })
  o.at(o.later(12))
  await o.clerk.ask(move, { list, move: 'close-1', noticeEnd: { photos } })
  const checks = [{ case: made.case, result: 'confirmed' as const, note: 'Seen' }]
  await o.township.ask('POST /lists/{list}/checks', { list, checks })
  await o.township.ask(move, { list, move: 'township-decision', decision: {} })
  const decision = { number: 'QH-R-1', effective: w.as('county').today() }
  await o.county.ask(move, { list, move: 'county-decision', decision })
  await o.clerk.ask(move, { list, move: 'announce', announcement: notice })
  const asked = await o.county.ask(move, { list, move: 'remove' })
  await o.county.finish(asked.effect?.job ?? '')
  const gone = await o.clerk.ask('GET /households/{household}', { household })
  expect(gone.status).toBe('removed')
  const receipt = await o.clerk.ask('GET /cases/{case}/receipt', { case: made.case, lang: 'en' })
  expect(receipt.appeal).toMatchObject({ until: expect.any(String) })
  expect(receipt.appeal.text).toContain('You may appeal once until')
  expect(receipt.appeal.text).toMatch(/until \d{1,2} [A-Z][a-z]+ \d{4},/)
  expect(receipt.inputs).toContainEqual(
    expect.objectContaining({ what: 'Spot check', result: 'Confirmed · Seen' }),
  )
  expect(receipt.inputs.find(({ what }) => what.startsWith('Line that'))?.result).toMatch(
    /^\d+\.\d\d a head \(20\d\d\); the income is not below it$/,
  )
  const again = await o.clerk.ask('POST /cases', { household })
  const withdraw = { case: again.case, move: 'withdraw', reason: 'Not meant' }
  await o.clerk.ask('POST /cases/{case}/moves/{move}', withdraw)
  const cases = await own()
  expect(cases.map(({ id, template, state }) => [id, template, state])).toEqual([
    [again.case, 'identification', 'withdrawn'],
    [made.case, 'removal', 'removed'],
  ])
  expect(cases[1]?.waits).toBeUndefined()
  const south = desk(w, await w.login('clerk', [o.other]))
  expect((await south.ask('GET /cases', { household })).items).toEqual([])
  const { items } = await o.clerk.ask('GET /households/{household}/history', { household })
  expect(items[0]).toMatchObject({
    name: 'household.status-set',
    reason: expect.stringContaining('QH-R-1'),
  })
})

test('who was taken off appeals; upheld, the household is on the register until decided anew', async () => {
  const [removal] = (await own()).filter(({ template }) => template === 'removal')
  const id = removal?.id ?? ''
  const before = await o.clerk.ask('GET /cases/{case}', { case: id })
  expect(before.appealUntil).toBeDefined()
  const text = 'We still live in the house in the village'
  await o.clerk.ask('POST /cases/{case}/appeal', { case: id, text })
  const answer = 'Seen in the house, which is lived in'
  const decide = 'POST /cases/{case}/appeal/decision'
  expect(await o.county.refused(decide, { case: id, outcome: 'upheld', answer })).toMatchObject({
    code: 'objection.chain',
  })
  const back = await o.second.ask(decide, { case: id, outcome: 'upheld', answer })
  expect(back).toMatchObject({ state: 'surveyed', appeal: { state: 'upheld' } })
  const home = await o.clerk.ask('GET /households/{household}', { household })
  expect(home.status).toBe('registered')
  const reject = { case: id, move: 'reject', reason: 'The house is lived in' }
  const ended = await o.township.ask('POST /cases/{case}/moves/{move}', reject)
  // That nothing was taken away is nothing to appeal against.
  expect(ended).toMatchObject({ state: 'rejected' })
  expect(ended.appealUntil).toBeUndefined()
})

test('what is late is written to whoever it waits for, once a day, and shown one level up', async () => {
  await o.clerk.ask('POST /cases', {
    input: familyOf(o.village, 'Li Na'),
    application: {
      by: 'applicant',
      applicant: { name: 'Li Na' },
      consent: true,
      consentDay: '2026-03-02',
      proofs: [],
    },
  })
  w.at(`${o.later(30)}T04:00:00Z`)
  await remindDaily(w.ports, w.tenant)
  await remindDaily(w.ports, w.tenant)
  const day = w.as('county').today()
  await w.work(`job_remind-${day}`)
  await w.work(`job_remind-${day}`)
  const who = w.mail.map(({ to }) => to.split('-')[0]).sort()
  expect(who).toEqual(['clerk', 'resident'])
  expect(w.mail[0]?.text).toMatch(/逾期事项1件/)
  const township = await areaOf(w.as('county'), o.areas.township)
  const { items } = (await routes['GET /work'].action(
    w.as('township', [township.path]),
    {},
  )) as OutputOf<typeof routes, 'GET /work'>
  expect(items.map(({ head, escalated, overdue }) => [head, escalated, overdue])).toEqual([
    ['Li Na', o.areas.township, true],
  ])
})
