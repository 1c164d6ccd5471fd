import { commit, query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { Cursor, readCursor, writeCursor } from '@terrace/platform/cursor'
import type { Item } from '@terrace/platform/db'
import type { EventInput } from '@terrace/platform/event'
import { isFault } from '@terrace/platform/fault'
import { job } from '@terrace/platform/job'
import { areaOf, forgetSettings, maySee } from '@terrace/tenancy'
import * as z from 'zod'
import { FindingEntity, type FindingLine } from './finding.entity.ts'
import { firstWithRows, onwards, type Place, rootsOf } from './household-roots.ts'
import { allHouseholds, type Spot } from './household-walk.ts'
import { readers } from './who.ts'
import { deskOf, type Prepared, prepareAgain } from './writer.ts'

export const FindingView = z.object({
  household: z.string(),
  number: z.string(),
  head: z.string().optional(),
  area: z.string(),
  areaName: z.string(),
  errors: z.int(),
  warnings: z.int(),
  rules: z.array(z.string()),
})
export const FindingPage = z.object({ items: z.array(FindingView), next: z.string().optional() })

/** Households whose data breaks rules: the data-quality worklist of an area and below. */
export const listFindings = query(
  {
    id: 'finding.list',
    allow: readers,
    input: z.object({
      area: z.string().optional(),
      severity: z.enum(['error', 'warning']).default('error'),
      cursor: Cursor,
    }),
  },
  async (ctx, { area, severity, cursor }) => {
    const question = `findings ${area ?? ''} ${severity} ${JSON.stringify(ctx.scope)}`
    const place = (await readCursor(ctx, question, cursor)) as Place | undefined
    const roots = await rootsOf(ctx, area)
    const page = await firstWithRows(roots, place, ({ anchor, path }, from) => {
      const { byArea } = FindingEntity.query
      const operation = byArea({ tenant: ctx.tenant, anchor, severity }).begins({ path })
      return ctx.db.query(operation, { limit: 50, from })
    })
    const more = onwards(roots, page.place, page.next)
    return {
      items: page.items.map((item) => shown(ctx, item.brief as FindingLine)),
      next: await writeCursor(ctx, question, more as Item | undefined),
    }
  },
)

/** That a rule on health is broken says something of somebody's health. */
const shown = (ctx: Ctx, line: FindingLine): FindingLine =>
  maySee(ctx.roles, 'health')
    ? line
    : { ...line, rules: line.rules.filter((rule) => !rule.startsWith('health.')) }

/** A new amount of a line moves households across it: no change of theirs, but counts must hear. */
const recounted = (job: string, { facts }: Prepared): EventInput[] =>
  facts.before?.line === facts.after?.line
    ? []
    : [{ name: 'household.rechecked', about: job, facts: [facts] }]

type Checked = { households: number; changed: number; withFindings: number }

/**
 * Checks every household of an area again: after rules changed, and when a year turns. New amounts of
 * lines start it by themselves (`follow-line.ts`).
 */
export const checkQualityJob = job(
  { id: 'registry.check-quality', queue: 'bulk', input: z.object({ area: z.string().optional() }) },
  async (ctx, { area }, run) => {
    const path = area === undefined ? '' : (await areaOf(ctx, area)).path
    // A process remembers settings for a while; this job exists because they have just changed.
    forgetSettings(ctx)
    const desk = await deskOf(ctx)
    const saved = run.checkpoint as { from: Spot; counts: Checked } | undefined
    const counts = saved?.counts ?? { households: 0, changed: 0, withFindings: 0 }
    const walk = allHouseholds(ctx, 50, { path, from: saved?.from })
    for await (const { households, next } of walk) {
      for (const household of households) {
        counts.households++
        const prepared = prepareAgain(desk, household)
        if ((prepared?.household ?? household).findings.length > 0) counts.withFindings++
        if (!prepared) continue
        counts.changed++
        const events = recounted(run.job.job, prepared)
        await commit(ctx, 'registry.check-quality', events, prepared.rows).catch(
          (error: unknown) => {
            // Somebody saved it meanwhile, and so checked it.
            if (!isFault(error) || error.kind !== 'stale') throw error
          },
        )
      }
      await run.save({ from: next, counts }, { done: counts.households, counts })
      await run.breathe()
    }
    return { counts }
  },
)
