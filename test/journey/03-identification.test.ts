import { type World, world } from '@terrace/local/world'
import { addDays } from '@terrace/platform/dates'
import { beforeAll, describe, expect, test } from 'vitest'
import { apply, type Offices, officesOf, prepare } from './village.ts'

/*
 * The six steps of identification as one village and the offices above it live through them, over
 * HTTP. The tests are one story in their order.
 */

let w: World
let o: Offices
beforeAll(async () => {
  // Sessions are of today, so the story ends today.
  w = await world({ today: addDays(new Date().toISOString().slice(0, 10), -26) })
  o = await officesOf(w)
})

const cases: Record<string, string> = {}
let list = ''
const move = 'POST /lists/{list}/moves/{move}'
const state = async () => (await o.clerk.ask('GET /lists/{list}', { list })).state

describe('step 1 to 3: application, survey, comparison', () => {
  test('an application enters its household with it, and is handed in', async () => {
    const made = await apply(o, 'Wang Fang')
    expect(made).toMatchObject({ state: 'submitted', head: 'Wang Fang', size: 1, step: 2 })
    expect(made.waits).toMatchObject({ level: 'village', area: o.village, move: 'survey' })
    const { household } = made
    const home = await o.clerk.ask('GET /households/{household}', { household })
    expect(home.status).toBe('candidate')
    cases.wang = made.case
    const again = { household, template: 'identification' }
    expect(await o.clerk.refused('POST /cases', again)).toMatchObject({
      status: 409,
      code: 'case.open-already',
      case: made.case,
    })
  })

  test('a step out of order is refused, and a photo that is none', async () => {
    const early = { case: cases.wang ?? '', move: 'compare' }
    expect(await o.township.refused('POST /cases/{case}/moves/{move}', early)).toMatchObject({
      status: 409,
      code: 'move.out-of-order',
    })
    expect(await o.clerk.photo(o.village, Buffer.from('not a photo'.repeat(9)))).toMatchObject({
      status: 400,
      code: 'evidence.not-a-photo',
    })
  })

  test('it is surveyed, appraised and compared', async () => {
    for (const name of ['Li Na', 'Zhao Min', 'Sun Li']) cases[name] = (await apply(o, name)).case
    for (const id of Object.values(cases)) expect((await prepare(o, id)).state).toBe('compared')
  })
})

describe('step 4: assembly and first notice', () => {
  test('the cases of the village are put on one list', async () => {
    const opened = await o.clerk.ask('POST /lists', { area: o.village })
    list = opened.list
    await o.clerk.finish(opened.gathering ?? '')
    const full = await o.clerk.ask('GET /lists/{list}', { list })
    expect(full).toMatchObject({ state: 'listed', counts: { in: 4, out: 0 } })
    expect(full.gathering).toBeUndefined()
    const one = await o.clerk.ask('GET /cases/{case}', { case: cases.wang ?? '' })
    expect(one).toMatchObject({ state: 'listed', list })
  })

  const assembly = async (present = 20) => {
    const { evidence } = await o.recorder.photo(o.village)
    return {
      day: '2026-03-10',
      representatives: 30,
      present,
      votes: { for: present - 2, against: 1, abstain: 1 },
      exceptions: [
        {
          case: cases['Sun Li'] ?? '',
          for: 3,
          against: present - 3,
          abstain: 0,
          reason: 'Owns a shop',
        },
      ],
      readOut: true as const,
      minutes: [evidence],
      board: [evidence],
    }
  }

  test('without a quorum nothing is decided; with it one vote moves them all', async () => {
    const day = o.later(1)
    const tomorrow = { list, move: 'assembly', assembly: { ...(await assembly(24)), day } }
    expect(await o.recorder.refused(move, tomorrow)).toMatchObject({
      status: 400,
      fields: [{ path: 'assembly.day', code: 'record.future' }],
    })
    const few = { list, move: 'assembly', assembly: await assembly(19) }
    expect(await o.recorder.refused(move, few)).toMatchObject({
      status: 409,
      code: 'assembly.quorum',
      needed: 20,
    })
    const done = await o.recorder.ask(move, { ...few, assembly: await assembly() })
    expect(done).toMatchObject({ state: 'assembly-passed', counts: { in: 3, out: 1 } })
    const gone = await o.clerk.ask('GET /cases/{case}', { case: cases['Sun Li'] ?? '' })
    expect(gone).toMatchObject({ state: 'rejected', outcome: { reason: 'Owns a shop' } })
  })

  test('the notice is not shorter than the least, nor ends before its last day', async () => {
    const { evidence } = await o.clerk.photo(o.village)
    const notice = { contact: 'Village office 12317', photos: [evidence] }
    const short = { list, move: 'notice-1', notice: { ...notice, days: 3 } }
    expect(await o.clerk.refused(move, short)).toMatchObject({
      status: 400,
      fields: [{ path: 'notice.days', code: 'notice.too-short' }],
    })
    const up = await o.clerk.ask(move, { list, move: 'notice-1', notice })
    expect(up.state).toBe('notice-1')
    const end = { list, move: 'close-1', noticeEnd: { photos: [evidence] } }
    expect(await o.clerk.refused(move, end)).toMatchObject({ code: 'notice.still-up' })
    o.at(o.later(12))
    expect((await o.clerk.ask(move, end)).state).toBe('township-review')
  })
})

describe('steps 5 and 6: reviews, second notice, approval, announcement, registration', () => {
  test('the township decides after checking its sample, with a reason for each it rejects', async () => {
    const full = await o.township.ask('GET /lists/{list}', { list })
    const sampled = full.entries.filter((entry) => entry.sampled)
    expect(sampled).toHaveLength(1)
    const decide = { list, move: 'township-decision', decision: {} }
    expect(await o.township.refused(move, decide)).toMatchObject({ code: 'sample.unchecked' })
    const checks = sampled.map((entry) => ({
      case: entry.case,
      result: 'confirmed' as const,
      note: 'As surveyed',
    }))
    await o.township.ask('POST /lists/{list}/checks', { list, checks })
    expect((await o.township.ask(move, decide)).state).toBe('township-passed')
  })

  test('noticed again, approved, announced', async () => {
    const { evidence } = await o.clerk.photo(o.village)
    const notice = { contact: 'Township 12317', photos: [evidence] }
    await o.clerk.ask(move, { list, move: 'notice-2', notice })
    o.at(o.later(12))
    await o.clerk.ask(move, { list, move: 'close-2', noticeEnd: { photos: [evidence] } })
    const bare = { list, move: 'county-decision', decision: {} }
    expect(await o.county.refused(move, bare)).toMatchObject({
      fields: [{ path: 'decision.number', code: 'field.required' }],
    })
    const decision = { number: 'QH-2026-7', effective: '2026-12-31' }
    const both = await Promise.all(
      [o.county, o.second].map((desk) =>
        desk.ask(move, { list, move: 'county-decision', decision }).then(
          () => 'won',
          (error: Error) => error.message,
        ),
      ),
    )
    expect(both.filter((one) => one === 'won')).toHaveLength(1)
    expect(both.find((one) => one !== 'won')).toMatch(/matter\.stale|move\.out-of-order/)
    const announcement = { contact: 'County office 12317', photos: [evidence] }
    await o.clerk.ask(move, { list, move: 'announce', announcement })
    expect(await state()).toBe('announced')
  })

  test('the effect registers every household that is left, and nobody else', async () => {
    const asked = await o.county.ask(move, { list, move: 'register' })
    await o.county.finish(asked.effect?.job ?? '')
    expect(await state()).toBe('registered')
    const { items } = await o.clerk.ask('GET /households', { area: o.village })
    const status = Object.fromEntries(items.map((line) => [line.head, line.status]))
    expect(status).toEqual({
      'Wang Fang': 'registered',
      'Li Na': 'registered',
      'Zhao Min': 'registered',
      'Sun Li': 'candidate',
    })
    const done = await o.clerk.ask('GET /cases/{case}', { case: cases.wang ?? '' })
    expect(done).toMatchObject({ state: 'registered', outcome: { number: 'QH-2026-7' } })
  })

  test('each of them has one card of that decision, which anybody can check', async () => {
    await w.settle()
    const { items } = await o.clerk.ask('GET /cards', { area: o.village })
    expect(items.map(({ head }) => head).sort()).toEqual(['Li Na', 'Wang Fang', 'Zhao Min'])
    const { card = '', serial } = items[0] ?? {}
    const one = await o.clerk.ask('GET /cards/{card}', { card })
    expect(one).toMatchObject({ decision: 'QH-2026-7', list, state: 'issued' })
    const answer = await w.app.request(`${w.env.BASE_URL}/public/t/-/cards/${serial}`)
    expect(await answer.json()).toMatchObject({ answer: 'valid', issued: one.issued })
  })
})

describe('afterwards', () => {
  test('the receipt of the one who was rejected says why, in both languages, and how to appeal', async () => {
    const id = cases['Sun Li'] ?? ''
    const receipt = await o.clerk.ask('GET /cases/{case}/receipt', { case: id, lang: 'en' })
    expect(receipt.rules).toMatchObject({ template: 'identification', version: 1 })
    expect(receipt.result).toMatchObject({ state: 'rejected', reason: 'Owns a shop' })
    expect(receipt.appeal.text).toContain('appeal')
    const acts = receipt.steps.map(({ act }) => act)
    expect(acts.slice(0, 4)).toEqual([
      'Hand in',
      'Home survey',
      'First appraisal',
      'Data comparison done',
    ])
    const inputs = receipt.inputs.map(({ what, source, result }) => `${what}/${source}/${result}`)
    expect(inputs).toContain('Data comparison/Vehicles/No record')
    expect(inputs.at(-1)).toContain('3 for, 17 against, 0 abstained')
    const chinese = await o.clerk.ask('GET /cases/{case}/receipt', { case: id, lang: 'zh' })
    expect(chinese.result.label).toBe('未认定')
    expect(JSON.stringify(chinese)).not.toMatch(/receipt\./)
  })

  test('the rejected household appeals; somebody outside the chain one level up opens it again', async () => {
    const id = cases['Sun Li'] ?? ''
    const text = 'The shop was closed two years ago'
    const filed = await o.clerk.ask('POST /cases/{case}/appeal', { case: id, text })
    expect(filed.appeal).toMatchObject({ state: 'open', level: 'township' })
    const decide = 'POST /cases/{case}/appeal/decision'
    const answer = 'The licence was returned, as the register shows'
    const upheld = { case: id, outcome: 'upheld' as const, answer }
    expect(await o.township.refused(decide, upheld)).toMatchObject({ code: 'objection.chain' })
    const open = await o.reviewer.ask(decide, upheld)
    expect(open).toMatchObject({ state: 'compared', appeal: { state: 'upheld' } })
    expect(open.outcome).toBeUndefined()
    const again = await o.clerk.refused('POST /cases/{case}/appeal', { case: id, text })
    expect(again).toMatchObject({ status: 409, code: 'appeal.once' })
  })

  test('the pipeline says what a recount says, for every area', async () => {
    await w.settle()
    const { counts, children } = await o.county.ask('GET /pipeline', {})
    expect(counts).toEqual({ 'identification:registered': 3, 'identification:compared': 1 })
    expect(children.find(({ name }) => name === 'North')?.counts).toEqual(counts)
    const { job } = await o.county.ask('POST /statistics/recount', {})
    expect(await o.county.finish(job)).toMatchObject({
      state: 'done',
      counts: { cases: 4, drift: 0 },
    })
  })

  test('what waits is on the desk of those whose turn it is', async () => {
    const { items } = await o.clerk.ask('GET /work', {})
    expect(items.map(({ head, waits }) => [head, waits?.move])).toEqual([['Sun Li', 'list']])
    expect((await o.township.ask('GET /work', {})).items).toEqual([])
  })
})
