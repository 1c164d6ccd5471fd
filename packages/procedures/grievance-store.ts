import type { Ctx } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import type { Settings } from '@terrace/tenancy'
import { type Grievance, keysOf, sealedFor, type Told } from './grievance-model.ts'
import { isNamed } from './grievance-named.ts'
import { waitsOf } from './grievance-term.ts'
import type { Brief } from './matter.ts'
import { type Held, matterRow, newMatterRow, readMatter } from './matter-store.ts'
import { stepOf } from './move.ts'
import { officers } from './who.ts'

/** A sensitive one shows only that there is one: not even what it is about. */
const briefOf = (g: Grievance): Brief => ({
  kind: 'grievance',
  id: g.grievance,
  template: 'grievance',
  state: g.state,
  area: g.area,
  areaName: g.areaName,
  path: g.path,
  level: g.level,
  ...(g.sensitive ? { sensitive: true } : { type: g.type }),
  ...(g.waits ? { waits: g.waits } : {}),
  ...(g.escalated ? { escalated: g.escalated.area } : {}),
  updatedAt: g.updatedAt,
})

const at = (g: Grievance) => ({ matter: g.grievance, shelf: 'grievance', brief: briefOf(g) })

export const newGrievanceRow = (tenant: string, g: Grievance) => newMatterRow(tenant, at(g), g)
export const grievanceRow = (tenant: string, was: Held<Grievance>, next: Grievance) =>
  matterRow(tenant, at(next), was, next)

/** The next version after an act: whose turn it is follows from the state, and a breach is over. */
export function grievanceIn(
  ctx: Ctx,
  settings: Settings,
  was: Grievance,
  move: string,
  more: Partial<Grievance>,
  evidence: readonly string[] = [],
): Grievance {
  const { waits: _w, escalated: _e, ...rest } = was
  const to = more.state ?? was.state
  const next: Grievance = {
    ...rest,
    ...more,
    steps: [...was.steps, stepOf(ctx, { move, to }, was.state, { evidence })],
    version: was.version + 1,
    updatedAt: ctx.now(),
  }
  const waits = waitsOf(settings.calendar, next)
  return { ...next, ...(waits ? { waits } : {}) }
}

/** What was told, for rules and for those who may read it. */
export async function toldIn(ctx: Ctx, g: Grievance): Promise<Told> {
  const keys = await keysOf(ctx)
  return JSON.parse(keys.open(g.told, sealedFor.told)) as Told
}

/** Whoever looks into it, or looks into the answer. */
export const looksInto = (ctx: Pick<Ctx, 'actor'>, g: Grievance): boolean =>
  [g.investigator?.id, g.review?.reviewer?.id].includes(ctx.actor.id)

/** Which lines somebody's list shows: of their level and below it, sensitive ones of their own alone. */
export const mayList = (
  ctx: Pick<Ctx, 'roles'>,
  { level = 'county', sensitive, escalated }: Brief,
) =>
  ctx.roles.some(
    (role) =>
      officers[level].some((one) => one === role) ||
      (role === 'county' && (!sensitive || escalated !== undefined)) ||
      (role === 'auditor' && !sensitive),
  )

/**
 * A grievance for those who answer it. Whom it names, and whoever is below its level, are told that
 * there is none.
 * @throws Fault missing `grievance.missing`
 */
export async function readGrievance(ctx: Ctx, id: string): Promise<Held<Grievance>> {
  const code = 'grievance.missing'
  const held = await readMatter<Grievance>(ctx, numberIn(id), 'grievance', code)
  const mine = looksInto(ctx, held.doc)
  if (!mine && !mayList(ctx, briefOf(held.doc))) throw fault('missing', code)
  if (isNamed(ctx.actor, await toldIn(ctx, held.doc))) throw fault('missing', code)
  return held
}

/** What came with it is for those who may open it. @throws Fault missing `grievance.missing` */
export async function mayOpen(ctx: Ctx, id: string): Promise<void> {
  const { doc } = await readGrievance(ctx, id)
  if (doc.sensitive && !looksInto(ctx, doc)) throw fault('missing', 'grievance.missing')
}

/** A number or code as somebody types it: spaces, capitals, and letters taken for digits. */
export const numberIn = (typed: string): string =>
  typed.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1')
