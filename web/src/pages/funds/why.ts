import { faultText } from '../../i18n/faults.ts'
import { formatMoney } from '../../i18n/format.ts'
import { lang } from '../../i18n/language.ts'

/** Parameters of a reason that are minor units; `why.test.ts` compares them with the server's. */
export const moneyParams: readonly string[] = [
  'amount',
  'cap',
  'claim',
  'floor',
  'gap',
  'income',
  'level',
  'line',
  'minimum',
  'unit',
]

/** Why an amount is as it is, as one text in the page's language. */
export function whyText(
  why: readonly { code: string; params: Record<string, unknown> }[],
  currency: string,
): string {
  const said = ([name, value]: [string, unknown]) => [
    name,
    moneyParams.includes(name) && typeof value === 'number' ? formatMoney(value, currency) : value,
  ]
  return why
    .map(({ code, params }) =>
      faultText(code, Object.fromEntries(Object.entries(params).map(said))),
    )
    .filter(Boolean)
    .join(lang() === 'zh' ? '' : ' ')
}
