import { type World, world } from '@terrace/local/world'
import type { Ctx } from '@terrace/platform/context'
import { isFault } from '@terrace/platform/fault'
import { readJob } from '@terrace/platform/job-store'
import { addArea } from '@terrace/tenancy'
import { beforeAll, describe, expect, test } from 'vitest'
import { openCase } from './case-open.ts'
import { uploadEvidence } from './evidence.ts'
import { checkEntries } from './list-check.ts'
import { moveList } from './list-move.ts'
import { openList } from './list-open.ts'
import type { ListView } from './list-view.ts'
import { getCase, getList, listCases } from './read.ts'
import { listTemplates, putTemplate } from './template-command.ts'
import { getWork } from './work.ts'

/*
 * A village of two hundred: what its list costs, that decisions made at once have one winner, that a
 * job that is killed loses and doubles nothing, and that cases keep the template they began with.
 */

const MANY = 200
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
let w: World
let village = ''
let paths = { village: '', township: '', county: '' }
let list = ''
let photo = ''
const costs: Record<string, { calls: number; read: number; write: number }> = {}

const clerk = () => w.as('clerk', [paths.village], 'u-clerk')
const township = () => w.as('township', [paths.township], 'u-township')
const county = (user = 'u-county') => w.as('county', [paths.county], user)

/** Runs one act and keeps what it cost. */
async function metered<T>(name: string, ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const answer = await work(ctx)
  costs[name] = { ...ctx.meter }
  return answer
}
const move = (ctx: Ctx, name: string, record: object = {}) =>
  metered(name, ctx, (metered) => moveList(metered, { list, move: name, ...record }))
const look = () => getList(clerk(), { list })
const later = (days: number) => w.at(new Date(w.ports.now().getTime() + days * 864e5).toISOString())

/** The default without survey and comparison: who hands in is put on the list. */
async function short() {
  const { items } = await listTemplates(w.as('county'), {})
  const base = items.find(({ template }) => template === 'identification')
  if (!base) throw new Error('no template')
  const { version: _, ...rest } = base
  const moves = rest.moves.map((one) =>
    one.move === 'list' ? { ...one, from: ['submitted', 'compared'] } : one,
  )
  return { ...rest, moves, sources: [], reason: 'A shorter way for the test' }
}

beforeAll(async () => {
  w = await world()
  const admin = w.as('admin')
  const top = await addArea(admin, { level: 'county', name: 'Qinghe' })
  const middle = await addArea(admin, { level: 'township', name: 'North', parent: top.area })
  const low = await addArea(admin, { level: 'village', name: 'Upper', parent: middle.area })
  village = low.area
  paths = { village: low.path, township: middle.path, county: top.path }
  photo = (await uploadEvidence(clerk(), { area: village, name: 'b.png' }, png)).evidence
})

const apply = (i: number) =>
  openCase(clerk(), {
    input: { area: village, members: [{ name: `Head ${i}`, relation: 'head', sex: 'male' }] },
    application: {
      by: 'applicant',
      applicant: { name: `Head ${i}` },
      consent: true,
      consentDay: '2026-03-02',
      proofs: [{ kind: 'identity', evidence: photo }],
    },
  })

describe('a template that changes', () => {
  test('makes a new version; a case keeps the one it began with', async () => {
    const before = await apply(9_000)
    expect(before.templateVersion).toBe(1)
    const wanted = await short()
    expect((await putTemplate(county(), wanted)).version).toBe(2)
    const after = await apply(9_001)
    expect(after.templateVersion).toBe(2)
    const again = await getCase(clerk(), { case: before.case })
    expect([again.templateVersion, again.next.map((one) => one.move)]).toEqual([
      1,
      ['return', 'survey', 'refuse', 'withdraw', 'merge'],
    ])
    const flawed = { ...wanted, moves: wanted.moves.filter((one) => one.move !== 'announce') }
    const refused = await putTemplate(county(), flawed).catch((error) => error)
    expect(refused.detail.fields[0]).toMatchObject({ code: 'template.dead-end' })
  })
})

describe('a village of two hundred', () => {
  test('is put on one list by a job', async () => {
    for (let i = 0; i < MANY - 1; i += 10) {
      await Promise.all(Array.from({ length: 10 }, (_, k) => i + k < MANY - 1 && apply(i + k)))
    }
    const opened: ListView = await openList(clerk(), { area: village })
    list = opened.list
    await w.work(opened.gathering ?? '')
    const full = await look()
    // The first case runs on the older version, from which nobody who only handed in is listed.
    expect([full.counts.in, full.state]).toEqual([MANY, 'listed'])
  })

  test('one assembly, one notice, one decision: a handful of rows each', async () => {
    const photos = [photo]
    const out = (await look()).entries.slice(0, 30)
    const votes = { for: 20, against: 0, abstain: 0 }
    const exceptions = out.map((entry) => ({
      case: entry.case,
      for: 0,
      against: 20,
      abstain: 0,
      reason: 'Not in need',
    }))
    const assembly = { day: '2026-03-10', representatives: 30, present: 20, readOut: true as const }
    const record = { ...assembly, votes, exceptions, minutes: photos, board: photos }
    const passed = await move(clerk(), 'assembly', { assembly: record })
    expect(passed.counts).toMatchObject({ in: 170, out: 30 })
    // Thirty are too many for the transaction: a job writes their cases, and they read so at once.
    const first = out[0]?.case ?? ''
    expect(await getCase(clerk(), { case: first })).toMatchObject({ state: 'rejected' })
    await w.work(passed.settling ?? '')
    expect(await getCase(clerk(), { case: first })).toMatchObject({
      state: 'rejected',
      outcome: { reason: 'Not in need' },
    })
    const notice = { contact: 'Village office 12317', photos }
    await move(clerk(), 'notice-1', { notice })
    later(12)
    const review = await move(clerk(), 'close-1', { noticeEnd: { photos } })
    expect(review.counts.sampled).toBe(51)
    const checks = review.entries
      .filter(({ sampled }) => sampled)
      .map((entry) => ({ case: entry.case, result: 'confirmed' as const, note: 'Seen' }))
    await metered('check', township(), (ctx) => checkEntries(ctx, { list, checks }))
    const worst = review.entries.find((entry) => !entry.out && !entry.sampled)?.case ?? ''
    const rejected = [{ case: worst, reason: 'Has a car' }]
    await move(township(), 'township-decision', { decision: { rejected } })
    await move(clerk(), 'notice-2', { notice })
    later(12)
    await move(clerk(), 'close-2', { noticeEnd: { photos } })
  })

  test('of eight who decide at once one wins and seven are told', async () => {
    const decision = { number: 'QH-1', effective: w.as('county').today() }
    const all = await Promise.allSettled(
      Array.from({ length: 8 }, (_, i) =>
        moveList(county(`u-${i}`), { list, move: 'county-decision', decision }),
      ),
    )
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of all) {
      if (one.status === 'rejected') {
        expect(isFault(one.reason) && one.reason.code).toMatch(/matter\.stale|move\.out-of-order/)
      }
    }
  })

  test('killed again and again, the effect reaches each household once', async () => {
    await move(clerk(), 'announce', { announcement: { contact: 'County 12317', photos: [photo] } })
    let job = (await move(county(), 'register')).effect?.job ?? ''
    let [writes, kills] = [0, 0]
    w.intercept((operation) => {
      if (operation !== 'TransactWriteItems' || ++writes % 3 !== 0 || kills >= 8) return
      kills++
      throw new Error('killed')
    })
    for (let i = 0; i < 6; i++) {
      await w.work(job)
      if ((await readJob(w.ports.db, w.tenant, job)).state === 'done') break
      // Four times broken, the job is given up; whoever asks again goes on where it stood.
      job = (await moveList(county(), { list, move: 'register' })).effect?.job ?? ''
    }
    w.intercept(undefined)
    expect(kills).toBe(8)
    const done = await look()
    expect([done.state, done.counts.in, done.counts.out]).toEqual(['registered', 169, 31])
    expect(done.entries.every(({ settled }) => settled)).toBe(true)
    let [registered, heard] = [0, 0]
    for await (const item of w.ports.db.scan()) {
      const key = `${item.sk}`
      if (key.startsWith('$household') && item.status === 'registered') registered++
      if (item.name === 'case.registered') heard++
    }
    expect([registered, heard]).toEqual([169, 169])
  })

  test('costs the same few calls whatever its size', async () => {
    const ctx = clerk()
    await getWork(ctx, {})
    costs.work = { ...ctx.meter }
    const page = clerk()
    await listCases(page, { area: village })
    costs.cases = { ...page.meter }
    console.log(`a village of ${MANY}:`, JSON.stringify(costs, null, 1).replaceAll(/\n {2}/g, ' '))
    for (const name of ['assembly', 'notice-1', 'close-1', 'township-decision', 'announce']) {
      expect([name, (costs[name]?.calls ?? 99) <= 7]).toEqual([name, true])
    }
    expect(costs.work?.calls).toBeLessThanOrEqual(3)
  })
})
