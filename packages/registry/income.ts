import { divide } from '@terrace/platform/money'
import type { Income } from './model.ts'

/** Lines of each source of income (domain.md §2.3, AC07 AAC071-AAC087). */
export const sources = {
  wage: ['wage'],
  business: ['business'],
  property: ['dividend', 'propertyOther'],
  transfer: [
    'birthPlanning',
    'allowance',
    'destituteSupport',
    'pension',
    'ecological',
    'transferOther',
  ],
} as const satisfies Record<string, readonly (keyof Income)[]>
export type Source = keyof typeof sources

/** One source in minor units; an unknown line counts nothing. */
export const sourceTotal = (income: Income, source: Source): number =>
  sources[source].reduce((sum, line) => sum + (income[line] ?? 0), 0)

/** Yearly income before cost, minor units. */
export const grossIncome = (income: Income): number =>
  sourceTotal(income, 'wage') +
  sourceTotal(income, 'business') +
  sourceTotal(income, 'property') +
  sourceTotal(income, 'transfer')

/** wage + business + property + transfer − operating cost, minor units (domain.md §2.3 [S58]). */
export const netIncome = (income: Income): number =>
  grossIncome(income) - (income.operatingCost ?? 0)

/** True when at least one line is known: nothing known is not the same as nothing earned. */
export const isIncomeKnown = (income: Income): boolean =>
  Object.values(sources).some((lines) => lines.some((line) => income[line] !== undefined))

/**
 * Net income per registered member, minor units, rounded half away from zero; undefined when no
 * income is known or nobody lives there. Cut-offs compare exactly by `isBelow`, never by this.
 */
export function perCapita(income: Income, members: number): number | undefined {
  if (members < 1 || !isIncomeKnown(income)) return undefined
  return divide(netIncome(income), members)
}

/** (net + payouts − rigid out-of-pocket) per member: the screening figure of domain.md §2.3 [S24]. */
export function adjustedPerCapita(income: Income, members: number): number | undefined {
  if (members < 1 || !isIncomeKnown(income)) return undefined
  const adjusted = netIncome(income) + (income.payouts ?? 0) - (income.outOfPocket ?? 0)
  return divide(adjusted, members)
}

/** Exactly: net / members < line, in integers. Equal to the line is not below it. */
export const isBelow = (income: Income, members: number, line: number): boolean =>
  BigInt(netIncome(income)) < BigInt(line) * BigInt(members)
