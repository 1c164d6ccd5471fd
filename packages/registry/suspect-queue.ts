import type { Ctx } from '@terrace/platform/context'
import { childrenOf } from '@terrace/tenancy'
import { pathsOf } from './household-roots.ts'

/**
 * The queues that hold an area's pairs: one a top area, and not one an anchor as lists of households
 * have, since few pairs wait.
 * @throws Fault missing `area.missing`
 */
export async function queueRoots(ctx: Ctx, area: string | undefined) {
  const paths = await pathsOf(ctx, area)
  const all = paths.includes('') ? await topPaths(ctx) : paths
  return all.map((path) => ({ root: path.split('/')[0] ?? '', path }))
}

async function topPaths(ctx: Ctx): Promise<string[]> {
  const paths: string[] = []
  let cursor: string | undefined
  do {
    const page = await childrenOf(ctx, { limit: 100, cursor })
    paths.push(...page.items.map(({ path }) => path))
    cursor = page.next
  } while (cursor)
  return paths
}
