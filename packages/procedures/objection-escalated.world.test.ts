import { type World, world } from '@terrace/local/world'
import { beforeAll, expect, test } from 'vitest'
import { moveList } from './list-move.ts'
import { openList } from './list-open.ts'
import { acknowledgeObjection, getObjection, listObjections } from './objection.ts'
import { decideObjection } from './objection-decide.ts'
import { fileObjection } from './objection-file.ts'
import { getList } from './read.ts'
import { remindDaily } from './remind.ts'
import { assemblyOf, type Place, placeOf, shortWay } from './testing.ts'
import { getWork } from './work.ts'

/*
 * The township has one officer, and that one has had a hand in the list: an objection would stay for
 * ever. When its day has passed it is the county's to answer, and nobody else's besides.
 */

let w: World
let p: Place
let list = ''
let objection = ''
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'was not refused',
    (error) => error.code,
  )
const remindOn = async (day: string) => {
  w.at(`${day}T02:00:00Z`)
  await remindDaily(w.ports, w.tenant)
  await w.work(`job_remind-${day}`)
}

beforeAll(async () => {
  w = await world({ today: '2026-03-02' })
  p = await placeOf(w)
  await shortWay(w)
  await p.apply('Wang Fang')
  await p.apply('Li Na')
  const opened = await openList(p.clerk(), { area: p.village.area })
  list = opened.list
  await w.work(opened.gathering ?? '')
  // The only officer of the township leads the assembly, too.
  const one = w.as('recorder', [p.township.path], 'u-township')
  await moveList(one, { list, move: 'assembly', assembly: assemblyOf(p.evidence) })
  const notice = { contact: 'Village office 12317', photos: [p.evidence], days: 30 }
  const up = await moveList(p.clerk(), { list, move: 'notice-1', notice })
  const filed = await fileObjection(w.as('public'), {
    notice: up.notice ?? '',
    line: 1,
    text: 'They own a shop in the county town',
  })
  objection = filed.objection
})

test('before its day has passed the county reads along and answers nothing', async () => {
  expect(await refusal(acknowledgeObjection(p.township1(), { objection }))).toBe('objection.chain')
  expect(await refusal(acknowledgeObjection(p.county1(), { objection }))).toBe('objection.level')
})

test('escalated, it is on the desk of the county, which takes it on and answers', async () => {
  await remindOn('2026-03-10')
  const { items } = await getWork(p.county1(), {})
  expect(items.map(({ id }) => id)).toContain(objection)
  const stranger = w.as('county', [p.other.path], 'u-other')
  expect(await refusal(acknowledgeObjection(stranger, { objection }))).toBe('objection.missing')
  const taken = await acknowledgeObjection(p.county1(), { objection })
  const { area } = p.county
  expect(taken).toMatchObject({ level: 'county', waits: { level: 'county', area } })
  expect(taken.escalated).toBeUndefined()
  const answer = 'The company register shows no shop of theirs'
  await decideObjection(p.county1(), { objection, outcome: 'dismissed', answer })
  expect((await getList(p.clerk(), { list })).holds).toBe(0)
  expect((await getObjection(p.county1(), { objection })).state).toBe('dismissed')
  expect((await listObjections(p.township1(), {})).items).toEqual([])
})
