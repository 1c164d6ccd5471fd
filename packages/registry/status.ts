import type { EventInput } from '@terrace/platform/event'
import type { Row } from '@terrace/platform/write'
import { eventOf } from './household.ts'
import type { Household, Status } from './model.ts'
import { type Desk, prepareNext } from './writer.ts'

/**
 * A household's new status, as a procedure decided it: the rows and the event, to be committed with
 * the procedure's own. Nothing else sets a status (domain.md §2.1: from workflow, never typed).
 * @param why the sentence that stands in the household's history
 * @param facts what the decision fixes besides, such as the day of first identification
 * @returns undefined when the household has that status already
 * @throws Fault invalid with the fields when the household has become one that cannot be
 */
export function setStatus(
  desk: Desk,
  household: Household,
  status: Status,
  why: string,
  facts: Pick<Household, 'firstIdentified' | 'exitYear' | 'relapseYear'> = {},
): { household: Household; rows: Row[]; event: EventInput } | undefined {
  if (household.status === status) return undefined
  const prepared = prepareNext(desk, household, { ...household, ...facts, status })
  if (!prepared) return undefined
  const event = eventOf('household.status-set', prepared, { reason: why })
  return { household: prepared.household, rows: prepared.rows, event }
}
