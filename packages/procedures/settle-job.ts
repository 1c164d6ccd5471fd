import type { Ctx } from '@terrace/platform/context'
import type { EventInput } from '@terrace/platform/event'
import { assert, fault, isFault } from '@terrace/platform/fault'
import { job } from '@terrace/platform/job'
import type { Row } from '@terrace/platform/write'
import { deskOf, type Household, readHouseholds } from '@terrace/registry'
import { settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import type { Case } from './case-model.ts'
import { readCases } from './case-store.ts'
import { type Completed, effectRows } from './effect.ts'
import { leaveRows } from './leave.ts'
import { type Entry, going, type List } from './list-model.ts'
import { listIn, listRow, readList } from './list-store.ts'
import type { Held } from './matter-store.ts'
import { moveNamed, stepOf } from './move.ts'
import type { Template } from './template.ts'
import { templateOf } from './template-store.ts'

/** Rows and events of one transaction, beside the list, the receipt and the last step. */
const ROOM = 92
/** Entries looked at for one transaction. */
const LOOK = 24

/**
 * Writes the cases of a list's entries: of those who left, how they ended; once the effect was asked
 * for, of all others too, with their households. Each transaction takes the list from one version to
 * the next, so that an entry is written once whoever is killed or runs beside it.
 */
export const settleJob = job(
  { id: 'procedures.settle', queue: 'work', input: z.object({ list: z.string() }) },
  async (ctx, { list: id }, run) => {
    const tried = new Set<string>()
    const first = await readList(ctx, id)
    await run.setTotal(first.doc.entries.length)
    for (;;) {
      await run.breathe()
      const held = await readList(ctx, id)
      const template = await templateOf(ctx, held.doc.template, held.doc.templateVersion)
      const todo = openEntries(held.doc)
        .filter((entry) => !tried.has(entry.case))
        .slice(0, LOOK)
      if (todo.length === 0) return finish(ctx, template, held, run)
      const chunk = await chunkOf(ctx, template, held, todo, tried)
      try {
        await run.chunk(held.doc.version, chunk)
      } catch (error) {
        // A household or case was saved meanwhile: the next round reads it anew.
        if (!isFault(error) || error.kind !== 'stale') throw error
      }
    }
  },
)

const openEntries = (list: List): Entry[] =>
  list.entries.filter((entry) => !entry.settled && (entry.out || list.effect))

interface Part {
  rows: Row[]
  events: EventInput[]
  problem?: string
}

/** As many entries as one transaction holds. */
async function chunkOf(
  ctx: Ctx,
  template: Template,
  held: Held<List>,
  todo: readonly Entry[],
  tried: Set<string>,
) {
  const list = held.doc
  const [desk, cases, households] = await Promise.all([
    deskOf(ctx),
    readCases(
      ctx,
      todo.map((entry) => entry.case),
    ),
    readHouseholds(
      ctx,
      todo.filter(({ out }) => !out).map((entry) => entry.household),
    ),
  ])
  const parts = new Map<string, Part>()
  let used = 0
  for (const entry of todo) {
    const own = cases.find(({ doc }) => doc.case === entry.case)
    const household = households.find((one) => one.household === entry.household)
    const part = own
      ? partOf({ ctx, desk, template, list }, entry, own, household)
      : lost('case.missing')
    const size = part.rows.length + part.events.length
    if (used + size > ROOM && parts.size > 0) break
    used += size
    parts.set(entry.case, part)
    if (part.problem) tried.add(entry.case)
  }
  const entries = list.entries.map((entry) => withPart(entry, parts.get(entry.case)))
  const next = { ...list, entries, version: list.version + 1, updatedAt: ctx.now() }
  const all = [...parts.values()]
  const failed = all.filter(({ problem }) => problem).length
  return {
    rows: [...all.flatMap((part) => part.rows), listRow(ctx.tenant, held, next)],
    events: all.flatMap((part) => part.events),
    counts: { settled: all.length - failed, failed },
    done: all.length,
  }
}

const lost = (problem: string): Part => ({ rows: [], events: [], problem })

function withPart(entry: Entry, part: Part | undefined): Entry {
  if (!part) return entry
  const { problem: _, ...rest } = entry
  return part.problem ? { ...rest, problem: part.problem } : { ...rest, settled: true }
}

function partOf(
  desk: Parameters<typeof effectRows>[0],
  entry: Entry,
  own: Held<Case>,
  household: Household | undefined,
): Part {
  const { ctx, template, list } = desk
  if (entry.out) return leaveRows(ctx, template, list, entry, own)
  try {
    return household ? effectRows(desk, own, household) : lost('household.missing')
  } catch (error) {
    // What is wrong with one household does not hold the others back; it is named on its entry.
    if (!isFault(error)) throw error
    return lost(error.detail.fields?.[0]?.code ?? error.code)
  }
}

/** When every entry is written, the list itself comes to its end. */
async function finish(
  ctx: Ctx,
  template: Template,
  held: Held<List>,
  run: Parameters<Parameters<typeof job>[1]>[2],
) {
  const list = held.doc
  const open = openEntries(list)
  const { effect, settling: _, ...rest } = list
  if (open.length > 0) {
    // It may be asked for again once these are put right.
    const next = { ...rest, version: list.version + 1, updatedAt: ctx.now() }
    await run.chunk(list.version, {
      rows: [listRow(ctx.tenant, held, next)],
      events: [],
      counts: {},
      done: 0,
    })
    throw fault('conflict', 'list.effect-incomplete', { open: open.length })
  }
  if (!effect) return {}
  const { waits: _w, ...done } = rest
  const move = moveNamed(template, 'list', effect.move)
  const steps = [...list.steps, stepOf(ctx, move, list.state)]
  const settings = await settingsOf(ctx)
  const next = listIn(ctx, settings, template, list, { ...done, state: move.to, steps })
  assert(move.effect, 'a move without effect')
  const completed: Completed = {
    list: list.list,
    area: list.area,
    effect: move.effect,
    households: going(list).length,
  }
  const event = { name: 'list.completed', about: list.list, facts: [completed] }
  await run.chunk(list.version, {
    rows: [listRow(ctx.tenant, held, next)],
    events: [event],
    counts: {},
    done: 0,
  })
  return { result: { cases: going(list).length } }
}
