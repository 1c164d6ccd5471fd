import type { Ctx } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import type { Run } from '@terrace/platform/job'
import { Parts, type PartsState } from '@terrace/platform/job-parts'
import { anchorsUnder } from '@terrace/tenancy'
import * as z from 'zod'
import { ExportInput } from './export-rows.ts'
import { readPage } from './household-list.ts'
import { type Place, type Root, rootsOf } from './household-roots.ts'
import { readHouseholds } from './household-store.ts'
import { fold } from './intake/values.ts'

/** Households that one job moves; more are several decisions. */
export const MOST_MOVED = 5_000
/** Pages between two places where another worker can go on. */
const PAGES = 10

/** Households of a list; `address`: those whose address has this text, such as a village group. */
export const MoveFrom = ExportInput.shape.filter.extend({
  address: z.string().trim().min(1).max(200).optional(),
})
export type MoveFrom = z.output<typeof MoveFrom>

interface Progress {
  from?: { root: Root; key?: Place['key'] } | undefined
  read: boolean
  ids: PartsState
  count: number
}

/**
 * Whom a job is about: written down before the first one moves, since who moved is on the list no
 * more, or on it again.
 * @throws Fault too-large `move.too-many`
 */
export async function movedBy(
  ctx: Ctx,
  { from, ids }: { from?: MoveFrom | undefined; ids: PartsState },
  run: Run,
): Promise<string[]> {
  if (!from) return gathered(new Parts<string>(ctx, run.job.job, ids))
  const roots = await rootsOf(ctx, from.area, anchorsUnder)
  let progress = resumed(run.checkpoint as Progress | undefined, roots)
  const parts = new Parts<string>(ctx, run.job.job, progress.ids)
  while (!progress.read) {
    let place = placeOf(roots, progress.from)
    const found: string[] = []
    for (let page = 0; page < PAGES && (page === 0 || place); page++) {
      const { items, next } = await readPage(ctx, from, roots, place)
      const lines = items.map(({ household }) => household)
      found.push(...(await livingAt(ctx, lines, from.address)))
      place = next
    }
    await parts.add(found)
    const root = place && roots[place.at]
    const count = progress.count + found.length
    if (count > MOST_MOVED) throw fault('too-large', 'move.too-many', { most: MOST_MOVED })
    const at = root && { root, key: place?.key }
    progress = { from: at, read: root === undefined, ids: parts.state, count }
    await run.save(progress, { done: 0 })
    await run.breathe()
  }
  return gathered(parts)
}

function resumed(saved: Progress | undefined, roots: readonly Root[]): Progress {
  if (saved && (saved.read || placeOf(roots, saved.from))) return saved
  return { read: false, ids: [], count: 0 }
}

function placeOf(roots: readonly Root[], from: Progress['from']): Place | undefined {
  const at = roots.findIndex(
    ({ anchor, path }) => anchor === from?.root.anchor && path === from.root.path,
  )
  return at < 0 ? undefined : { at, key: from?.key }
}

async function livingAt(ctx: Ctx, ids: string[], address: string | undefined): Promise<string[]> {
  if (address === undefined) return ids
  const wanted = fold(address)
  const households = await readHouseholds(ctx, ids)
  return households
    .filter((one) => fold(one.address ?? '').includes(wanted))
    .map((one) => one.household)
}

async function gathered(parts: Parts<string>): Promise<string[]> {
  const ids = new Set<string>()
  for await (const id of parts.rows()) ids.add(id)
  return [...ids]
}
