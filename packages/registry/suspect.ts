import { command, query } from '@terrace/platform/command'
import { type Ctx, covers } from '@terrace/platform/context'
import { Cursor, readCursor, writeCursor } from '@terrace/platform/cursor'
import type { Item, Key } from '@terrace/platform/db'
import { fault } from '@terrace/platform/fault'
import { refusing } from '@terrace/platform/write'
import { childrenOf } from '@terrace/tenancy'
import * as z from 'zod'
import { firstWithRows, onwards, type Place, pathsOf } from './household-roots.ts'
import { SuspectEntity, type SuspectLine } from './suspect.entity.ts'
import { deciders, readers } from './who.ts'

const Person = z.object({
  household: z.string(),
  number: z.string(),
  member: z.string(),
  name: z.string(),
  sex: z.string().optional(),
  birth: z.string().optional(),
  areaName: z.string(),
})
export const Suspect = z.object({
  suspect: z.string(),
  a: Person,
  b: Person,
  why: z.string(),
  decision: z.enum(['same', 'different']).optional(),
  reason: z.string().optional(),
})
export const SuspectPage = z.object({ items: z.array(Suspect), next: z.string().optional() })

/** Pairs that wait for a decision, of an area and below. */
export const listSuspects = query(
  {
    id: 'suspect.list',
    allow: readers,
    input: z.object({ area: z.string().optional(), cursor: Cursor }),
  },
  async (ctx, { area, cursor }) => {
    const question = `suspects ${area ?? ''} ${JSON.stringify(ctx.scope)}`
    const place = (await readCursor(ctx, question, cursor)) as Place | undefined
    const queues = await queuesOf(ctx, area)
    const page = await firstWithRows(queues, place, ({ root, path }, from) => {
      const { byState } = SuspectEntity.query
      const operation = byState({ tenant: ctx.tenant, root, state: 'open' }).begins({ path })
      return ctx.db.query(operation, { limit: 25, from })
    })
    const more = onwards(queues, page.place, page.next)
    // Both must be the reader's to see: the other household may lie in a neighbour's area.
    const items = page.items
      .map((item) => item.brief as SuspectLine)
      .filter(({ a, b }) => covers(ctx, a.path) && covers(ctx, b.path))
    return { items, next: await writeCursor(ctx, question, more as Item | undefined) }
  },
)

/**
 * The queues that hold an area's pairs: one a top area, and not one an anchor as lists of households
 * have, since few pairs wait.
 */
async function queuesOf(ctx: Ctx, area: string | undefined) {
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

/** A person decides: the same, or different. What follows (a merge, a correction) is done by hand. */
export const decideSuspect = command(
  {
    id: 'suspect.decide',
    allow: deciders,
    input: z.object({
      suspect: z.string(),
      decision: z.enum(['same', 'different']),
      reason: z.string().trim().min(1).max(500),
    }),
  },
  async (ctx, { suspect, decision, reason }) => {
    const key = ctx.db.params(SuspectEntity.get({ tenant: ctx.tenant, suspect })).Key as Key
    const item = await ctx.db.get(key, true)
    const line = item?.brief as SuspectLine | undefined
    if (!line || !covers(ctx, line.a.path) || !covers(ctx, line.b.path)) {
      throw fault('missing', 'suspect.missing')
    }
    const brief = { ...line, decision, reason, decidedBy: ctx.actor.id }
    const put = SuspectEntity.put({
      tenant: ctx.tenant,
      suspect,
      root: String(item?.root),
      path: String(item?.path),
      state: 'decided',
      brief,
    })
    const once = {
      params: (options?: object) => ({
        ...put.params<Item>(options),
        ConditionExpression: '#s = :open',
        ExpressionAttributeNames: { '#s': 'state' },
        ExpressionAttributeValues: { ':open': 'open' },
      }),
    }
    const about = { reason, pending: false }
    ctx.save(
      [line.a, line.b].map((person) => ({
        ...about,
        name: `household.duplicate-${decision}`,
        about: person.household,
      })),
      [refusing(once, 'conflict', 'suspect.decided')],
    )
    return brief
  },
)
