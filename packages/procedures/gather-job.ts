import type { Ctx } from '@terrace/platform/context'
import { isFault } from '@terrace/platform/fault'
import { job } from '@terrace/platform/job'
import { type Household, readHouseholds } from '@terrace/registry'
import { settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import type { Case } from './case-model.ts'
import { whoseCase } from './case-open.ts'
import { caseIn, caseRows, kinOf, readCases, subjectOf } from './case-store.ts'
import { type Entry, type List, MOST } from './list-model.ts'
import { listRow, readList } from './list-store.ts'
import { MatterEntity } from './matter.entity.ts'
import type { Brief, Flow } from './matter.ts'
import type { Held } from './matter-store.ts'
import { mayMove, stepOf } from './move.ts'
import { joining, type Move, type Template } from './template.ts'
import { templateOf } from './template-store.ts'

/** Cases of one transaction: a row each, beside the list, the event and the receipt. */
const CHUNK = 80

/**
 * Puts the cases of a village that wait for a list on this one, a chunk a transaction. A case that
 * the asker may not act on (their own, a relative's) is left for somebody else and counted.
 */
export const gatherJob = job(
  { id: 'procedures.gather', queue: 'work', input: z.object({ list: z.string() }) },
  async (ctx, { list: id }, run) => {
    const settings = await settingsOf(ctx)
    const { doc } = await readList(ctx, id)
    const template = await templateOf(ctx, doc.template, doc.templateVersion)
    const move = joining(template)
    const counts = { listed: 0, skipped: 0 }
    const skipped = new Set<string>()
    for (;;) {
      await run.breathe()
      const held = await readList(ctx, id)
      const room = MOST - held.doc.entries.length
      const ids = move ? await waiting(ctx, held.doc, move, skipped, Math.min(CHUNK, room)) : []
      const cases = (await readCases(ctx, ids)).filter((one) => move?.from.includes(one.doc.state))
      const homes = await homesOf(ctx, cases)
      const { joined, rest } = sorted(ctx, cases, move)
      for (const one of rest) skipped.add(one.doc.case)
      for (const one of ids) if (!cases.some((c) => c.doc.case === one)) skipped.add(one)
      if (ids.length > 0 && joined.length === 0) continue
      const over = ids.length === 0
      if (over && held.doc.gathering === undefined) break
      const desk = { ctx, settings, template, move, homes }
      const chunk = chunkOf(desk, held, joined, over)
      try {
        await run.chunk(held.doc.version, chunk)
        counts.listed += joined.length
      } catch (error) {
        // Somebody changed one of these cases meanwhile: look again.
        if (!isFault(error) || error.kind !== 'stale') throw error
      }
      if (over) break
    }
    return { counts: { listed: counts.listed, skipped: skipped.size } }
  },
)

/** Cases of the list's village in the states from which they join, some at a time. */
async function waiting(
  ctx: Ctx,
  list: List,
  move: Move,
  skipped: ReadonlySet<string>,
  most: number,
): Promise<string[]> {
  const { anchor, path } = list
  const search = MatterEntity.query
    .byShelf({ tenant: ctx.tenant, anchor, shelf: 'case' })
    .begins({ path })
  const ids: string[] = []
  for await (const item of ctx.db.all(search)) {
    if (ids.length >= most) break
    const brief = JSON.parse(String(item.brief)) as Brief
    // A list moves by one version: cases that run on another keep theirs, on a list of their own.
    const same = brief.template === list.template && brief.templateVersion === list.templateVersion
    const fits = same && move.from.includes(brief.state)
    if (fits && !skipped.has(brief.id)) ids.push(brief.id)
  }
  return ids
}

function sorted(ctx: Ctx, cases: Held<Case>[], move: Move | undefined) {
  const may = ({ doc }: Held<Case>) => {
    try {
      if (move) mayMove(ctx, move, subjectOf(doc))
      return move !== undefined
    } catch {
      return false
    }
  }
  const joined = cases.filter(may)
  return { joined, rest: cases.filter((one) => !joined.includes(one)) }
}

interface Desk {
  ctx: Ctx
  settings: Awaited<ReturnType<typeof settingsOf>>
  template: Template
  move: Move | undefined
  homes: ReadonlyMap<string, Household>
}

/** The households of these cases as they are now: a list names today's head and size. */
async function homesOf(ctx: Ctx, cases: readonly Held<Case>[]) {
  const ids = cases.map(({ doc }) => doc.household)
  const found = await readHouseholds(ctx, ids)
  return new Map(found.map((one) => [one.household, one]))
}

/** A case with its household's number, head and size of today. */
function fresh({ homes }: Pick<Desk, 'homes'>, c: Case): Case {
  const home = homes.get(c.household)
  if (!home) return c
  const { number, head, size } = whoseCase(home)
  return { ...c, number, head, size }
}

function chunkOf(desk: Desk, held: Held<List>, cases: readonly Held<Case>[], over: boolean) {
  const { ctx, settings, template, move } = desk
  const list = held.doc
  const { gathering, ...rest } = list
  const next: List = {
    ...rest,
    ...(over ? {} : { gathering }),
    entries: [...list.entries, ...cases.map(({ doc }) => entryOf(fresh(desk, doc), list))],
    version: list.version + 1,
    updatedAt: ctx.now(),
  }
  const rows = cases.flatMap((one) => {
    if (!move) return []
    const step = stepOf(ctx, move, one.doc.state)
    const steps = [...one.doc.steps, step]
    const more = { state: move.to, list: list.list, steps }
    const next = caseIn(ctx, settings, template, fresh(desk, one.doc), more)
    return caseRows(ctx.tenant, template, one, next)
  })
  const facts = flowsOf(cases, list, move?.to ?? list.state)
  const event = { name: 'list.gathered', about: list.list, facts, pending: facts.length > 0 }
  return {
    rows: [...rows, listRow(ctx.tenant, held, next)],
    events: [event],
    counts: { listed: cases.length },
    done: cases.length,
  }
}

function flowsOf(cases: readonly Held<Case>[], list: List, to: string): Flow[] {
  const from = new Map<string, number>()
  for (const { doc } of cases) {
    const key = `${doc.state}\n${doc.path}`
    from.set(key, (from.get(key) ?? 0) + 1)
  }
  return [...from].flatMap(([key, n]): Flow[] => {
    const [state = '', path = ''] = key.split('\n')
    const { template, path: own } = list
    if (path === own) return [{ template, path, from: state, to, n }]
    return [
      { template, path, from: state, n },
      { template, path: own, to, n },
    ]
  })
}

const entryOf = (c: Case, list: List): Entry => ({
  case: c.case,
  household: c.household,
  number: c.number,
  head: c.head,
  size: c.size,
  ...(c.path === list.path ? {} : { path: c.path }),
  kin: [...kinOf(c)],
  official: c.kin.length > 0,
  hands: subjectOf(c).hands,
})
