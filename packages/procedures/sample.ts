import { fault } from '@terrace/platform/fault'
import type { TenantKeys } from '@terrace/platform/keyring'
import { type Entry, going, type List } from './list-model.ts'
import type { Move } from './template.ts'

/**
 * Draws which entries must be checked: at least the share, rounded up, and all that are related to
 * officials. Ordered by a keyed hash of list, version and case: nobody can choose or foresee it, and
 * the same list gives the same sample (domain.md §1.4 step 5, §3.7 [S49b]).
 */
export function drawSample(
  keys: Pick<TenantKeys, 'blind'>,
  list: Pick<List, 'list' | 'version' | 'entries'>,
  { percent, kinAll }: NonNullable<Move['sample']>,
): Entry[] {
  const lot = (id: string) =>
    keys.blind(`${list.list}\n${list.version}\n${id}`, 'procedures.sample')
  const open = going(list)
  const count = Math.ceil((open.length * percent) / 100)
  const drawn = open
    .map((entry) => ({ id: entry.case, lot: lot(entry.case) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, count)
  const sampled = new Set(drawn.map(({ id }) => id))
  return list.entries.map(({ sampled: _s, check: _c, ...entry }) => {
    const checked = !entry.out && (sampled.has(entry.case) || (kinAll && entry.official))
    return checked ? { ...entry, sampled: true } : entry
  })
}

/**
 * Before the decision every sampled entry has been checked, and one in doubt does not pass.
 * @throws Fault conflict `sample.unchecked` `sample.doubtful`
 */
export function checkSample(list: List, rejected: ReadonlySet<string>): void {
  const sampled = going(list).filter((entry) => entry.sampled && !rejected.has(entry.case))
  const open = sampled.filter(({ check }) => !check)
  if (open.length > 0) throw fault('conflict', 'sample.unchecked', { open: open.length })
  const doubtful = sampled.filter(({ check }) => check?.result === 'doubtful')
  if (doubtful.length > 0) {
    const numbers = doubtful.map(({ number }) => number).join(', ')
    throw fault('conflict', 'sample.doubtful', { numbers })
  }
}
