import { formatMoney, formatNumber, formatPercent } from '../../i18n/format.ts'
import type { RuleFigures, Sheet } from './api.ts'
import { g } from './figures-messages.ts'

/** One line of the comparison: what stands before, and under each rule. */
export interface Measure {
  id: string
  label: string
  before?: string | undefined
  of: (rule: RuleFigures) => string
}

const some = (value: number | undefined, say: (value: number) => string) =>
  value === undefined ? '–' : say(value)
/** Indices are small numbers: four places, as studies print them. */
export const index = (value: number): string => formatNumber(value, undefined, 4)
const count = (of: number, all: number) =>
  g('of.count', { count: formatNumber(of), all: formatNumber(all) })

/** Every measure by which the rules are laid side by side. */
export function measuresOf(sheet: Sheet, over: 'households' | 'villages'): Measure[] {
  const { before, currency } = sheet
  const villages = over === 'villages'
  const targeted = sheet.rules.some(({ targeting }) => targeting)
  const fgt = (of: 'p0' | 'p1' | 'p2', say: (value: number) => string): Measure => ({
    id: of,
    label: g(of),
    before: some(before.fgt?.[of], say),
    of: ({ after }) => some(after.fgt?.[of], say),
  })
  return [
    {
      id: 'allocated',
      label: g('allocated'),
      of: ({ allocated }) => formatMoney(allocated, currency),
    },
    { id: 'left', label: g('left'), of: ({ left }) => formatMoney(left, currency) },
    {
      id: 'paid',
      label: g(villages ? 'paid.villages' : 'paid'),
      of: ({ paid }) => formatNumber(paid.candidates),
    },
    {
      id: 'coverage',
      label: g(villages ? 'coverage.villages' : 'coverage'),
      of: ({ coverage }) => formatPercent(coverage.candidates),
    },
    {
      id: 'coverage-people',
      label: g('coverage.people'),
      of: ({ coverage }) => formatPercent(coverage.people),
    },
    { id: 'poor', label: g('poor.paid'), of: ({ poor }) => count(poor.paid, poor.candidates) },
    {
      id: 'poor-left',
      label: g('poor.left'),
      before: some(sheet.rules[0]?.poor.candidates, (value) => formatNumber(value)),
      of: ({ poor }) => formatNumber(poor.left),
    },
    {
      id: 'fifth',
      label: g('fifth'),
      of: ({ poorestFifth }) => some(poorestFifth, (value) => formatPercent(value)),
    },
    fgt('p0', (value) => formatPercent(value)),
    fgt('p1', index),
    fgt('p2', index),
    {
      id: 'gini',
      label: g('gini'),
      before: some(before.gini, index),
      of: ({ after }) => some(after.gini, index),
    },
    ...(targeted ? targeting() : []),
  ]
}

const targeting = (): Measure[] => [
  {
    id: 'exclusion',
    label: g('exclusion'),
    of: ({ targeting: at }) =>
      at ? `${formatPercent(at.exclusion)} (${count(at.excluded, at.target)})` : '–',
  },
  {
    id: 'inclusion',
    label: g('inclusion'),
    of: ({ targeting: at, paid }) =>
      at ? `${formatPercent(at.inclusion)} (${count(at.included, paid.candidates)})` : '–',
  },
]
