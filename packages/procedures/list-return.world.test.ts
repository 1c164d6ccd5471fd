import { type World, world } from '@terrace/local/world'
import { readHousehold } from '@terrace/registry'
import { routes as registry } from '@terrace/registry/routes'
import { beforeAll, expect, test } from 'vitest'
import { moveCase } from './case-move.ts'
import { moveList } from './list-move.ts'
import { gatherAgain, openList } from './list-open.ts'
import { getNotice } from './notice-read.ts'
import { getCase, getList } from './read.ts'
import { getReceipt } from './receipt.ts'
import { assemblyOf, type Place, placeOf, shortWay } from './testing.ts'

/*
 * A list that the township sends back: it names its households as they are now, has a second assembly
 * beside the first, and what stands on the board says what it is.
 */

let w: World
let p: Place
let list = ''
const cases: Record<string, string> = {}
beforeAll(async () => {
  w = await world({ today: '2026-03-02' })
  p = await placeOf(w)
  await shortWay(w)
})

const move = (ctx: ReturnType<World['as']>, name: string, record: object = {}) =>
  moveList(ctx, { list, move: name, ...record })
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'was not refused',
    (error) => error.detail?.fields?.[0]?.code ?? error.code,
  )

test('a merged case says into which it went', async () => {
  for (const name of ['Wang Fang', 'Wang Fang the same', 'Zhao Min', 'Sun Li', 'Li Na']) {
    cases[name] = (await p.apply(name)).case
  }
  const [kept, twice] = [cases['Wang Fang'] ?? '', cases['Wang Fang the same'] ?? '']
  const merge = (into: object) =>
    moveCase(p.township1(), { case: twice, move: 'merge', reason: 'Entered twice', ...into })
  expect(await refusal(merge({}))).toBe('field.required')
  expect(await refusal(merge({ merge: { into: twice } }))).toBe('merge.itself')
  expect(await refusal(merge({ merge: { into: 'case_nowhere' } }))).toBe('case.missing')
  const done = await merge({ merge: { into: kept } })
  const { household } = await getCase(p.clerk(), { case: kept })
  expect(done).toMatchObject({
    state: 'merged',
    mergedInto: { case: kept, household, head: 'Wang Fang' },
  })
  const back = { case: kept, move: 'merge', reason: 'The other way', merge: { into: twice } }
  expect(await refusal(moveCase(p.township1(), back))).toBe('merge.over')
})

test('a list names heads and sizes as they are when it is made', async () => {
  const { household, size } = await getCase(p.clerk(), { case: cases['Zhao Min'] ?? '' })
  expect(size).toBe(1)
  const head = (await readHousehold(p.clerk(), household)).members[0]?.member ?? ''
  const change = registry['PATCH /households/{household}/members/{member}'].action
  await change(p.clerk(), { household, member: head, name: 'Zhao Ming' })
  const add = registry['POST /households/{household}/members'].action
  await add(p.clerk(), {
    household,
    name: 'Zhao Yi',
    relation: 'son',
    joined: { day: '2026-03-01', reason: 'born' },
  })
  const opened = await openList(p.clerk(), { area: p.village.area })
  list = opened.list
  await w.work(opened.gathering ?? '')
  const { entries } = await getList(p.clerk(), { list })
  expect(entries.map((one) => [one.head, one.size]).toSorted()).toEqual([
    ['Li Na', 1],
    ['Sun Li', 1],
    ['Wang Fang', 1],
    ['Zhao Ming', 2],
  ])
  const shown = await getCase(p.clerk(), { case: cases['Zhao Min'] ?? '' })
  expect(shown).toMatchObject({ head: 'Zhao Ming', size: 2 })
})

test('the words over a notice are its own', async () => {
  const out = { case: cases['Sun Li'] ?? '', for: 1, against: 19, abstain: 0, reason: 'Has a shop' }
  await move(p.clerk(), 'assembly', { assembly: assemblyOf(p.evidence, { exceptions: [out] }) })
  const notice = { contact: 'Village office 12317', photos: [p.evidence] }
  const up = await move(p.clerk(), 'notice-1', { notice })
  const { title } = await getNotice(p.clerk(), { notice: up.notice ?? '' })
  expect(title.en).toBe('First public notice: households proposed for registration')
  expect(title.zh).toBe('拟纳入建档立卡户名单公示（第一次）')
  w.at('2026-03-20T04:00:00Z')
  await move(p.clerk(), 'close-1', { noticeEnd: { photos: [p.evidence] } })
})

test('returned, it has a second assembly and keeps the first', async () => {
  await move(p.township1(), 'township-return', { reason: 'Ask again about two of them' })
  cases.late = (await p.apply('Zhou Late')).case
  const again = await gatherAgain(p.clerk(), { list })
  await w.work(again.gathering ?? '')
  const second = assemblyOf(p.evidence, {
    day: '2026-03-20',
    votes: { for: 18, against: 2, abstain: 0 },
  })
  const { assemblies } = await move(p.clerk(), 'assembly', { assembly: second })
  expect(assemblies.map(({ day, votes }) => [day, votes.for])).toEqual([
    ['2026-03-02', 20],
    ['2026-03-20', 18],
  ])
  const votesOf = async (name: string) => {
    const receipt = await getReceipt(p.clerk(), { case: cases[name] ?? '', lang: 'en' })
    return receipt.inputs.filter(({ what }) => what.includes('ote')).map(({ day }) => day)
  }
  expect(await votesOf('Wang Fang')).toEqual(['2026-03-02', '2026-03-20'])
  // Who was out after the first was not spoken of at the second, nor who came later at the first.
  expect(await votesOf('Sun Li')).toEqual(['2026-03-02'])
  expect(await votesOf('late')).toEqual(['2026-03-20'])
})
