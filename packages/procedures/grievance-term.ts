import type { WorkingCalendar } from '@terrace/platform/calendar'
import { addDays } from '@terrace/platform/dates'
import { systemActor } from '@terrace/platform/new-context'
import type { Grievance } from './grievance-model.ts'
import type { Waits } from './matter.ts'
import { dueAfter } from './move.ts'
import { officers } from './who.ts'

/** The last day on which a review may be asked for; undefined before the answer. */
export const reviewUntil = ({
  answer,
  terms,
}: Pick<Grievance, 'answer' | 'terms'>): string | undefined =>
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
  const { terms } = g
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
      // Nobody's desk: the day's job closes it when no review was asked for.
      return at('close', addDays(reviewUntil(g) ?? g.day, 1), systemActor.id)
    case 'review': {
      const due = dueAfter(calendar, g.review?.day ?? g.day, long)
      return at(reviewer ? 'answer' : 'assign', due, reviewer)
    }
    default:
      return undefined
  }
}
