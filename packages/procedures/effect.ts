import type { Ctx } from '@terrace/platform/context'
import type { EventInput } from '@terrace/platform/event'
import { assert } from '@terrace/platform/fault'
import type { Row } from '@terrace/platform/write'
import { type Desk, type Household, type Status, setStatus } from '@terrace/registry'
import type { Case } from './case-model.ts'
import { caseRows } from './case-store.ts'
import type { List } from './list-model.ts'
import type { Flow } from './matter.ts'
import type { Held } from './matter-store.ts'
import { moveNamed } from './move.ts'
import type { effects, Template } from './template.ts'

/** What an effect makes of a household. */
const outcomes: Record<(typeof effects)[number], { status: Status; event: string }> = {
  register: { status: 'registered', event: 'case.registered' },
  remove: { status: 'removed', event: 'case.removed' },
}

/** What others hear of one household that a procedure decided on: certificates issue by it. */
export interface Decided extends Flow {
  household: string
  case: string
  list: string
  area: string
  /** The decision's number, and the day from which it counts. */
  decision: string
  effective: string
}

/** What others hear of a list that took effect. */
export interface Completed {
  list: string
  area: string
  effect: (typeof effects)[number]
  households: number
}

interface At {
  ctx: Ctx
  desk: Desk
  template: Template
  list: List
}

/** The rows by which one household and its case come to what was decided. */
export function effectRows(
  { ctx, desk, template, list }: At,
  held: Held<Case>,
  household: Household,
): { rows: Row[]; events: EventInput[] } {
  assert(list.effect, 'an effect that nobody asked for')
  const move = moveNamed(template, 'list', list.effect.move)
  assert(move.effect, 'a move without effect')
  const { status, event } = outcomes[move.effect]
  const final = list.decisions.findLast(({ number }) => number !== undefined)
  const [number, effective] = [final?.number ?? '', final?.effective ?? list.effect.day]
  const first = move.effect === 'register' && !household.firstIdentified
  const why = `${list.effect.by.name} · ${number}`
  // A decision may count from a day to come; that it was identified is known today.
  const day = effective < desk.today ? effective : desk.today
  const set = setStatus(desk, household, status, why, first ? { firstIdentified: day } : {})
  const { list: _, waits: _w, ...was } = held.doc
  const next: Case = {
    ...was,
    earlier: [...(was.earlier ?? []), list.list],
    state: move.to,
    version: was.version + 1,
    updatedAt: ctx.now(),
    outcome: { state: move.to, move: move.move, day: list.effect.day, number, effective },
  }
  const decided: Decided = {
    template: list.template,
    path: was.path,
    from: list.state,
    to: move.to,
    n: 1,
    household: household.household,
    case: was.case,
    list: list.list,
    area: was.area,
    decision: number,
    effective,
  }
  const facts = elsewhere(list, decided)
  return {
    rows: [...(set?.rows ?? []), ...caseRows(ctx.tenant, template, held, next)],
    events: [...(set ? [set.event] : []), { name: event, about: was.case, facts }],
  }
}

/** A case below the list's own area left the list's count there, and comes to its own here. */
function elsewhere(list: List, decided: Decided): (Decided | Flow)[] {
  const { template, n, from, ...rest } = decided
  if (decided.path === list.path || from === undefined) return [decided]
  return [
    { ...rest, template, n },
    { template, path: list.path, from, n },
  ]
}
