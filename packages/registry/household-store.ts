import { type Ctx, covers } from '@terrace/platform/context'
import type { Key } from '@terrace/platform/db'
import { fault } from '@terrace/platform/fault'
import { keysBy } from '@terrace/platform/key'
import { HouseholdEntity } from './household.entity.ts'
import type { Household } from './model.ts'

export const parseHousehold = (doc: unknown): Household => JSON.parse(String(doc)) as Household

export const householdKey = keysBy(
  (tenant: string, household: string) =>
    HouseholdEntity.get({ tenant, household }).params<{ Key: Key }>({ table: 't' }).Key,
)

/**
 * Reads a household within the actor's areas. What lies outside is as missing as what is not there.
 * @throws Fault missing `household.missing`
 */
export async function readHousehold(ctx: Ctx, id: string): Promise<Household> {
  const item = await ctx.db.get(householdKey(ctx.tenant, id), true)
  const household = item && parseHousehold(item.doc)
  if (!household || !covers(ctx, household.path)) throw fault('missing', 'household.missing')
  return household
}

/** Several households at once, in no order; those outside the actor's areas are left out. */
export async function readHouseholds(
  ctx: Pick<Ctx, 'db' | 'tenant' | 'scope'>,
  ids: readonly string[],
): Promise<Household[]> {
  const items = await ctx.db.batchGet(
    ids.map((id) => householdKey(ctx.tenant, id)),
    true,
  )
  return items.map((item) => parseHousehold(item.doc)).filter((h) => covers(ctx, h.path))
}

/** The same in the order asked. */
export async function readInOrder(ctx: Ctx, ids: readonly string[]): Promise<Household[]> {
  const byId = new Map((await readHouseholds(ctx, ids)).map((h) => [h.household, h]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
