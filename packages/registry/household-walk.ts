import type { Ctx } from '@terrace/platform/context'
import type { Item } from '@terrace/platform/db'
import { anchorsUnder } from '@terrace/tenancy'
import { type Facts, readBrief } from './brief.ts'
import { linesBy } from './household.entity.ts'
import { readInOrder } from './household-store.ts'
import type { Household } from './model.ts'

/**
 * Where a walk goes on: after this key in the list of that anchor; after the whole of it without a
 * key. Anchors are told apart by their paths, which give their order too: one that came or went
 * meanwhile moves none of the others.
 */
export interface Spot {
  anchor: string
  key?: Item | undefined
}

/** The lines of every household below a path, by area and number, so many at a time. */
async function* allLines(ctx: Ctx, size: number, path: string, from: Spot | undefined) {
  for (const anchor of await anchorsUnder(ctx, path)) {
    const here = from?.anchor === anchor.path
    if (from && (anchor.path < from.anchor || (here && !from.key))) continue
    const operation = linesBy.area(ctx.tenant, anchor.area, path || anchor.path)
    let key = here ? from?.key : undefined
    do {
      const page = await ctx.db.query(operation, { limit: size, from: key })
      key = page.next
      const next: Spot = { anchor: anchor.path, key }
      if (page.items.length > 0) yield { items: page.items, next }
    } while (key)
  }
}

/**
 * Every household below a path that the actor may see, whole, by area and number, a batch at a time:
 * for jobs. Memory holds one batch; `next` is where a job that was cut off goes on.
 */
export async function* allHouseholds(
  ctx: Ctx,
  size: number,
  { path = '', from }: { path?: string; from?: Spot | undefined } = {},
): AsyncGenerator<{ households: Household[]; next: Spot }> {
  for await (const { items, next } of allLines(ctx, size, path, from)) {
    const ids = items.map((item) => readBrief(item).household)
    yield { households: await readInOrder(ctx, ids), next }
  }
}

/** Facts of every counted household of a tenant, from its list line: for recounts. */
export async function* countedHouseholds(
  ctx: Ctx,
  size: number,
  from?: Spot,
): AsyncGenerator<{ facts: Facts[]; next: Spot }> {
  for await (const { items, next } of allLines(ctx, size, '', from)) {
    yield { facts: items.flatMap(factsOfLine), next }
  }
}

function factsOfLine(item: Item): Facts[] {
  const { people, status, cause = 'none', type = 'none', line, monitored } = readBrief(item)
  if (status === 'closed' || status === 'removed') return []
  const path = /#path_(.*?)#number_/.exec(String(item.gsi1sk))?.[1] ?? ''
  return [{ path, people, status, cause, type, line, monitored }]
}
