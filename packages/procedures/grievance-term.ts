import { addWorkingDays, nextWorkingDay, type WorkingCalendar } from '@terrace/platform/calendar'
import { addDays } from '@terrace/platform/dates'
import type { Grievance } from './grievance-model.ts'
import type { Waits } from './matter.ts'
import { dueAfter } from './move.ts'
import type { Span } from './template.ts'
import { officers } from './who.ts'

const working = (days: number): Span => ({ days, kind: 'working' })

/** Terms of domain.md §3.7, from the day it was received; `assign` is our own, between two of them. */
export const terms = {
  acknowledge: working(2),
  assign: working(5),
  answer: working(10),
  complex: working(20),
  /** Calendar days after the answer in which a review may be asked for, the last included. */
  review: 30,
}

/** The last day on which a review may be asked for; undefined before the answer. */
export const reviewUntil = ({ answer }: Pick<Grievance, 'answer'>): string | undefined =>
  answer && addDays(answer.day, terms.review)

/** Whose turn it is, and until when; nobody's when it is closed. */
export function waitsOf(calendar: WorkingCalendar, g: Grievance): Waits | undefined {
  const at = (move: string, due: string, to?: string): Waits => ({
    level: g.level,
    area: g.desks[g.level].area,
    roles: [...officers[g.level]],
    move,
    due,
    ...(to === undefined ? {} : { to }),
  })
  const long = g.complex ? terms.complex : terms.answer
  const [investigator, reviewer] = [g.investigator?.id, g.review?.reviewer?.id]
  switch (g.state) {
    case 'received':
      return at('acknowledge', dueAfter(calendar, g.day, terms.acknowledge))
    case 'acknowledged':
      return at(g.sensitive ? 'assign' : 'classify', dueAfter(calendar, g.day, terms.assign))
    case 'classified':
      return at('assign', dueAfter(calendar, g.day, terms.assign))
    case 'assigned':
      return at('investigate', dueAfter(calendar, g.day, long), investigator)
    case 'investigated':
      return at('answer', dueAfter(calendar, g.day, long), investigator)
    case 'answered':
      return at('close', nextWorkingDay(calendar, addDays(reviewUntil(g) ?? g.day, 1)))
    case 'review': {
      const due = addWorkingDays(calendar, g.review?.day ?? g.day, long.days)
      return at(reviewer ? 'answer' : 'assign', due, reviewer)
    }
    default:
      return undefined
  }
}
