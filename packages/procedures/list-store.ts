import type { Ctx } from '@terrace/platform/context'
import type { Write } from '@terrace/platform/db'
import type { Settings } from '@terrace/tenancy'
import { going, type List } from './list-model.ts'
import type { Brief } from './matter.ts'
import {
  type Held,
  heldOf,
  matterKey,
  matterRow,
  newMatterRow,
  readMatter,
} from './matter-store.ts'
import { handsOf, type Subject, waitsIn } from './move.ts'
import { movesFrom, type Template } from './template.ts'

/** @throws Fault missing `list.missing` */
export const readList = (ctx: Ctx, id: string): Promise<Held<List>> =>
  readMatter<List>(ctx, id, 'list', 'list.missing')

/** Several lists whole, in no order; for those who know whose they are. */
export async function readLists(ctx: Ctx, ids: readonly string[]): Promise<List[]> {
  const keys = [...new Set(ids)].map((id) => matterKey(ctx.tenant, id))
  return (await ctx.db.batchGet(keys, true)).map((item) => heldOf<List>(item).doc)
}

export const briefOfList = (list: List): Brief => ({
  kind: 'list',
  id: list.list,
  template: list.template,
  templateVersion: list.templateVersion,
  state: list.state,
  area: list.area,
  areaName: list.areaName,
  path: list.path,
  entries: list.entries.filter(({ out, settled }) => !out && !settled).length,
  leaving: list.entries.filter(({ out, settled }) => out && !settled).length,
  ...(list.waits ? { waits: list.waits } : {}),
  ...(list.escalated ? { escalated: list.escalated.area } : {}),
  updatedAt: list.updatedAt,
})

const at = (list: List) => ({ matter: list.list, shelf: 'list', brief: briefOfList(list) })

export const newListRow = (tenant: string, list: List) => newMatterRow(tenant, at(list), list)

export const listRow = (tenant: string, was: Held<List>, next: List, release = 0): Write =>
  matterRow(tenant, at(next), was, next, release)

/**
 * The next version of a list. Whose turn it is follows from the template; an amended notice must go
 * up again before anything else.
 */
export function listIn(
  ctx: Ctx,
  settings: Pick<Settings, 'calendar'>,
  template: Template,
  was: List,
  wanted: List,
  due?: string,
): List {
  const {
    waits: _,
    escalated,
    ...next
  } = {
    ...wanted,
    version: was.version + 1,
    updatedAt: ctx.now(),
  }
  const today = ctx.today()
  const at = { desks: next.desks, calendar: settings.calendar, today, due }
  const same = was.state === next.state && was.waits && due === undefined && !next.amended
  const waits = same ? was.waits : waitsIn(template, 'list', next.state, at)
  const empty = going(next).length === 0 && next.steps.length > 0
  const again =
    next.amended && waits && movesFrom(template, 'list', next.state).find((m) => m.notice)
  return {
    ...next,
    ...(waits && !empty ? { waits: again ? { ...waits, move: again.move } : waits } : {}),
    ...(was.state === next.state && escalated ? { escalated } : {}),
  }
}

/** A list as the engine looks at it: whoever touched or is related to one entry is so to the list. */
export function subjectOfList(list: List): Subject {
  const hands = handsOf(list.steps)
  const kin: Subject['kin'][number][] = []
  for (const entry of going(list)) {
    kin.push(...entry.kin)
    for (const [move, ids] of Object.entries(entry.hands)) {
      hands[move] = [...new Set([...(hands[move] ?? []), ...ids])]
    }
  }
  return { state: list.state, desks: list.desks, hands, kin }
}
