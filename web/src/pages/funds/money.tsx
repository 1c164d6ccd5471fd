import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { href } from '../../api/tenant.ts'
import { formatMoney } from '../../i18n/format.ts'
import style from './funds.module.css'

/** An amount in one line with its currency's sign. */
export const Money = (props: { of: number; currency: string }): JSX.Element => (
  <span class={style.money}>{formatMoney(props.of, props.currency)}</span>
)

/** An address whose last part has a dot is a file's: dots of an account's name stand as `~`. */
const accountPath = (account: string): string => `/accounts/${account.replaceAll('.', '~')}`

/** The page of an account: what came into it or went out of it. */
export const accountHref = (account: string, side: 'came' | 'went' = 'came'): string =>
  href(accountPath(account) + (side === 'went' ? '?tab=went' : ''))

interface Sums {
  account: string
  currency: string
}
/** A sum of an account, as the link to the lines that it is the sum of. */
export const SumLink = (props: { of: number; money: Sums; side: 'came' | 'went' }): JSX.Element => (
  <A class={style.money} href={accountHref(props.money.account, props.side)}>
    {formatMoney(props.of, props.money.currency)}
  </A>
)

/** Kept in one line: a day or an id in two is hard to compare. */
export const Whole = (props: { children: JSX.Element }): JSX.Element => (
  <span class={style.whole}>{props.children}</span>
)

export const total = <T,>(all: readonly T[], of: (one: T) => number): number =>
  all.reduce((sum, one) => sum + of(one), 0)
