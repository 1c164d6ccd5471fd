import { invalid } from '@terrace/platform/fault'
import type { Row } from '@terrace/platform/write'
import type { Household } from './model.ts'
import { nameRows } from './rows.ts'

/** Rows of a transaction, less its event, receipt or answer, outcome, and a closed year. */
export const ROOM = 96
/**
 * Rows of one household: a procedure writes its case, claim, list, holder and a second event in the
 * same transaction, when the family is entered and when its status is set.
 */
const FAMILY = 90
/** Names that a move or a status writes anew beside the household and its line of findings. */
const NAMES = FAMILY - 2

/**
 * Refuses what no transaction holds, at the field where fewer can be chosen. A family that was
 * entered bit by bit must still be able to move as a whole.
 * @throws Fault invalid with `code`, `household.too-many-names`
 */
export function refuseTooLarge(
  tenant: string,
  next: Household,
  rows: readonly Row[],
  { path, code } = { path: 'members', code: 'household.too-many-rows' },
): void {
  if (rows.length > FAMILY) {
    throw invalid([{ path, code, params: { rows: rows.length, most: FAMILY } }])
  }
  // Two rows a person at most: a smaller family needs no counting.
  if (next.members.length * 2 <= NAMES) return
  const names = nameRows(tenant, next).length
  if (names <= NAMES) return
  throw invalid([{ path, code: 'household.too-many-names', params: { names, most: NAMES } }])
}
