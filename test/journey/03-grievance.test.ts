import { type World, world } from '@terrace/local/world'
import { commit } from '@terrace/platform/command'
import { addDays } from '@terrace/platform/dates'
import { remindDaily } from '@terrace/procedures'
import { deskOf, readHousehold, setStatus } from '@terrace/registry'
import { beforeAll, describe, expect, test } from 'vitest'
import { PHOTO } from './desk.ts'
import { anybody, apply, familyOf, type Offices, officesOf } from './village.ts'

/*
 * Somebody complains; an office one level up looks into it, and what was wrong is put right by the
 * ordinary commands. One story in its order.
 */

let w: World
let o: Offices
const CANARY = /canary|13900007777|99010019/i
const complaint = {
  name: 'Canary Complainant',
  contact: '13900007777, ID 990100198001011234',
}
type Type = 'missed-household' | 'wrongly-included' | 'data-error'
type Filed = { grievance: string; code: string }

beforeAll(async () => {
  w = await world({ today: addDays(new Date().toISOString().slice(0, 10), -60) })
  o = await officesOf(w)
})

async function file(more: object): Promise<Filed> {
  const { status, body } = await anybody(w, 'POST', '/grievances', {
    area: o.village,
    text: 'The family Zhou lives in a leaking hut and is on no list',
    type: 'missed-household',
    ...complaint,
    ...more,
  })
  expect([status, body]).toEqual([201, expect.anything()])
  return body as Filed
}
const ask = (filed: Filed, act: string, more: object = {}) =>
  anybody(w, 'POST', `/grievances/${filed.grievance}/${act}`, { code: filed.code, ...more })
const classes = { complex: false, sensitive: false }
const words = 'You are right. We have put it in motion.'

/** Takes one to where its investigator may answer. */
async function investigated({ grievance }: Filed, type: Type) {
  const which = { grievance }
  await o.reviewer.ask('POST /grievances/{grievance}/acknowledge', which)
  await o.reviewer.ask('POST /grievances/{grievance}/classify', {
    ...which,
    type,
    ...classes,
  })
  await o.reviewer.ask('POST /grievances/{grievance}/assign', which)
  const { evidence } = await o.reviewer.photo(o.village)
  return o.reviewer.ask('POST /grievances/{grievance}/findings', {
    ...which,
    findings: 'We went there and saw it with our own eyes',
    evidence: [evidence],
  })
}
const answer = 'POST /grievances/{grievance}/answer'

test('the public form knows the areas', async () => {
  const top = await anybody(w, 'GET', '/areas')
  expect(top.body).toEqual({
    items: [{ area: o.areas.county, name: 'Qinghe', level: 'county', children: 2 }],
  })
})

test('a photo is sent with number and code, without a login', async () => {
  const told = await file({})
  const send = async (code: string, body: Buffer<ArrayBuffer>) => {
    const path = `/public/t/${w.tenant}/grievances/${told.grievance}/photos/roof.png`
    const headers = { 'x-code': code }
    const answer = await w.app.request(`${w.env.BASE_URL}${path}`, { method: 'PUT', headers, body })
    return { status: answer.status, body: (await answer.json()) as { code?: string } }
  }
  expect(await send(told.code, PHOTO)).toEqual({ status: 200, body: { photos: 1, most: 3 } })
  expect(await send('wrong00000', PHOTO)).toMatchObject({ status: 404 })
  expect(await send(told.code, Buffer.from('not a photo'.repeat(9)))).toMatchObject({
    status: 400,
    body: { code: 'evidence.not-a-photo' },
  })
  const { evidence = [] } = await o.reviewer.ask('GET /grievances/{grievance}', {
    grievance: told.grievance,
  })
  const which = { evidence: evidence[0] ?? '' }
  expect(await o.reviewer.ask('GET /evidence/{evidence}', which)).toMatchObject({
    name: 'roof.png',
  })
  // Whose village it is about may not open it.
  expect(await o.clerk.refused('GET /evidence/{evidence}', which)).toMatchObject({ status: 404 })
})

describe('a missed household', () => {
  let filed: Filed
  test('its case is opened with the answer, in one transaction', async () => {
    filed = await file({})
    await investigated(filed, 'missed-household')
    const input = familyOf(o.village, 'Zhou Yun')
    const right = { grievance: filed.grievance, outcome: 'right', words } as const
    const wrong = { kind: 'open-case', input: { ...input, area: o.areas.county, members: [] } }
    const bad = await o.reviewer.refused(answer, { ...right, correction: wrong as never })
    expect(bad.status).toBe(400)
    const not = { ...right, outcome: 'not', correction: { kind: 'open-case', input } } as const
    expect(await o.reviewer.refused(answer, not as never)).toMatchObject({
      fields: [{ code: 'grievance.not-right' }],
    })
    const done = await o.reviewer.ask(answer, {
      ...right,
      correction: { kind: 'open-case', input } as never,
    })
    const correction = done.answer?.correction
    expect(correction).toMatchObject({ kind: 'case', template: 'identification', opened: true })
    const id = correction?.kind === 'case' ? correction.case : ''
    const opened = await o.clerk.ask('GET /cases/{case}', { case: id })
    expect(opened).toMatchObject({ state: 'draft', head: 'Zhou Yun' })
    expect(done.household).toBe(opened.household)
  })

  test('whoever told it reads the answer, and says how content they are', async () => {
    const { body } = await ask(filed, 'state')
    expect(body).toMatchObject({ state: 'answered', answer: { outcome: 'right', words } })
    expect(body).toMatchObject({ corrected: 'case', mayReview: true, mayRate: true })
    expect((await ask({ ...filed, code: 'wrong00000' }, 'state')).status).toBe(404)
    expect((await ask(filed, 'satisfaction', { satisfaction: 6 })).status).toBe(400)
    expect((await ask(filed, 'satisfaction', { satisfaction: 5 })).status).toBe(200)
    o.at(o.later(31))
    expect((await ask(filed, 'review', { text: 'It goes too slowly' })).body).toMatchObject({
      code: 'grievance.review-late',
    })
    await remindDaily(w.ports, w.tenant)
    await w.work(`job_remind-${w.as('county').today()}`)
    const closed = await o.township.ask('GET /grievances/{grievance}', {
      grievance: filed.grievance,
    })
    expect(closed).toMatchObject({ state: 'surveyed', satisfaction: 5 })
  })
})

test('somebody wrongly on the register: the answer opens the removal', async () => {
  const home = await o.clerk.ask('POST /households', familyOf(o.village, 'Xu Ming') as never)
  const { household, number } = home
  const filed = await file({ type: 'wrongly-included', number, text: 'They own two shops in town' })
  await investigated(filed, 'wrongly-included')
  const removal = { kind: 'open-case', template: 'removal', household } as const
  const right = {
    grievance: filed.grievance,
    outcome: 'right',
    words,
    correction: removal,
  } as const
  // Nothing is half done: the refused correction leaves no answer.
  expect(await o.reviewer.refused(answer, right)).toMatchObject({ code: 'case.household-state' })
  expect((await ask(filed, 'state')).body).toMatchObject({ state: 'investigated' })
  const ctx = w.as('county')
  const registered = await readHousehold(ctx, household)
  const set = setStatus(await deskOf(ctx), registered, 'registered', 'For the test')
  await commit(ctx, 'test', set ? [set.event] : [], set?.rows ?? [])
  const done = await o.reviewer.ask(answer, right)
  expect(done.answer?.correction).toMatchObject({ template: 'removal', household, opened: true })
})

describe('a data error', () => {
  test('is put right by the ordinary change, and the answer points to it', async () => {
    const made = await apply(o, 'Zheng He')
    const household = made.household
    const history = async () =>
      (await o.clerk.ask('GET /households/{household}/history', { household })).items
    const move = async (address: string) => {
      const { version } = await o.clerk.ask('GET /households/{household}', { household })
      const headers = { 'if-match': `"${version}"` }
      await o.clerk.ask('PATCH /households/{household}', { household, address }, headers)
      return (await history())[0]?.event ?? ''
    }
    const before = await move('the first house')
    o.at(o.later(1))
    const filed = await file({ type: 'data-error', number: made.number, text: 'The bed is wrong' })
    o.at(o.later(1))
    const found = await investigated(filed, 'data-error')
    expect(found).toMatchObject({ household, number: made.number })
    const event = await move('the last house')
    const other = await apply(o, 'Wu Gang')
    const point = (correction: object) =>
      o.reviewer.refused(answer, {
        ...{ grievance: filed.grievance, outcome: 'right', words },
        correction: correction as never,
      })
    for (const [correction, code] of [
      [{ kind: 'change', household, event: before }, 'grievance.before'],
      [{ kind: 'change', household, event: 'ev_none' }, 'grievance.no-change'],
      [{ kind: 'case', case: made.case }, 'grievance.before'],
      [{ kind: 'case', case: other.case }, 'grievance.other-household'],
    ] as const) {
      expect([code, (await point(correction)).fields?.[0]?.code]).toEqual([code, code])
    }
    expect(await point({ kind: 'case', case: 'case_none' })).toMatchObject({ status: 404 })
    const done = await o.reviewer.ask(answer, {
      ...{ grievance: filed.grievance, outcome: 'right', words },
      correction: { kind: 'change', household, event },
    })
    expect(done.answer?.correction).toMatchObject({ kind: 'change', name: 'household.changed' })
  })

  test('of a case that somebody took part in, somebody else looks into it', async () => {
    const made = await apply(o, 'Feng Chun', {}, o.township)
    const filed = await file({ type: 'data-error', number: made.number })
    const which = { grievance: filed.grievance }
    await o.reviewer.ask('POST /grievances/{grievance}/acknowledge', which)
    const sort = { ...which, type: 'data-error', ...classes } as const
    const chain = { status: 403, code: 'grievance.chain' }
    expect(await o.township.refused('POST /grievances/{grievance}/classify', sort)).toMatchObject(
      chain,
    )
    await o.reviewer.ask('POST /grievances/{grievance}/classify', sort)
    const give = { ...which, user: o.township.user }
    expect(await o.reviewer.refused('POST /grievances/{grievance}/assign', give)).toMatchObject(
      chain,
    )
  })
})

test('who complained is told to the investigator alone, and to nobody in public', async () => {
  const filed = await file({ type: 'misuse', text: 'The CANARY kept the seed money' })
  const entered = await o.clerk.ask('POST /grievances', {
    ...complaint,
    type: 'benefit',
    area: o.village,
    channel: 'hotline',
    day: w.as('county').today(),
    text: 'The grant of March has not come',
  })
  const answers: unknown[] = [await ask(filed, 'state'), await ask(entered, 'state')]
  for (const desk of [o.township, o.reviewer, o.county]) {
    answers.push(await desk.ask('GET /grievances', {}), await desk.ask('GET /work', {}))
  }
  for (const { grievance } of [filed, entered]) {
    for (const desk of [o.township, o.reviewer]) {
      answers.push(await desk.ask('GET /grievances/{grievance}', { grievance }))
    }
    const identity = 'POST /grievances/{grievance}/identity'
    expect((await o.reviewer.refused(identity, { grievance })).code).toBe(
      'grievance.not-investigator',
    )
  }
  expect(JSON.stringify(answers)).not.toMatch(CANARY)
  const which = { grievance: filed.grievance }
  await o.reviewer.ask('POST /grievances/{grievance}/acknowledge', which)
  await o.reviewer.ask('POST /grievances/{grievance}/assign', which)
  expect(await o.reviewer.ask('POST /grievances/{grievance}/identity', which)).toEqual(complaint)
  for (const path of ['/grievances', `/grievances/${filed.grievance}`, '/households', '/members']) {
    expect([path, (await anybody(w, 'GET', path)).status]).toEqual([path, 404])
  }
  for await (const item of w.ports.db.scan()) {
    expect(JSON.stringify(item)).not.toMatch(CANARY)
  }
})
