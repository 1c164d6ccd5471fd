import { createAsync } from '@solidjs/router'
import { addDays } from '@terrace/platform/dates'
import { incomeYearOf, incomeYearStart } from '@terrace/tenancy/income-year'
import type { routes } from '@terrace/tenancy/routes'
import { formatMoney, spellDay } from '../i18n/format.ts'
import { lang } from '../i18n/language.ts'
import type { Option } from '../ui/form/choice.tsx'
import { cached } from './cached.ts'
import { client, type OutputOf } from './client.ts'
import { dayNow } from './clock.ts'

export type Settings = OutputOf<typeof routes, 'GET /settings'>
export type ListName = keyof Settings['lists']

const api = client<typeof routes>()

/** The open tenant's settings: asked for once, then from memory. */
export const settings = cached('settings', () => api('GET /settings'))

interface Labelled {
  label: { en: string; zh: string }
}
const labelIn = (entry: Labelled | undefined) => entry?.label[lang()]

/**
 * The words of the tenant's own lists. Call it in a component: what it answers follows the language
 * and waits, under the nearest `Suspense`, for the settings.
 */
export function useSettings() {
  const known = createAsync(() => settings())
  const entries = (list: ListName) => known()?.lists[list] ?? []
  return {
    known,
    /** The label of a code; the code itself where the list does not know it, '' for none. */
    label: (list: ListName, code: string | undefined): string =>
      code === undefined ? '' : (labelIn(entries(list).find((e) => e.code === code)) ?? code),
    /** What may be chosen today, in its order, and always what is chosen already. */
    options(list: ListName, chosen: readonly string[] = []): Option[] {
      const day = dayNow(known()?.zone)
      return entries(list)
        .filter(
          (e) => chosen.includes(e.code) || ((e.from ?? day) <= day && day <= (e.until ?? day)),
        )
        .toSorted((a, b) => a.order - b.order)
        .map((e) => ({ value: e.code, label: e.label[lang()] }))
    },
    line: (code: string) => known()?.lines.find((line) => line.code === code),
    lineName: (code: string) => known()?.lines.find((line) => line.code === code)?.name[lang()],
    /** The tenant's day now: its zone, not the reader's. */
    today: () => dayNow(known()?.zone),
    /** An income year in words, with its first and last day; the one that runs where none is given. */
    incomeYear(asked?: number): { year: string; from: string; to: string } {
      const rule = known() ?? { incomeYearStart: '01-01', currentYear: 'begins' as const }
      const year = asked ?? incomeYearOf(rule, dayNow(known()?.zone))
      return {
        year: String(year),
        from: spellDay(incomeYearStart(rule, year)),
        to: spellDay(addDays(incomeYearStart(rule, year + 1), -1)),
      }
    },
    currency: () => known()?.currency ?? 'CNY',
    /** Minor units in the tenant's currency; '' where nothing is known. */
    money: (minor: number | undefined): string =>
      minor === undefined ? '' : formatMoney(minor, known()?.currency ?? 'CNY'),
  }
}
export type Words = ReturnType<typeof useSettings>
