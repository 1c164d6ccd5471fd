import { query } from '@terrace/platform/command'
import { type Ctx, covers } from '@terrace/platform/context'
import { monthOf } from '@terrace/platform/dates'
import type { Item } from '@terrace/platform/db'
import { fault } from '@terrace/platform/fault'
import { readers } from '@terrace/registry'
import { ancestorsOf, areaOf, childrenOf, idsOf, ROOT } from '@terrace/tenancy'
import * as z from 'zod'
import { AreaStatisticsEntity } from './area-statistics.entity.ts'
import { countsOf, NOW, statisticsKey } from './area-statistics.ts'
import { type Counts, NOBODY, WHOLE } from './counts.ts'

const Counters = z.record(z.string(), z.number())
const Step = z.object({ area: z.string(), name: z.string(), level: z.string() })

export const Dashboard = z.object({
  /** Left out for the whole tenant. */
  area: Step.optional(),
  above: z.array(Step),
  /** `households`, `people`, `monitored`, `status:registered`, `cause:illness` …, each also `:people`. */
  now: Counters,
  /** What changed since the first day of this month. */
  month: Counters,
  monthOf: z.string(),
  children: z.array(Step.extend({ now: Counters, month: Counters })),
  next: z.string().optional(),
})

/**
 * Where somebody begins: their own area, and for those who see all the tenant's one top area; with
 * several top areas, the whole tenant above them.
 */
export async function homeOf(ctx: Ctx): Promise<string | undefined> {
  if (ctx.scope.includes('')) return onlyTop(ctx)
  const first = ctx.scope[0]
  if (first === undefined) throw fault('missing', 'area.missing')
  return idsOf(first).at(-1)
}

/** Top areas hardly ever change; remembered by the process for a minute. */
const tops = new Map<string, { area: string | undefined; until: number }>()

async function onlyTop(ctx: Ctx): Promise<string | undefined> {
  const now = Date.parse(ctx.now())
  const key = `${ctx.db.table}/${ctx.tenant}`
  const known = tops.get(key)
  if (known && known.until > now) return known.area
  const { items, next } = await childrenOf(ctx, { limit: 2 })
  const area = items.length === 1 && !next ? items[0]?.area : undefined
  if (tops.size > 5_000) tops.clear()
  tops.set(key, { area, until: now + 60_000 })
  return area
}

/** The county on a page: an area's counts, what changed this month, and its children's beside it. */
export const dashboard = query(
  {
    id: 'dashboard.get',
    allow: [...readers, 'admin'],
    input: z.object({ area: z.string().optional(), cursor: z.string().optional() }),
  },
  async (ctx, { area: asked, cursor }) => {
    const month = monthOf(ctx.today())
    const id = asked ?? (await homeOf(ctx))
    const area = id === undefined ? undefined : await areaOf(ctx, id)
    if (area && !covers(ctx, area.path)) throw fault('missing', 'area.missing')
    const self = area?.area ?? WHOLE
    const parent = area ? (idsOf(area.path).at(-2) ?? WHOLE) : NOBODY
    const [own, now, changed, children, above] = await Promise.all([
      ctx.db.batchGet([NOW, month].map((p) => statisticsKey(ctx.tenant, parent, p, self))),
      childCounts(ctx, self, NOW),
      childCounts(ctx, self, month),
      childrenOf(ctx, { parent: area?.area ?? ROOT, cursor, limit: 100 }),
      area ? ancestorsOf(ctx, area) : [],
    ])
    const ofPeriod = (period: string) => countsOf(own.find((row) => isPeriod(row, period)))
    return {
      ...(area ? { area: step(area) } : {}),
      above: above.filter((a) => a.area !== area?.area && covers(ctx, a.path)).map(step),
      now: ofPeriod(NOW),
      month: ofPeriod(month),
      monthOf: month,
      children: children.items.map((child) => ({
        ...step(child),
        now: now.get(child.area) ?? {},
        month: changed.get(child.area) ?? {},
      })),
      next: children.next,
    }
  },
)

const step = ({ area, name, level }: { area: string; name: string; level: string }) => ({
  area,
  name,
  level,
})

const isPeriod = (row: Item, period: string) => String(row.sk).includes(`period_${period}#`)

/** The counts of all children of an area in one period: one query. */
async function childCounts(ctx: Ctx, parent: string, period: string): Promise<Map<string, Counts>> {
  const operation = AreaStatisticsEntity.query.byParent({ tenant: ctx.tenant, parent, period })
  const counts = new Map<string, Counts>()
  for await (const row of ctx.db.all(operation)) counts.set(String(row.area), countsOf(row))
  return counts
}
