import { addWorkingDays, noticeEnd, type WorkingCalendar } from '@terrace/platform/calendar'
import type { Ctx } from '@terrace/platform/context'
import { addDays, type Day } from '@terrace/platform/dates'
import { fault, invalid } from '@terrace/platform/fault'
import type { Span } from '@terrace/tenancy'
import { type Desks, sitsAt } from './desk.ts'
import type { Step, Waits } from './matter.ts'
import { isOver, type Move, movesFrom, type Template } from './template.ts'

/*
 * The engine: it asks of any procedure the same questions in the same order, and knows none by name.
 */

/** What moves, as far as the engine looks. */
export interface Subject {
  state: string
  desks: Desks
  /** Who did what to it so far: act → ids of those who did it. */
  hands: Record<string, string[]>
  /** Applicants and relatives among officials, by id or name: they may not act. */
  kin: readonly { id?: string | undefined; name?: string | undefined; own?: boolean | undefined }[]
}

/** @throws Fault missing `move.missing` when the procedure has no such act for a case or list */
export function moveNamed(template: Template, of: Move['of'], name: string): Move {
  const found = template.moves.find((move) => move.of === of && move.move === name)
  if (!found) throw fault('missing', 'move.missing', { move: name })
  return found
}

/**
 * May this person do this now? Role, area, order, four eyes and kinship, in this order; conditions
 * of the row settle who was first.
 * @throws Fault forbidden `move.role` `move.area` `move.apart` `move.own-case` `move.kin`,
 *   conflict `move.out-of-order`
 */
export function mayMove(ctx: Ctx, move: Move, subject: Subject): void {
  const { label: _, ...names } = move
  if (!ctx.roles.some((role) => names.by.some((one) => one === role))) {
    throw fault('forbidden', 'move.role', { move: move.move, roles: move.by.join(', ') })
  }
  if (!sitsAt(ctx, subject.desks[move.level])) {
    throw fault('forbidden', 'move.area', { move: move.move, level: move.level })
  }
  if (!move.from.includes(subject.state)) {
    const from = move.from.join(', ')
    throw fault('conflict', 'move.out-of-order', { move: move.move, state: subject.state, from })
  }
  const other = move.apart.find((name) => subject.hands[name]?.includes(ctx.actor.id))
  if (other) throw fault('forbidden', 'move.apart', { move: move.move, other })
  refuseKin(ctx, subject.kin)
}

/**
 * Nobody acts on their own case or a relative's: somebody else does, and that is the recusal.
 * @throws Fault forbidden `move.own-case` `move.kin`
 */
export function refuseKin(
  ctx: Pick<Ctx, 'actor'> & Partial<Pick<Ctx, 'roles'>>,
  kin: Subject['kin'],
): void {
  const mine = kin.find(
    (one) => one.id === ctx.actor.id || (one.name !== undefined && same(one.name, ctx.actor.name)),
  )
  // What a household does as itself, and as nothing else, is its own by right: it hands in.
  if (!mine || (mine.own && isHousehold(ctx.roles))) return
  throw fault('forbidden', mine.own ? 'move.own-case' : 'move.kin')
}

const isHousehold = (roles: readonly string[] = []): boolean =>
  roles.length > 0 && roles.every((role) => role === 'household')

const same = (a: string, b: string) =>
  a.normalize('NFKC').trim().toLowerCase() === b.normalize('NFKC').trim().toLowerCase()

/** @throws Fault invalid with field `reason` when the act needs one */
export function askReason(move: Move, reason: string | undefined): void {
  if (move.reason && !reason) throw invalid([{ path: 'reason', code: 'decision.reason' }])
}

/** The day by which so much time has passed, the first day not counted (domain.md §1.4). */
export const dueAfter = (calendar: WorkingCalendar, from: Day, { days, kind }: Span): Day =>
  kind === 'working' ? addWorkingDays(calendar, from, days) : addDays(from, days)

/** The last day of a notice: the template's or the tenant's minimum, whichever is longer. */
export function noticeLast(
  calendar: WorkingCalendar,
  from: Day,
  move: Move,
  asked: { days?: number | undefined; minimum: number },
): Day {
  const least = Math.max(move.notice?.days ?? 0, asked.minimum)
  const days = asked.days ?? least
  if (days < least) {
    const params = { minimum: least }
    throw invalid([{ path: 'notice.days', code: 'notice.too-short', params }])
  }
  return noticeEnd(calendar, from, days)
}

/** Whose turn it is in a state; nobody's when it is over. */
export function waitsIn(
  template: Template,
  of: Move['of'],
  state: string,
  at: { desks: Desks; calendar: WorkingCalendar; today: Day; due?: Day | undefined },
): Waits | undefined {
  if (isOver(template, state)) return undefined
  const [first, ...rest] = movesFrom(template, of, state).filter(({ to }) => to !== state)
  const next = [first, ...rest].find((move) => move?.due) ?? first
  if (!next) return undefined
  const span = next.due ?? { days: 10, kind: 'working' as const }
  const due = at.due ?? dueAfter(at.calendar, at.today, span)
  const { area } = at.desks[next.level]
  // A household may do it as well, and sits at no desk.
  const desk = next.by.filter((role) => role !== 'household')
  // Departments answer before the comparison is closed.
  const roles = next.record === 'comparison' ? [...desk, 'department'] : desk
  return { level: next.level, area, roles, move: next.move, due }
}

/** The step that an act leaves in the case's way. */
export const stepOf = (
  ctx: Ctx,
  move: Pick<Move, 'move' | 'to'>,
  from: string,
  more: { reason?: string | undefined; evidence?: readonly string[] } = {},
): Step => ({
  move: move.move,
  from,
  to: move.to,
  by: { id: ctx.actor.id, name: ctx.actor.name },
  roles: ctx.roles.filter((role) => role !== 'system'),
  at: ctx.now(),
  day: ctx.today(),
  ...(more.reason ? { reason: more.reason } : {}),
  ...(more.evidence?.length ? { evidence: [...new Set(more.evidence)] } : {}),
})

/** Who did what, from the steps. */
export function handsOf(steps: readonly Step[]): Record<string, string[]> {
  const hands: Record<string, string[]> = {}
  for (const { move, by } of steps) hands[move] = [...new Set([...(hands[move] ?? []), by.id])]
  return hands
}
