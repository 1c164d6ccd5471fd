import { type World, world } from '@terrace/local/world'
import { addDays } from '@terrace/platform/dates'
import { beforeAll, describe, expect, test } from 'vitest'
import { anybody, listed, type Offices, officesOf } from './village.ts'

/*
 * A notice is up, and somebody whom nobody knows says that it is wrong: the list waits, somebody one
 * level up looks into it, and what changed is noticed again. One story in its order.
 */

let w: World
let o: Offices
let at: Awaited<ReturnType<typeof listed>>
let notice = ''
const filed: { objection: string; code: string }[] = []
const move = 'POST /lists/{list}/moves/{move}'

beforeAll(async () => {
  w = await world({ today: addDays(new Date().toISOString().slice(0, 10), -28) })
  o = await officesOf(w)
  at = await listed(o, ['Wang Fang', 'Li Na', 'Zhao Min'])
  const up = await o.clerk.ask(move, {
    list: at.list,
    move: 'notice-1',
    notice: { contact: 'Village office 12317', photos: [at.evidence] },
  })
  notice = up.notice ?? ''
})

test('the notice stands open to everybody, with what may be shown and nothing else', async () => {
  const page = await anybody(w, 'GET', `/notices?area=${o.village}`)
  expect(page.body).toMatchObject({ items: [{ notice, areaName: 'Upper', households: 3 }] })
  const { status, body } = await anybody(w, 'GET', `/notices/${notice}`)
  expect([status, body.open]).toEqual([200, true])
  expect(body.place).toBe('Qinghe North Upper')
  expect((body.lines as object[])[0]).toEqual({
    line: expect.any(Number),
    head: expect.any(String),
    size: 1,
    result: 'proposed',
  })
  expect(Object.keys(body).sort()).toEqual(
    [
      'notice',
      'kind',
      'state',
      'title',
      'place',
      'areaName',
      'contact',
      'from',
      'last',
      'open',
      'lines',
    ].sort(),
  )
})

async function lineOf(head: string) {
  const { body } = await anybody(w, 'GET', `/notices/${notice}`)
  const lines = body.lines as { line: number; head: string }[]
  return lines.find((line) => line.head === head)?.line
}
const object = async (head: string, more: object = {}) => {
  const { status, body } = await anybody(w, 'POST', `/notices/${notice}/objections`, {
    line: await lineOf(head),
    text: 'They own a shop in the county town',
    ...more,
  })
  if (status === 201) filed.push(body as (typeof filed)[number])
  return { status, body }
}

describe('objections hold the list', () => {
  test('anonymous and named ones are taken, and the list cannot pass while they are open', async () => {
    expect((await object('Li Na')).status).toBe(201)
    expect(
      (await object('Zhao Min', { name: 'Secret Neighbour', contact: '13900001111' })).status,
    ).toBe(201)
    expect((await o.clerk.ask('GET /lists/{list}', { list: at.list })).holds).toBe(2)
    o.at(o.later(10))
    const end = { list: at.list, move: 'close-1', noticeEnd: { photos: [at.evidence] } }
    expect(await o.clerk.refused(move, end)).toMatchObject({
      status: 409,
      code: 'notice.objection-open',
    })
  })

  test('after the last day a clear refusal points elsewhere', async () => {
    const late = await object('Wang Fang')
    expect(late).toMatchObject({ status: 409, body: { code: 'objection.too-late' } })
    expect(String(late.body.detail)).toContain('grievance')
  })

  test('the village does not see them; the township takes one on, and alone learns who', async () => {
    const [first, second] = filed
    const which = { objection: second?.objection ?? '' }
    expect((await o.clerk.refused('GET /objections', {})).status).toBe(403)
    const { items } = await o.reviewer.ask('GET /objections', {})
    expect(items.map(({ head }) => head).sort()).toEqual(['Li Na', 'Zhao Min'])
    const identity = 'POST /objections/{objection}/identity'
    expect(await o.reviewer.refused(identity, which)).toMatchObject({ status: 403 })
    const take = 'POST /objections/{objection}/acknowledge'
    expect(await o.township.refused(take, which)).toMatchObject({ code: 'objection.chain' })
    await o.reviewer.ask(take, which)
    expect(await o.reviewer.ask(identity, which)).toEqual({
      name: 'Secret Neighbour',
      contact: '13900001111',
    })
    expect(await o.county.refused(identity, which)).toMatchObject({ status: 403 })
    const seen = await o.county.ask('GET /objections/{objection}', which)
    expect(JSON.stringify(seen)).not.toContain('Secret')
    await o.reviewer.ask('POST /objections/{objection}/acknowledge', {
      objection: first?.objection ?? '',
    })
    for await (const item of w.ports.db.scan()) {
      expect(JSON.stringify(item)).not.toContain('Secret Neighbour')
    }
  })
})

describe('answers', () => {
  const decide = 'POST /objections/{objection}/decision'
  test('one is dismissed with a written answer that its code opens', async () => {
    const [, second] = filed
    const objection = second?.objection ?? ''
    const answer = 'The shop belongs to a namesake of the family'
    await o.reviewer.ask(decide, { objection, outcome: 'dismissed', answer })
    const read = (code: string) => anybody(w, 'POST', `/objections/${objection}/answer`, { code })
    expect((await read(second?.code ?? '')).body).toMatchObject({ state: 'dismissed', answer })
    expect((await read('wrong00000')).status).toBe(404)
    expect((await o.clerk.ask('GET /lists/{list}', { list: at.list })).holds).toBe(1)
  })

  test('one is upheld: its household goes, and the list must be noticed again', async () => {
    const objection = filed[0]?.objection ?? ''
    const answer = 'The company register shows the shop as theirs'
    await o.reviewer.ask(decide, { objection, outcome: 'upheld-remove', answer })
    const gone = await o.clerk.ask('GET /cases/{case}', { case: at.cases['Li Na'] ?? '' })
    expect(gone).toMatchObject({ state: 'rejected', outcome: { reason: answer } })
    // The page stops naming them before the amended notice is up; the others keep their numbers.
    const { body } = await anybody(w, 'GET', `/notices/${notice}`)
    expect(body.lines).toMatchObject([{ head: 'Wang Fang' }, { head: 'Zhao Min' }])
    const end = { list: at.list, move: 'close-1', noticeEnd: { photos: [at.evidence] } }
    expect(await o.clerk.refused(move, end)).toMatchObject({ code: 'notice.amended' })
    const again = { contact: 'Village office 12317', photos: [at.evidence] }
    const up = await o.clerk.ask(move, { list: at.list, move: 'notice-1', notice: again })
    expect(up).toMatchObject({ state: 'notice-1', holds: 0, counts: { in: 2, out: 1 } })
    const old = await anybody(w, 'GET', `/notices/${notice}`)
    expect(old.body).toMatchObject({ state: 'amended', open: false })
    const fresh = await anybody(w, 'GET', `/notices/${up.notice}`)
    expect(fresh.body.lines).toHaveLength(2)
    expect(JSON.stringify([old.body, fresh.body])).not.toContain('Li Na')
    o.at(o.later(12))
    expect((await o.clerk.ask(move, end)).state).toBe('township-review')
  })

  test('the pages of the list and of both households tell the whole way', async () => {
    const wayOf = (of: { steps: { move: string; by: { name: string } }[] }) =>
      of.steps.map(({ move: one }) => one)
    const whole = await o.clerk.ask('GET /lists/{list}', { list: at.list })
    expect(wayOf(whole)).toEqual([
      'assembly',
      'notice-1',
      ...['objection-filed', 'objection-filed', 'objection-taken', 'objection-taken'],
      ...['objection-dismissed', 'objection-upheld-remove', 'notice-1', 'close-1'],
    ])
    expect(whole.steps[0]?.votes).toMatchObject({ present: 20, for: 20, against: 0 })
    expect(whole.steps.find(({ again }) => again)).toMatchObject({ last: expect.any(String) })
    expect(JSON.stringify(whole)).not.toContain('Secret Neighbour')
    // Why one was dismissed is for those who answer.
    const words = 'namesake of the family'
    expect(JSON.stringify(whole)).not.toContain(words)
    const seen = await o.reviewer.ask('GET /lists/{list}', { list: at.list })
    expect(JSON.stringify(seen)).toContain(words)
    const gone = await o.clerk.ask('GET /cases/{case}', { case: at.cases['Li Na'] ?? '' })
    expect(wayOf(gone).slice(-5)).toEqual([
      ...['assembly', 'notice-1', 'objection-filed', 'objection-taken', 'objection-upheld-remove'],
    ])
    const stays = await o.clerk.ask('GET /cases/{case}', { case: at.cases['Wang Fang'] ?? '' })
    expect(wayOf(stays)).toEqual([
      ...['submit', 'survey', 'appraise', 'compared-with', 'compared-with', 'compared-with'],
      ...['compared-with', 'compare', 'list', 'assembly', 'notice-1'],
      ...['objection-amended', 'notice-1', 'close-1'],
    ])
    expect(JSON.stringify(stays)).not.toContain('company register')
    const receipt = { case: at.cases['Wang Fang'] ?? '', lang: 'en' as const }
    const { steps } = await o.clerk.ask('GET /cases/{case}/receipt', receipt)
    expect(steps.find(({ reason }) => reason?.includes('amended after an objection'))).toBeDefined()
  })

  test('the list goes on with those who are left', async () => {
    const { entries } = await o.township.ask('GET /lists/{list}', { list: at.list })
    const checks = entries
      .filter(({ sampled }) => sampled)
      .map((entry) => ({ case: entry.case, result: 'confirmed' as const, note: 'As surveyed' }))
    await o.township.ask('POST /lists/{list}/checks', { list: at.list, checks })
    const passed = await o.township.ask(move, {
      list: at.list,
      move: 'township-decision',
      decision: {},
    })
    expect(passed.state).toBe('township-passed')
  })
})
