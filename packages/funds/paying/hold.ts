import type { Household } from '@terrace/registry'
import type { Batch } from './batch-model.ts'
import type { Claim } from './claim.ts'
import type { Entitlement } from './entitlement.ts'

type Hold = Omit<NonNullable<Entitlement['hold']>, 'at'>

/**
 * What speaks against paying, one reason at most: somebody gone, nowhere to pay it, or a person or an
 * account that another entitlement of the same benefit and cycle has. A person decides; what they
 * cleared is not asked again.
 * @param household as the register has it now
 * @param taken who holds the payee claims, by payee
 */
export function holdOf(
  due: Entitlement,
  household: Household | undefined,
  claims: readonly Claim[],
  taken: ReadonlyMap<string, string>,
  batch: Pick<Batch, 'channel' | 'path'>,
): Hold | undefined {
  if (due.cleared && due.hold?.reason !== 'no-account') return undefined
  const gone = household && goneOf(due, household, batch.path)
  if (gone) return gone
  if (batch.channel === 'bank' && !household?.bankAccount) return { reason: 'no-account' }
  for (const { kind, payee } of claims) {
    const other = taken.get(payee)
    if (other === undefined || other === due.entitlement) continue
    return { reason: kind === 'person' ? 'same-person' : 'same-account', other }
  }
  return undefined
}

function goneOf(due: Entitlement, household: Household, path: string): Hold | undefined {
  if (!household.path.startsWith(path)) return { reason: 'moved-away' }
  const closed = household.closed?.reason
  if (closed === 'died') return { reason: 'deceased' }
  if (household.status === 'closed' || household.status === 'removed')
    return { reason: 'moved-away' }
  const payee = household.members.find(({ name }) => name !== undefined && name === due.payee)
  if (payee?.left?.reason === 'died') return { reason: 'deceased' }
  if (payee?.left) return { reason: 'moved-away' }
  return undefined
}
