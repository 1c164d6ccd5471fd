import { type World, world } from '@terrace/local/world'
import { jobs } from '@terrace/monitoring/jobs'
import { commit } from '@terrace/platform/command'
import { listJobs, newJob, readJob } from '@terrace/platform/job-store'
import { mergeAreas, renameArea } from '@terrace/tenancy'
import { beforeAll, expect, test } from 'vitest'
import { fileGrievance } from './grievance-file.ts'
import { getGrievance } from './grievance-read.ts'
import { moveList } from './list-move.ts'
import { openList } from './list-open.ts'
import { getPublicNotice, listPublicNotices } from './notice-public.ts'
import { fileObjection } from './objection-file.ts'
import { getCase, getList, listCases } from './read.ts'
import { assemblyOf, type Place, placeOf, shortWay } from './testing.ts'
import { getWork } from './work.ts'

/*
 * A village becomes part of another while its cases run: they, their list, its notice and what was
 * filed about it go along, and the pipeline's counts are what a recount finds.
 */

let w: World
let p: Place
beforeAll(async () => {
  w = await world({ today: '2026-03-02' })
  p = await placeOf(w)
  await shortWay(w)
})

async function runStarted() {
  await w.settle()
  const { items } = await listJobs(w.ports.db, w.tenant)
  for (const job of items.filter((one) => one.state === 'queued')) await w.work(job.job)
  await w.settle()
}
/** Areas whose kept counts are not what the rows say. */
async function drift() {
  const recount = jobs.find(({ id }) => id === 'monitoring.recount')
  if (!recount) throw new Error('no recount')
  const ctx = w.as('county')
  const { job, row } = newJob(ctx, recount, { repair: false })
  await commit(ctx, 'statistics.recount', [], [row])
  await w.work(job)
  const { state, counts } = await readJob(w.ports.db, w.tenant, job)
  return { state, drift: (counts as { drift?: number }).drift }
}

test('cases, lists, notices, objections and grievances follow a village that is merged', async () => {
  const ids: string[] = []
  for (const name of ['Wang Fang', 'Zhao Min', 'Sun Li']) ids.push((await p.apply(name)).case)
  const opened = await openList(p.clerk(), { area: p.village.area })
  await w.work(opened.gathering ?? '')
  const { list } = opened
  const out = { case: ids[2] ?? '', for: 1, against: 19, abstain: 0, reason: 'Has a shop' }
  const assembly = assemblyOf(p.evidence, { exceptions: [out] })
  await moveList(p.clerk(), { list, move: 'assembly', assembly })
  const notice = { contact: 'Village office 12317', photos: [p.evidence] }
  const up = await moveList(p.clerk(), { list, move: 'notice-1', notice })
  const own = await p.apply('Li Na')
  const anybody = () => w.as('public', [], 'public')
  const text = 'They own two shops in the town'
  await fileObjection(anybody(), { notice: up.notice ?? '', line: 1, text })
  const told = await fileGrievance(anybody(), { type: 'benefit', area: p.village.area, text })
  await w.settle()
  expect(await drift()).toEqual({ state: 'done', drift: 0 })

  await renameArea(w.as('admin'), { area: p.village.area, name: 'Hilltop' })
  await runStarted()
  expect(await getCase(p.clerk(), { case: own.case })).toMatchObject({ areaName: 'Hilltop' })
  await mergeAreas(w.as('admin'), {
    into: p.other.area,
    areas: [p.village.area],
    until: w.as('admin').today(),
    reason: 'Two small villages become one',
  })
  await runStarted()
  const lower = { area: p.other.area, areaName: 'Lower' }
  const there = () => w.as('clerk', [p.other.path], 'u-other')
  for (const id of [...ids, own.case]) {
    expect(await getCase(there(), { case: id })).toMatchObject(lower)
  }
  expect(await getList(there(), { list })).toMatchObject(lower)
  const { items } = await listCases(there(), { area: p.other.area })
  expect(items).toHaveLength(4)
  const due = (await getWork(there(), {})).items.map(({ id }) => id).toSorted()
  expect(due).toEqual([own.case, list].toSorted())
  const shown = await listPublicNotices(anybody(), { area: p.other.area })
  expect(shown.items).toMatchObject([{ notice: up.notice, ...lower }])
  // What the board says is what it said.
  const board = await getPublicNotice(anybody(), { notice: up.notice ?? '' })
  expect(board.place).toContain('Upper')
  expect(await getGrievance(p.township1(), told)).toMatchObject(lower)
  expect(await drift()).toEqual({ state: 'done', drift: 0 })
})
