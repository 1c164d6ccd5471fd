import type { Ctx } from '@terrace/platform/context'
import { anchorsUnder } from '@terrace/tenancy'
import { readBrief } from './brief.ts'
import { HouseholdEntity } from './household.entity.ts'
import { readHouseholds } from './household-store.ts'
import type { Household } from './model.ts'

/**
 * Every household below a path that the actor may see, whole, by area and number, a batch at a time:
 * for jobs. Memory holds one batch.
 */
export async function* allHouseholds(
  ctx: Ctx,
  size: number,
  path = '',
): AsyncGenerator<Household[]> {
  for (const anchor of await anchorsUnder(ctx, path)) {
    const operation = HouseholdEntity.query
      .byArea({ tenant: ctx.tenant, anchor: anchor.area })
      .begins({ path: path || anchor.path })
    let ids: string[] = []
    for await (const item of ctx.db.all(operation)) {
      ids.push(readBrief(item).household)
      if (ids.length < size) continue
      yield inOrder(ids, await readHouseholds(ctx, ids))
      ids = []
    }
    if (ids.length > 0) yield inOrder(ids, await readHouseholds(ctx, ids))
  }
}

function inOrder(ids: readonly string[], households: readonly Household[]): Household[] {
  const byId = new Map(households.map((household) => [household.household, household]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
