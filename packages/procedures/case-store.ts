import type { Ctx } from '@terrace/platform/context'
import type { Row } from '@terrace/platform/write'
import { refusing } from '@terrace/platform/write'
import type { Settings } from '@terrace/tenancy'
import type { Case } from './case-model.ts'
import { CaseClaimEntity, CaseLinkEntity } from './matter.entity.ts'
import type { Brief } from './matter.ts'
import {
  type Held,
  heldOf,
  matterKey,
  matterRow,
  newMatterRow,
  readMatter,
} from './matter-store.ts'
import { handsOf, type Subject, waitsIn } from './move.ts'
import { isOver, type Template } from './template.ts'

/** @throws Fault missing `case.missing` */
export const readCase = (ctx: Ctx, id: string): Promise<Held<Case>> =>
  readMatter<Case>(ctx, id, 'case', 'case.missing')

/** Several cases whole, in no order; for jobs and lists, which know whose they are. */
export async function readCases(ctx: Ctx, ids: readonly string[]): Promise<Held<Case>[]> {
  const keys = ids.map((id) => matterKey(ctx.tenant, id))
  return (await ctx.db.batchGet(keys, true)).map((item) => heldOf<Case>(item))
}

export const briefOfCase = (c: Case): Brief => ({
  kind: 'case',
  id: c.case,
  template: c.template,
  templateVersion: c.templateVersion,
  state: c.state,
  area: c.area,
  areaName: c.areaName,
  path: c.path,
  household: c.household,
  number: c.number,
  head: c.head,
  size: c.size,
  ...(c.list ? { list: c.list } : {}),
  ...(c.tasks.some(({ state }) => state === 'open')
    ? { tasks: c.tasks.filter(({ state }) => state === 'open').length }
    : {}),
  ...(c.waits ? { waits: c.waits } : {}),
  ...(c.escalated ? { escalated: c.escalated.area } : {}),
  updatedAt: c.updatedAt,
})

const at = (c: Case) => ({ matter: c.case, shelf: 'case', brief: briefOfCase(c) })

/** The rows of a new case: itself, the claim that it is the only open one, and the household's link. */
export const newCaseRows = (tenant: string, c: Case): Row[] => [
  newMatterRow(tenant, at(c), c),
  claimRow(tenant, c),
  CaseLinkEntity.create({ tenant, household: c.household, template: c.template, case: c.case }),
]

/** @throws (as a refused row) Fault conflict `case.open-already` */
export const claimRow = (tenant: string, c: Case) =>
  refusing(
    CaseClaimEntity.create({
      tenant,
      household: c.household,
      template: c.template,
      case: c.case,
    }),
    'conflict',
    'case.open-already',
    (existing) => ({ case: existing?.case }),
  )

const releaseRow = (tenant: string, { household, template }: Case): Row =>
  CaseClaimEntity.delete({ tenant, household, template })

/**
 * The rows of a changed case; one that is over gives its household free for another, and one that is
 * taken up again must be the only open one.
 */
export function caseRows(tenant: string, template: Template, was: Held<Case>, next: Case): Row[] {
  const row = matterRow(tenant, at(next), was, next)
  const [before, after] = [isOver(template, was.doc.state), isOver(template, next.state)]
  if (before === after) return [row]
  return [row, after ? releaseRow(tenant, next) : claimRow(tenant, next)]
}

/** The next version of a case in a state: whose turn it is follows from the template. */
export function caseIn(
  ctx: Ctx,
  settings: Settings,
  template: Template,
  was: Case,
  more: Partial<Case> & { state: string },
): Case {
  const next = { ...was, ...more, version: was.version + 1, updatedAt: ctx.now() }
  const due = was.state === next.state ? was.waits?.due : undefined
  const waits = waitsIn(template, 'case', next.state, {
    desks: next.desks,
    calendar: settings.calendar,
    today: ctx.today(),
    due,
  })
  const { waits: _, escalated, ...rest } = next
  const kept = was.state === next.state && escalated
  // A case that moves with its list waits there, not by itself.
  return { ...rest, ...(waits && !next.list ? { waits } : {}), ...(kept ? { escalated } : {}) }
}

/** A case as the engine looks at it: the applicant and every related official are kin. */
export const subjectOf = (c: Case): Subject => ({
  state: c.state,
  desks: c.desks,
  hands: handsOf(c.steps),
  kin: kinOf(c),
})

export const kinOf = (c: Case): Subject['kin'] => [
  ...(c.application
    ? [{ id: c.application.applicant.user, name: c.application.applicant.name, own: true }]
    : []),
  ...c.kin.map(({ user, name }) => ({ id: user, name })),
]
