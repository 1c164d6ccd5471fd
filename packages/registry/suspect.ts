import { command, query } from '@terrace/platform/command'
import { type Ctx, covers } from '@terrace/platform/context'
import { Cursor, readCursor, writeCursor } from '@terrace/platform/cursor'
import type { Item, Key } from '@terrace/platform/db'
import { fault } from '@terrace/platform/fault'
import { refusing } from '@terrace/platform/write'
import { areaOf, childrenOf } from '@terrace/tenancy'
import * as z from 'zod'
import { outermost } from './household-list.ts'
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
    const place = (await readCursor(ctx, question, cursor)) as
      | { at: number; key?: Item }
      | undefined
    const roots = await queueRoots(ctx, area)
    const at = place?.at ?? 0
    const root = roots[at]
    if (!root) return { items: [], next: undefined }
    const operation = SuspectEntity.query
      .byState({ tenant: ctx.tenant, root: root.root, state: 'open' })
      .begins({ path: root.path })
    const page = await ctx.db.query(operation, { limit: 25, from: place?.key })
    const more = page.next
      ? { at, key: page.next }
      : at + 1 < roots.length
        ? { at: at + 1 }
        : undefined
    // Both must be the reader's to see: the other household may lie in a neighbour's area.
    const items = page.items
      .map((item) => item.brief as SuspectLine)
      .filter(({ a, b }) => covers(ctx, a.path) && covers(ctx, b.path))
    return { items, next: await writeCursor(ctx, question, more) }
  },
)

/** The queues that hold an area's pairs. */
async function queueRoots(ctx: Ctx, area: string | undefined) {
  const own = area === undefined ? undefined : await areaOf(ctx, area)
  if (own && !covers(ctx, own.path)) throw fault('missing', 'area.missing')
  const paths = own ? [own.path] : outermost(ctx.scope)
  if (!own && ctx.scope.includes('')) {
    const { items } = await childrenOf(ctx, { limit: 100 })
    return items.map(({ area: root, path }) => ({ root, path }))
  }
  return paths.map((path) => ({ root: path.split('/')[0] ?? '', path }))
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
