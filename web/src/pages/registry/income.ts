import type { HouseholdView } from './api.ts'
import { incomeSources } from './fields.ts'

type Income = HouseholdView['snapshot']['income']
export interface IncomeRow {
  /** A source with its total, or a line of a source. */
  name: string
  label: string
  kind: 'source' | 'line'
  minor: number | undefined
}

/** The total of a source's lines, minor units; undefined when none is known. */
export function totalOf(income: Income, lines: readonly { name: string }[]): number | undefined {
  const known = lines
    .map((line) => income[line.name as keyof Income])
    .filter((value): value is number => value !== undefined)
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0)
}

/** Sources and, where a source has several lines, each line that is known. */
export function incomeRows(income: Income): IncomeRow[] {
  return incomeSources.flatMap(({ source, lines }): IncomeRow[] => {
    const head: IncomeRow = {
      name: source,
      label: source,
      kind: 'source',
      minor: totalOf(income, lines),
    }
    if (lines.length < 2) return [head]
    const known = lines.flatMap((line): IncomeRow[] => {
      const minor = income[line.name as keyof Income]
      return minor === undefined
        ? []
        : [{ name: line.name, label: line.label, kind: 'line', minor }]
    })
    return [head, ...known]
  })
}
