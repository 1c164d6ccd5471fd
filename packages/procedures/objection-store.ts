import type { Ctx } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import type { Brief } from './matter.ts'
import { type Held, matterRow, newMatterRow, readMatter } from './matter-store.ts'
import type { Objection } from './objection-model.ts'
import { officers } from './who.ts'

const briefOf = (o: Objection): Brief => ({
  kind: 'objection',
  id: o.objection,
  template: o.template,
  state: o.state,
  area: o.area,
  areaName: o.areaName,
  path: o.path,
  list: o.list,
  ...(o.head ? { head: o.head } : {}),
  level: o.level,
  ...(o.waits ? { waits: o.waits } : {}),
  ...(o.escalated ? { escalated: o.escalated.area } : {}),
  updatedAt: o.updatedAt,
})

const at = (o: Objection) => ({ matter: o.objection, shelf: 'objection', brief: briefOf(o) })

export const newObjectionRow = (tenant: string, o: Objection) => newMatterRow(tenant, at(o), o)
export const objectionRow = (tenant: string, was: Held<Objection>, next: Objection) =>
  matterRow(tenant, at(next), was, next)

/** Objections are for the level that answers, and for those who look into everything. */
export const mayRead = (ctx: Pick<Ctx, 'roles'>, level: Objection['level']): boolean =>
  ctx.roles.some(
    (role) =>
      role === 'auditor' || role === 'county' || officers[level].some((one) => one === role),
  )

/** @throws Fault missing `objection.missing`, also for one that is about the reader's own level */
export async function readObjection(ctx: Ctx, id: string): Promise<Held<Objection>> {
  const held = await readMatter<Objection>(ctx, id, 'objection', 'objection.missing')
  if (!mayRead(ctx, held.doc.level)) throw fault('missing', 'objection.missing')
  return held
}
