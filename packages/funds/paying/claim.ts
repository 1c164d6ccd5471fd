import type { Ctx } from '@terrace/platform/context'
import type { Item, Key } from '@terrace/platform/db'
import type { TenantKeys } from '@terrace/platform/keyring'
import { type Row, refusing } from '@terrace/platform/write'
import { type Household, headOf, purposes } from '@terrace/registry'
import { PayeeClaimEntity } from './claim.entity.ts'
import type { Entitlement } from './entitlement.ts'

export interface Claim {
  kind: 'person' | 'account'
  payee: string
  pay: string
}

/**
 * The blind indexes of who would be paid: the head's ID number and the household's bank account. Both
 * are opened for the moment only; neither stands anywhere in the clear.
 */
export function claimsOf(
  keys: TenantKeys,
  household: Household,
  { benefit, cycle }: Pick<Entitlement, 'benefit' | 'cycle'>,
): Claim[] {
  const pay = `${benefit}@${cycle}`
  const head = headOf(household)
  const number = head?.idNumber && keys.open(head.idNumber.sealed, purposes.idNumber)
  const account =
    household.bankAccount && keys.open(household.bankAccount.sealed, purposes.bankAccount)
  return [
    ...(number ? [claim('person', number)] : []),
    ...(account ? [claim('account', account.replaceAll(/\s/g, ''))] : []),
  ]

  function claim(kind: Claim['kind'], value: string): Claim {
    return { kind, payee: `${kind}_${keys.blind(value, `funds.${kind}`).toLowerCase()}`, pay }
  }
}

const keyOf = (tenant: string, { payee, pay }: Claim): Key =>
  PayeeClaimEntity.get({ tenant, payee, pay }).params<{ Key: Key }>({ table: 't' }).Key

/** Whose the claims are now: entitlements by payee. */
export async function holdersOf(
  ctx: Pick<Ctx, 'db' | 'tenant'>,
  claims: readonly Claim[],
): Promise<Map<string, string>> {
  const items = await ctx.db.batchGet(
    claims.map((claim) => keyOf(ctx.tenant, claim)),
    true,
  )
  return new Map(items.map((item) => [String(item.payee), String(item.entitlement)]))
}

/** The row that claims a payee for an entitlement; the same one may claim again. */
export function claimRow(tenant: string, claim: Claim, entitlement: string): Row {
  const { payee, pay } = claim
  const put = PayeeClaimEntity.put({ tenant, payee, pay, entitlement })
  const row = {
    params: (options?: object) => ({
      ...put.params<Item>(options),
      ConditionExpression: 'attribute_not_exists(pk) OR #entitlement = :own',
      ExpressionAttributeNames: { '#entitlement': 'entitlement' },
      ExpressionAttributeValues: { ':own': entitlement },
    }),
  }
  return refusing(row, 'stale', 'claim.taken-meanwhile')
}
