import type { Day } from '@terrace/platform/dates'
import type { Settings } from './settings-model.ts'

type Rule = Pick<Settings, 'incomeYearStart' | 'currentYear'>

/**
 * The income year in which a day falls. 1 October to 30 September with rule `ends`:
 * 2026-09-30 → 2026, 2026-10-01 → 2027. With 01-01 both rules give the calendar year.
 */
export function incomeYearOf(settings: Rule, day: Day): number {
  const year = Number(day.slice(0, 4))
  const begun = day.slice(5) >= settings.incomeYearStart
  if (settings.incomeYearStart === '01-01' || settings.currentYear === 'begins') {
    return begun ? year : year - 1
  }
  return begun ? year + 1 : year
}

/** First day of an income year. */
export function incomeYearStart(settings: Rule, year: number): Day {
  const calendar = settings.incomeYearStart === '01-01' || settings.currentYear === 'begins'
  return `${calendar ? year : year - 1}-${settings.incomeYearStart}`
}

/** The line of a kind for a year: the amount of that year, else of the latest year before it. */
export function lineFor(
  settings: Pick<Settings, 'lines'>,
  kind: 'poverty' | 'monitoring',
  year: number,
): { code: string; amount: number; year: number } | undefined {
  const line = settings.lines.find((l) => l.kind === kind)
  const known = Object.keys(line?.amounts ?? {}).map(Number)
  const latest = Math.max(...known.filter((y) => y <= year))
  const amount = line?.amounts[String(latest)]
  return line && amount !== undefined ? { code: line.code, amount, year: latest } : undefined
}
