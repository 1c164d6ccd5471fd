import { createHash } from 'node:crypto'
import type { Ctx } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import type { Run } from '@terrace/platform/job'
import type { PartsState } from '@terrace/platform/job-parts'
import { allHouseholds, type Spot } from '@terrace/registry'
import { settingsOf } from '@terrace/tenancy'
import { putJson } from './kept.ts'
import { bucketOf, candidatesIn, folderOf, judge, type Listed, PAGE } from './listed.ts'
import type { Frozen, Proposal } from './proposal-model.ts'
import { byVillage } from './village.ts'

/** How far a gathering is; it stands in the job's row. */
interface Gathered {
  day: string
  from?: Spot
  parts: PartsState
  leftOut: Frozen['leftOut']
  looked: number
}

/** Households looked at between two checkpoints. */
const LOOK = 2_000
const BATCH = 200

/** Where a part of the list lies among the areas: who may see none of it need not read it. */
export interface Span {
  count: number
  low: string
  high: string
}

/** The list as it grows: its hash, and where everybody stands in it. */
class Roll {
  readonly places = new Map<string, [part: number, row: number]>()
  readonly spans: Span[] = []
  people = 0
  private readonly hash = createHash('sha256')

  add(lines: readonly Listed[]) {
    if (lines.length === 0) return
    const part = this.spans.length
    const span = { count: lines.length, low: lines[0]?.path ?? '', high: '' }
    for (const [row, line] of lines.entries()) {
      this.hash.update(`${JSON.stringify(line)}\n`)
      this.places.set(line.id, [part, row])
      this.people += line.people
      if (line.path < span.low) span.low = line.path
      if (line.path > span.high) span.high = line.path
    }
    this.spans.push(span)
  }

  digest = () => this.hash.digest('hex')
}

/**
 * Walks the households of a proposal's area and lays down those who are candidates, as they are now.
 * A worker that takes over reads what was laid down and goes on behind it. One who is moved during
 * the walk is taken where it was met first.
 */
export async function gather(ctx: Ctx, proposal: Proposal, run: Run): Promise<Frozen> {
  const settings = await settingsOf(ctx)
  const saved = (run.checkpoint as { gather?: Gathered } | undefined)?.gather
  const day = saved?.day ?? ctx.today()
  const leftOut = saved?.leftOut ?? { filter: 0, income: 0, nobody: 0 }
  let looked = saved?.looked ?? 0
  const folder = folderOf(proposal, ctx)
  const parts = candidatesIn(ctx, { folder, parts: [...(saved?.parts ?? [])] })
  const roll = new Roll()
  for (let n = 0; n < parts.count; n++) roll.add(await parts.part(n))
  let page: Listed[] = []
  let since = 0
  const lay = async (from: Spot | undefined) => {
    await parts.add(page)
    roll.add(page)
    ;[page, since] = [[], 0]
    const gathered = { day, from, parts: parts.state, leftOut, looked }
    await run.save({ gather: gathered }, { done: looked })
    await run.breathe()
  }
  const walk = allHouseholds(ctx, BATCH, { path: proposal.path, from: saved?.from })
  const own = new Set<string>()
  let last = saved?.from
  for await (const { households, next } of walk) {
    for (const household of households) {
      looked++
      since++
      if (roll.places.has(household.household) || own.has(household.household)) continue
      const judged = judge(household, settings, proposal, day)
      if (typeof judged === 'string') leftOut[judged]++
      else page.push(judged)
      own.add(household.household)
    }
    last = next
    if (page.length < PAGE && since < LOOK) continue
    await lay(next)
    own.clear()
  }
  if (page.length > 0) await lay(last)
  if (roll.spans.length === 0) throw fault('conflict', 'proposal.nobody', { ...leftOut })
  return freeze(ctx, proposal, { parts: parts.state, day, leftOut, roll })
}

interface Laid {
  parts: PartsState
  day: string
  leftOut: Frozen['leftOut']
  roll: Roll
}

/** Writes down where everybody stands, and says what the list is. */
async function freeze(ctx: Ctx, proposal: Proposal, households: Laid): Promise<Frozen> {
  const base = folderOf(proposal, ctx)
  const laid =
    proposal.over === 'households'
      ? { ...households, folder: base }
      : await villages(ctx, proposal, households)
  const { roll, folder } = laid
  const buckets = Math.ceil(roll.places.size / 1_000)
  const places = Array.from({ length: buckets }, () => ({}) as Record<string, [number, number]>)
  for (const [id, place] of roll.places) {
    const bucket = places[bucketOf(id, buckets)]
    if (bucket) bucket[id] = place
  }
  for (const [n, bucket] of places.entries()) await putJson(ctx, `${folder}/where-${n}`, bucket)
  await putJson(ctx, `${folder}/spans`, roll.spans)
  return {
    folder,
    parts: laid.parts.map((part) => ({ ...part })),
    hash: roll.digest(),
    day: laid.day,
    at: ctx.now(),
    candidates: roll.places.size,
    people: roll.people,
    buckets,
    leftOut: laid.leftOut,
  }
}

/** The same over villages: the households behind them stay where they were laid down. */
async function villages(ctx: Ctx, proposal: Proposal, behind: Laid) {
  const folder = `${folderOf(proposal, ctx)}/villages`
  const parts = candidatesIn(ctx, { folder, parts: [] })
  const households = candidatesIn(ctx, {
    folder: folderOf(proposal, ctx),
    parts: behind.parts.map((part) => ({ ...part })),
  })
  const list = await byVillage(households.rows())
  const roll = new Roll()
  for (let from = 0; from < list.length; from += PAGE) {
    const page = list.slice(from, from + PAGE)
    await parts.add(page)
    roll.add(page)
  }
  return { ...behind, folder, parts: parts.state, roll }
}
