import type { TenantKeys } from '@terrace/platform/keyring'
import type { Settings } from '@terrace/tenancy'
import { normalIdNumber } from './identity-number.ts'
import { maskBank, maskIdNumber, maskPhone } from './mask.ts'
import type { Sealed } from './model.ts'

/** What each sensitive field is sealed for; a value moved to another field cannot be opened. */
export const purposes = {
  idNumber: 'member.id-number',
  phone: 'phone',
  bankAccount: 'household.bank-account',
} as const

/** Seals what a person typed; `null` clears, `undefined` keeps what was there. */
function seal(
  keys: TenantKeys,
  typed: string | null | undefined,
  had: Sealed | undefined,
  purpose: string,
  mask: (value: string) => string,
): Sealed | undefined {
  if (typed === undefined) return had
  if (typed === null) return undefined
  // The same value typed again is no change; a fresh seal would look like one.
  if (had && had.mask === mask(typed) && keys.open(had.sealed, purpose) === typed) return had
  return { sealed: keys.seal(typed, purpose), mask: mask(typed) }
}

export const sealPhone = (keys: TenantKeys, typed: string | null | undefined, had?: Sealed) =>
  seal(keys, typed, had, purposes.phone, maskPhone)

export const sealBank = (keys: TenantKeys, typed: string | null | undefined, had?: Sealed) =>
  seal(keys, typed, had, purposes.bankAccount, maskBank)

export const sealIdNumber = (keys: TenantKeys, typed: string | null | undefined, had?: Sealed) =>
  seal(
    keys,
    typed === null || typed === undefined ? typed : normalIdNumber(typed),
    had,
    purposes.idNumber,
    maskIdNumber,
  )

/**
 * The blind index of an ID number: equal numbers of one type are equal in a tenant. A disability
 * certificate typed in place of the identity card begins with the card's own 18 characters.
 */
export function blindIdNumber(keys: TenantKeys, type: string, number: string): string {
  const normal = normalIdNumber(number)
  const own = /^\d{17}[\dX]\d{2,4}$/.test(normal) ? normal.slice(0, 18) : normal
  return keys.blind(`${type}\n${own}`, purposes.idNumber)
}

/** True when numbers of this type must be unique in the tenant. */
export const isUniqueType = (settings: Settings, type: string | undefined): boolean =>
  settings.identity.types.some((t) => t.code === type && t.unique)
