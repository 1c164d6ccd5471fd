import { command, query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import type { EventInput } from '@terrace/platform/event'
import { fault } from '@terrace/platform/fault'
import { settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import type { FactsChange } from './brief.ts'
import { asOfDay } from './household-history.ts'
import { readHousehold } from './household-store.ts'
import { Day, type Household, HouseholdInput } from './model.ts'
import { HouseholdPatch } from './patch.ts'
import { type HouseholdView, viewOf } from './view.ts'
import { editors, keepers, readers } from './who.ts'
import { deskOf, homeArea, type Prepared, prepareChange, prepareNew } from './writer.ts'

/**
 * The version a person edited must be the one that is there.
 * @throws Fault stale with the household as it is now, so that both can be shown side by side
 */
export async function expectVersion(ctx: Ctx, household: Household, version: number | undefined) {
  if (version === undefined || version === household.version) return
  const current = viewOf(ctx, await settingsOf(ctx), household)
  throw fault('stale', 'household.stale', { current, version: household.version })
}

/** A new name or birthday is looked up for namesakes. */
const NAMES = /^members\.[^.]+\.(name|birth)$/

/** Facts that did not change need no projection: such an event is history only. */
export function eventOf(
  name: string,
  prepared: Prepared,
  more: { reason?: string | undefined; facts?: FactsChange[] } = {},
): EventInput {
  const facts = more.facts ?? [prepared.facts]
  const pending =
    facts.some((f) => JSON.stringify(f.before) !== JSON.stringify(f.after)) ||
    prepared.changes.some((change) => NAMES.test(change.path))
  return {
    name,
    about: prepared.household.household,
    reason: more.reason,
    changes: prepared.changes,
    facts,
    pending,
  }
}

export const addHousehold = command(
  { id: 'household.add', allow: keepers, input: HouseholdInput },
  async (ctx, input): Promise<HouseholdView> => {
    const [desk, area] = await Promise.all([deskOf(ctx), homeArea(ctx, input.area)])
    const prepared = prepareNew(desk, area, input)
    ctx.save(eventOf('household.added', prepared), prepared.rows)
    return viewOf(ctx, desk.settings, prepared.household)
  },
)

const Which = z.object({ household: z.string() })
/** From `If-Match`: the version that was edited. */
const Version = z.int().min(1).optional()
const Reason = z.string().trim().min(1).max(500).optional()

export const changeHousehold = command(
  {
    id: 'household.change',
    allow: editors,
    input: HouseholdPatch.extend({ ...Which.shape, version: Version, reason: Reason }),
  },
  async (ctx, { household: id, version, reason, ...patch }): Promise<HouseholdView> => {
    const [desk, current] = await Promise.all([deskOf(ctx), readHousehold(ctx, id)])
    await expectVersion(ctx, current, version)
    refuseClosed(current)
    const prepared = prepareChange(desk, current, patch)
    if (!prepared) return viewOf(ctx, desk.settings, current)
    ctx.save(eventOf('household.changed', prepared, { reason }), prepared.rows)
    return viewOf(ctx, desk.settings, prepared.household)
  },
)

export const moveHousehold = command(
  {
    id: 'household.move',
    allow: keepers,
    input: Which.extend({
      version: Version,
      area: z.string(),
      reason: z.string().trim().min(1).max(500),
    }),
  },
  async (ctx, { household: id, version, area: to, reason }): Promise<HouseholdView> => {
    const [desk, current, area] = await Promise.all([
      deskOf(ctx),
      readHousehold(ctx, id),
      homeArea(ctx, to),
    ])
    await expectVersion(ctx, current, version)
    refuseClosed(current)
    const prepared = prepareChange(desk, current, {}, area)
    if (!prepared) return viewOf(ctx, desk.settings, current)
    ctx.save(eventOf('household.moved', prepared, { reason }), prepared.rows)
    return viewOf(ctx, desk.settings, prepared.household)
  },
)

export function refuseClosed(household: Household): void {
  if (household.status !== 'closed' && household.status !== 'removed') return
  throw fault('conflict', 'household.closed', { into: household.lineage?.into })
}

/** A household today, or as it was at the end of a past day. */
export const getHousehold = query(
  { id: 'household.get', allow: readers, input: Which.extend({ asOf: Day.optional() }) },
  async (ctx, { household: id, asOf }): Promise<HouseholdView> => {
    const [settings, current] = await Promise.all([settingsOf(ctx), readHousehold(ctx, id)])
    const then = asOf ? await asOfDay(ctx, current, asOf) : current
    return viewOf(ctx, settings, then, asOf)
  },
)
