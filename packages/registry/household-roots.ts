import { type Ctx, covers } from '@terrace/platform/context'
import type { Item } from '@terrace/platform/db'
import { fault } from '@terrace/platform/fault'
import { areaOf, idsOf, knownAnchorsUnder } from '@terrace/tenancy'

/** Where a list goes on: which root and anchor of those the actor sees, and the key within it. */
export interface Place {
  at: number
  key?: Item | undefined
}

/** Lists with nothing in them that are passed over for one page, at half a read unit each. */
const EMPTY = 40

/**
 * The page of the first list, from a place on, that has something to give: nobody lives in a
 * province itself, and a list that begins with an empty page looks as if nobody lived there at all.
 */
export async function firstWithRows<R>(
  roots: readonly R[],
  from: Place | undefined,
  read: (root: R, key: Item | undefined) => Promise<{ items: Item[]; next: Item | undefined }>,
) {
  const start = from?.at ?? 0
  for (let at = start; ; at++) {
    const root = roots[at]
    if (root === undefined) return { place: { at }, items: [], next: undefined }
    const page = await read(root, at === start ? from?.key : undefined)
    const over = at + 1 >= roots.length || at - start >= EMPTY
    if (over || page.items.length > 0 || page.next) return { place: { at }, ...page }
  }
}

/** The place after a page that ended with `key`, or with the end of its list. */
export const onwards = (
  roots: readonly unknown[],
  { at }: Place,
  key: Item | undefined,
): Place | undefined => (key ? { at, key } : at + 1 < roots.length ? { at: at + 1 } : undefined)

/** A list of households: that of an anchor, as far as it lies below a path. */
export interface Root {
  anchor: string
  path: string
}

/**
 * The lists that hold an area's households: one per anchor, the lowest anchors first, since people
 * live in counties and hardly ever in a province itself.
 * @param find `anchorsUnder` for a job, which leaves out nobody
 * @throws Fault missing `area.missing`
 */
export async function rootsOf(
  ctx: Ctx,
  area: string | undefined,
  find: typeof knownAnchorsUnder = knownAnchorsUnder,
): Promise<Root[]> {
  const paths = await pathsOf(ctx, area)
  const anchors = await Promise.all(paths.map((path) => find(ctx, path)))
  return paths.flatMap((path, i) => rootsUnder(path, anchors[i] ?? []))
}

/**
 * The paths that a question about an area is about: its own, or all that the actor may see.
 * @throws Fault missing `area.missing`
 */
export async function pathsOf(ctx: Ctx, area: string | undefined): Promise<string[]> {
  if (area === undefined) return outermost(ctx.scope)
  const { path } = await areaOf(ctx, area)
  if (!covers(ctx, path)) throw fault('missing', 'area.missing')
  return [path]
}

/** Somebody with a county and one of its villages sees each household once. */
export const outermost = (scope: readonly string[]): string[] =>
  [...new Set(scope)].filter((path) => !scope.some((o) => o !== path && path.startsWith(o)))

const rootsUnder = (path: string, anchors: Awaited<ReturnType<typeof knownAnchorsUnder>>): Root[] =>
  anchors
    .map(({ area, path: own }) => ({ anchor: area, path: path || own, depth: idsOf(own).length }))
    .sort((a, b) => b.depth - a.depth)
