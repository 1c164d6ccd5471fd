import { command } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import { homeArea, readHousehold } from '@terrace/registry'
import { settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { expectVersion, Version } from './case-move.ts'
import { levelFor, personOf, refuseConflict } from './grievance-conflict.ts'
import {
  type Grievance,
  type GrievanceState,
  keysOf,
  Named,
  sealedFor,
  type Told,
  Type,
} from './grievance-model.ts'
import { placeAt } from './grievance-place.ts'
import { grievanceIn, grievanceRow, looksInto, readGrievance, toldIn } from './grievance-store.ts'
import { type GrievanceView, viewGrievance } from './grievance-view.ts'
import type { Held } from './matter-store.ts'
import { reviewers } from './who.ts'

export const Which = z.object({ grievance: z.string().max(40), version: Version })

/** @throws Fault conflict `grievance.state` when it stands at none of these */
export function expectState({ state }: Grievance, ...from: GrievanceState[]): void {
  if (from.includes(state)) return
  throw fault('conflict', 'grievance.state', { state, from: from.join(', ') })
}

/** Stages a grievance's next version with its event, and answers it as the actor may see it. */
export async function saveGrievance(
  ctx: Ctx,
  held: Held<Grievance>,
  next: Grievance,
  event: string,
): Promise<GrievanceView> {
  const about = next.grievance
  ctx.save({ name: event, about, pending: false }, [grievanceRow(ctx.tenant, held, next)])
  return viewGrievance(ctx, next)
}

/**
 * Confirms that it came and was read by an office.
 * @throws Fault forbidden `grievance.level`, conflict `grievance.state`, stale `matter.stale`
 */
export const acknowledgeGrievance = command(
  { id: 'grievance.acknowledge', allow: reviewers, input: Which },
  async (ctx, { grievance, version }) => {
    const [settings, held] = await Promise.all([settingsOf(ctx), readGrievance(ctx, grievance)])
    expectVersion(held, version)
    const level = levelFor(personOf(ctx), held.doc)
    expectState(held.doc, 'received')
    const more = { state: 'acknowledged', level } as const
    const next = grievanceIn(ctx, settings, held.doc, 'acknowledge', more)
    return saveGrievance(ctx, held, next, 'grievance.acknowledged')
  },
)

const Classify = Which.extend({
  type: Type,
  complex: z.boolean(),
  sensitive: z.boolean(),
  /** Where it happened, when it was told in words. */
  area: z.string().max(40).optional(),
  household: z.string().max(40).optional(),
  /** Officials whom it names, besides those that were listed. */
  persons: z.array(Named).max(10).default([]),
})

/**
 * Says what it is. A sensitive one is classified by its investigator, who alone reads it.
 * @throws Fault forbidden `grievance.level` `grievance.not-investigator` and of `refuseConflict`;
 *   conflict `grievance.state`; missing `area.missing` `household.missing`
 */
export const classifyGrievance = command(
  { id: 'grievance.classify', allow: reviewers, input: Classify },
  async (ctx, input) => {
    const [settings, held] = await Promise.all([
      settingsOf(ctx),
      readGrievance(ctx, input.grievance),
    ])
    expectVersion(held, input.version)
    const was = held.doc
    if (was.sensitive && !looksInto(ctx, was)) {
      throw fault('forbidden', 'grievance.not-investigator')
    }
    expectState(was, 'acknowledged', 'assigned')
    if (was.state === 'assigned') refuseOthers(ctx, was)
    else levelFor(personOf(ctx), was)
    const { type, complex, sensitive } = input
    const changed: Grievance = { ...was, ...(await aboutFrom(ctx, was, input)), type, complex }
    await refuseConflict(ctx, personOf(ctx), changed, 'handles')
    const state = was.state === 'assigned' ? 'assigned' : 'classified'
    const next = grievanceIn(ctx, settings, changed, 'classify', { state, sensitive })
    return saveGrievance(ctx, held, next, 'grievance.classified')
  },
)

/** What the classification puts right: the place, the household, who is named. */
async function aboutFrom(ctx: Ctx, was: Grievance, input: z.output<typeof Classify>) {
  const [area, household, told, keys] = await Promise.all([
    input.area === undefined ? undefined : homeArea(ctx, input.area),
    input.household === undefined ? undefined : readHousehold(ctx, input.household),
    toldIn(ctx, was),
    keysOf(ctx),
  ])
  const persons = [...told.persons, ...input.persons]
  return {
    // While somebody looks into it, it stays with them: only its place is put right.
    ...(area ? await placeFor(ctx, was, area) : {}),
    ...(household ? { household: household.household } : {}),
    told: keys.seal(JSON.stringify({ ...told, persons } satisfies Told), sealedFor.told),
  }
}

async function placeFor(ctx: Ctx, was: Grievance, area: Parameters<typeof placeAt>[1]) {
  const place = await placeAt(ctx, area)
  return was.state === 'assigned' ? { ...place, level: was.level } : place
}

/** @throws Fault forbidden `grievance.not-investigator` */
export function refuseOthers(ctx: Ctx, g: Grievance): void {
  if (g.investigator?.id !== ctx.actor.id) throw fault('forbidden', 'grievance.not-investigator')
}
