import * as z from 'zod'

/*
 * Where money can stand, from the hand that gives to the household that has it. A balance says how
 * much stands there now; the outside world owes what it gave, so that all balances of a currency
 * always sum to zero.
 */

/** The floor is the least that an account may hold; `null` where the outside world stands. */
export const accountKinds = {
  /** A treasury that allocates. */
  source: { floor: null },
  /** One contribution's own account: what its giver gave, as a negative balance. */
  gift: { floor: null },
  /** Came in, and nobody knows yet for what. */
  suspense: { floor: 0 },
  /** A pot with one currency and one set of conditions. */
  fund: { floor: 0 },
  /** A part of a fund that is bound to an area, a family of measures, a year, a group. */
  earmark: { floor: 0 },
  /** The budget of one project or benefit. */
  line: { floor: 0 },
  /** Committed to the payments of one batch. */
  batch: { floor: 0 },
  /** At the bank, on its way; split, so that no item is written once per payment. */
  sent: { floor: 0 },
  /** Received, as far as the bank or the recipient says. */
  confirmed: { floor: 0 },
} as const satisfies Record<string, { floor: 0 | null }>

export type AccountKind = keyof typeof accountKinds
export const kindNames = Object.keys(accountKinds) as [AccountKind, ...AccountKind[]]

const currencies = new Set(Intl.supportedValuesOf('currency'))

/** ISO 4217. */
export const Currency = z
  .string()
  .refine((code) => currencies.has(code), { params: { code: 'money.currency' } })

/** An amount of money in minor units: a whole number above zero that a number can hold exactly. */
export const Minor = z.int().min(1).max(Number.MAX_SAFE_INTEGER)

/** An account is named by what it is for: nobody looks one up, and no two are made for one thing. */
export const AccountRef = z.object({
  kind: z.enum(kindNames),
  /** Id of the fund, earmark, line, batch or contribution. */
  owner: z.string().regex(/^[a-z0-9_-]{1,60}$/),
  currency: Currency,
  /** Which part of a batch, where it is split. */
  shard: z.int().min(0).max(255).optional(),
})
export type AccountRef = z.infer<typeof AccountRef>

/** `fund.fnd_01….cny`, `sent.bat_01….cny.3` */
export const accountId = ({ kind, owner, currency, shard }: AccountRef): string =>
  [kind, owner, currency.toLowerCase(), ...(shard === undefined ? [] : [shard])].join('.')

/** An id of that shape, in which an account of a known kind is named. */
export const AccountId = z
  .string()
  .regex(/^[a-z]+\.[a-z0-9_-]{1,60}\.[a-z]{3}(\.\d{1,3})?$/)
  .refine((id) => Object.hasOwn(accountKinds, id.slice(0, id.indexOf('.'))), {
    params: { code: 'account.kind' },
  })

/** The account that an id names. */
export function accountOf(id: string): AccountRef {
  const [kind, owner = '', currency = '', shard] = id.split('.')
  return {
    kind: kind as AccountKind,
    owner,
    currency: currency.toUpperCase(),
    ...(shard === undefined ? {} : { shard: Number(shard) }),
  }
}

export const Account = z.object({
  account: z.string(),
  kind: z.enum(kindNames),
  owner: z.string(),
  currency: z.string(),
  shard: z.int().optional(),
  /** Minor units that stand there now: all that came less all that went. */
  balance: z.int(),
  came: z.int(),
  went: z.int(),
})
export type Account = z.infer<typeof Account>
