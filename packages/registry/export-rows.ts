import type { Ctx } from '@terrace/platform/context'
import type { PartsState } from '@terrace/platform/job-parts'
import type { Cell } from '@terrace/platform/tabular'
import * as z from 'zod'
import { present } from './brief.ts'
import type { Column } from './export-columns.ts'
import { ListFilter, readPage } from './household-list.ts'
import type { Place, Root } from './household-roots.ts'
import { readInOrder } from './household-store.ts'

export const ExportInput = z.object({
  filter: ListFilter.omit({ monitored: true }).extend({ monitored: z.boolean().optional() }),
  rows: z.enum(['households', 'persons']).default('households'),
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
  /** A second header row of HXL hashtags, for those who merge data of several sources. */
  hxl: z.boolean().default(false),
})
export type ExportInput = z.output<typeof ExportInput>

/** Pages that make a part: seconds of work, so that a worker whose time is up loses no more. */
const PAGES = 10

export interface Made {
  name: string
  key: string
  size: number
  type: string
}

/** How far an export is: its rows in parts, then the file, then nothing but the parts to remove. */
export interface Progress {
  /** A version of the program with other columns begins again. */
  columns: string
  /** The list and the key within it after the last part; none when all is read. */
  from?: { root: Root; key?: Place['key'] } | undefined
  read: boolean
  parts: PartsState
  households: number
  rows: number
  file?: Made
}

/** Where the last worker stopped; the beginning, where its list is gone or its columns were others. */
export function resumed(
  saved: Progress | undefined,
  columns: Column[],
  roots: readonly Root[],
): Progress {
  const own = columns.map(({ hxl }) => hxl).join()
  const begun = saved?.columns === own && (saved.read || indexOf(roots, saved.from?.root) >= 0)
  if (begun) return saved
  return { columns: own, read: false, parts: [], households: 0, rows: 0 }
}

const indexOf = (roots: readonly Root[], root: Root | undefined): number =>
  roots.findIndex(({ anchor, path }) => anchor === root?.anchor && path === root.path)

/** The rows of the next pages. */
export async function readPart(
  ctx: Ctx,
  input: ExportInput,
  columns: Column[],
  roots: readonly Root[],
  from: Progress['from'],
) {
  const rows: Cell[][] = []
  let households = 0
  let place: Place | undefined = from && { at: indexOf(roots, from.root), key: from.key }
  for (let page = 0; page < PAGES && (page === 0 || place); page++) {
    const { items, next } = await readPage(ctx, input.filter, roots, place)
    const ids = items.map((line) => line.household)
    for (const household of await readInOrder(ctx, ids)) {
      households++
      const members = input.rows === 'households' ? [undefined] : present(household)
      for (const member of members) rows.push(columns.map((c) => c.cell(household, member)))
    }
    place = next
  }
  const root = place && roots[place.at]
  return { rows, households, from: root && { root, key: place?.key } }
}
