import type { Listed } from './listed.ts'

/**
 * Households as their villages: people and variables add up, and so do gaps. A village's net income is
 * what its people would have together if all who are above the line were at it: else the rich would
 * hide the poor, and the village's gap would be less than the sum of its households' gaps.
 */
export async function byVillage(households: AsyncIterable<Listed>): Promise<Listed[]> {
  const villages = new Map<string, Listed>()
  for await (const one of households) {
    const { area, areaName, path, people, line, year } = one
    const need = line * people
    const below = Math.min(need, Math.max(0, one.net))
    const sum = villages.get(area)
    if (!sum) {
      const village = { id: area, number: area, area, areaName, path, people, line, year }
      villages.set(area, { ...village, net: below, variables: one.variables })
      continue
    }
    // Lines of different years meet where somebody's year is not opened yet: the latest one counts.
    const latest = year > sum.year ? { line, year } : { line: sum.line, year: sum.year }
    const all = sum.people + people
    const gaps = sum.line * sum.people - sum.net + need - below
    villages.set(area, {
      ...sum,
      ...latest,
      people: all,
      net: Math.max(0, latest.line * all - gaps),
      variables: Object.fromEntries(
        Object.entries(sum.variables).map(([name, value]) => [
          name,
          value + (one.variables[name] ?? 0),
        ]),
      ),
    })
  }
  return [...villages.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
}
