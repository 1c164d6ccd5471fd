import { type World, world } from '@terrace/local/world'
import type { Fault } from '@terrace/platform/fault'
import { readJob } from '@terrace/platform/job-store'
import { type Household, readHousehold } from '@terrace/registry'
import { routes as registry } from '@terrace/registry/routes'
import { beforeAll, expect, test } from 'vitest'
import { checkEntries } from './list-check.ts'
import { moveList } from './list-move.ts'
import { openList } from './list-open.ts'
import { getList } from './read.ts'
import { assemblyOf, type Place, placeOf, shortWay } from './testing.ts'

/*
 * The largest families that may be entered: each goes the whole way in transactions that hold it, and
 * one that is larger is refused at the door, in words.
 */

let w: World
let p: Place
beforeAll(async () => {
  w = await world({ today: '2026-03-02' })
  p = await placeOf(w)
  await shortWay(w)
})

let next = 0
const people = (count: number, name: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => ({
    name: name(i),
    relation: i === 0 ? 'head' : 'other',
    idType: 'birth-certificate',
    idNumber: `E${1_000_000 + next++}`,
  }))
type Acted = (ctx: ReturnType<World['as']>, input: unknown) => Promise<Household>
const add = registry['POST /households'].action as unknown as Acted
const join = registry['POST /households/{household}/members'].action as unknown as Acted
const later = (days: number) => w.at(new Date(w.ports.now().getTime() + days * 864e5).toISOString())

test('an application of a new family goes in whole, or is refused with the field and the limit', async () => {
  const office = await w.login('county')
  const seen = new Set<number>()
  for (let count = 38; count <= 50; count++) {
    const name = (i: number) => `王${String.fromCodePoint(0x4e00 + i)}`
    const input = { area: p.village.area, members: people(count, name) }
    // What a browser sends, so that the answer is kept in the same transaction.
    const key = { 'idempotency-key': `family-of-${count}` }
    const answer = await office.send('POST', '/cases', { input, draft: true }, key)
    seen.add(answer.status)
    const problem = await answer.json()
    if (answer.status === 201) continue
    expect([count, answer.status, problem]).toMatchObject([
      count,
      400,
      { fields: [{ path: 'members', code: 'household.too-many-rows' }] },
    ])
  }
  expect([...seen].toSorted()).toEqual([201, 400])
})

test('the largest family of names of two words is registered by its list', async () => {
  const county = p.county1
  const area = p.village.area
  const named = people(60, (i) => `Ali Name${i}`).map(({ name, relation }) => ({ name, relation }))
  const { household } = await add(county(), { area, members: named.slice(0, 40) })
  const joined = { day: '2026-03-01', reason: 'other' }
  let size = 40
  for (const one of named.slice(40)) {
    const refused = await join(county(), { household, ...one, joined }).then(
      () => undefined,
      (error: Fault) => error.detail.fields?.[0]?.code,
    )
    if (refused) expect(refused).toBe('household.too-many-names')
    if (refused) break
    size++
  }
  expect(size).toBeLessThan(60)

  await p.applyFor(household)
  const opened = await openList(p.clerk(), { area })
  await w.work(opened.gathering ?? '')
  const { list } = opened
  const photos = [p.evidence]
  const notice = { contact: 'Village office 12317', photos }
  await moveList(p.clerk(), { list, move: 'assembly', assembly: assemblyOf(p.evidence) })
  await moveList(p.clerk(), { list, move: 'notice-1', notice })
  later(12)
  const review = await moveList(p.clerk(), { list, move: 'close-1', noticeEnd: { photos } })
  const checks = review.entries
    .filter(({ sampled }) => sampled)
    .map((entry) => ({ case: entry.case, result: 'confirmed' as const, note: 'Seen' }))
  await checkEntries(p.township1(), { list, checks })
  await moveList(p.township1(), { list, move: 'township-decision', decision: { rejected: [] } })
  await moveList(p.clerk(), { list, move: 'notice-2', notice })
  later(12)
  await moveList(p.clerk(), { list, move: 'close-2', noticeEnd: { photos } })
  const decision = { number: 'QH-1', effective: county().today() }
  await moveList(county(), { list, move: 'county-decision', decision })
  const announcement = { contact: 'County 12317', photos }
  await moveList(p.clerk(), { list, move: 'announce', announcement })
  const { effect } = await moveList(county(), { list, move: 'register' })
  await w.work(effect?.job ?? '')
  expect(await readJob(w.ports.db, w.tenant, effect?.job ?? '')).toMatchObject({ state: 'done' })
  expect(await getList(p.clerk(), { list })).toMatchObject({ state: 'registered' })
  const registered = await readHousehold(county(), household)
  expect([registered.status, registered.members.length]).toEqual(['registered', size])
})
