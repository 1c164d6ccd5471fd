import { type Ctx, covers } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import { areaOf, childrenOf } from '@terrace/tenancy'
import { outermost } from './household-list.ts'

/** The queues that hold an area's pairs. */
export async function queueRoots(ctx: Ctx, area: string | undefined) {
  const own = area === undefined ? undefined : await areaOf(ctx, area)
  if (own && !covers(ctx, own.path)) throw fault('missing', 'area.missing')
  const paths = own ? [own.path] : outermost(ctx.scope)
  if (!own && ctx.scope.includes('')) {
    const { items } = await childrenOf(ctx, { limit: 100 })
    return items.map(({ area: root, path }) => ({ root, path }))
  }
  return paths.map((path) => ({ root: path.split('/')[0] ?? '', path }))
}
