import { type Language, translate } from '@terrace/platform/i18n'
import { decimalsOf } from '@terrace/platform/money'
import { messages } from '../allocation/i18n.ts'
import { moneyParams, type Reason } from '../allocation/index.ts'

const money: ReadonlySet<string> = new Set(moneyParams)
const locales: Record<Language, string> = { en: 'en-GB', zh: 'zh-CN' }

/** Why this amount, in one language; sums as people of that language write them. */
export function sentence(why: readonly Reason[], currency: string, lang: Language): string {
  const digits = decimalsOf(currency)
  const format = new Intl.NumberFormat(locales[lang], {
    ...{ style: 'currency', currency, currencyDisplay: 'symbol' },
    ...{ minimumFractionDigits: 0, maximumFractionDigits: digits },
  })
  const said = (name: string, value: number | string) =>
    money.has(name) && typeof value === 'number' ? format.format(value / 10 ** digits) : value
  const parts = why.map(({ code, params }) => {
    const entries = Object.entries(params).map(([name, value]) => [name, said(name, value)])
    return translate(messages, code, lang, Object.fromEntries(entries))
  })
  return parts.join(lang === 'zh' ? '' : ' ')
}
