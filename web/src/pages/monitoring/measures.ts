import type { Settings } from '../../api/settings.ts'

/** Counters by name, as the server keeps them; absent is none. */
export type Counts = Readonly<Record<string, number>>
export type Line = Settings['lines'][number]

export const countOf = (counts: Counts, name: string): number => counts[name] ?? 0

/** A part of a whole; `undefined` where there is no whole. */
export interface Rate {
  part: number
  whole: number
}
export const ratioOf = ({ part, whole }: Rate): number | undefined =>
  whole > 0 ? part / whole : undefined

const latest = (line: Line): number =>
  Object.entries(line.amounts).sort(([a], [b]) => b.localeCompare(a))[0]?.[1] ?? 0

/**
 * The lines under which somebody falls, or that have an amount this year, the lowest first. A
 * household is counted once, under the lowest line that it falls below.
 */
export const linesIn = (settings: Settings, counts: Counts, year: string): Line[] =>
  settings.lines
    .filter((line) => line.amounts[year] !== undefined || countOf(counts, `line:${line.code}`) > 0)
    .toSorted((a, b) => latest(a) - latest(b))

/** Households below a line: those counted under it and under every lower one. */
export const belowLine = (counts: Counts, lines: readonly Line[], at: number): Rate => ({
  part: lines.slice(0, at + 1).reduce((sum, line) => sum + countOf(counts, `line:${line.code}`), 0),
  whole: countOf(counts, 'households'),
})

export const monitoredIn = (counts: Counts): Rate => ({
  part: countOf(counts, 'monitored'),
  whole: countOf(counts, 'households'),
})

/** People per household now and how it moved this month; `undefined` where nobody lives. */
export function sizeOf(now: Counts, month: Counts) {
  const [households, people] = [countOf(now, 'households'), countOf(now, 'people')]
  const before = households - countOf(month, 'households')
  const size = ratioOf({ part: people, whole: households })
  const was = ratioOf({ part: people - countOf(month, 'people'), whole: before })
  return { size, change: size === undefined || was === undefined ? undefined : size - was }
}

/** The values of a criterion that somebody has: `cause:illness` becomes `illness`, most first. */
export function valuesOf(counts: Counts, criterion: string): { code: string; count: number }[] {
  const prefix = `${criterion}:`
  return Object.entries(counts)
    .filter(([name]) => name.startsWith(prefix) && !name.endsWith(':people'))
    .map(([name, count]) => ({ code: name.slice(prefix.length), count }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count || a.code.localeCompare(b.code))
}
