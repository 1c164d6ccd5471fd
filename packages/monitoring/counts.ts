import type { Facts, FactsChange } from '@terrace/registry'

/** Counters by name; absent means none. Households and people, whole and by each criterion. */
export type Counts = Record<string, number>

/** The area id that stands for the whole tenant, and the parent of that one. */
export const WHOLE = 'all'
export const NOBODY = 'none'

export const criteria = ['status', 'cause', 'type', 'line'] as const
export type Criterion = (typeof criteria)[number]

/** Counter names: `status:registered` counts households, `status:registered:people` their people. */
export const counter = (criterion: Criterion, value: string): string => `${criterion}:${value}`
export const peopleOf = (name: string): string =>
  name === 'households' ? 'people' : `${name}:people`

/**
 * Households and people of one counter stand in one number at rest: people × 10⁸ + households. A row
 * is then half as many attributes, which is what reading a dashboard costs. Exact to 5·10⁷ households
 * and 9·10⁷ people, in either direction, since both stay below 2⁵³ together.
 */
const SHIFT = 1e8

const baseOf = (name: string): string =>
  name === 'people' ? 'households' : name.replace(/:people$/, '')

/** Counters as they are stored. */
export function pack(counts: Counts): Counts {
  const packed: Counts = {}
  for (const [name, n] of Object.entries(counts)) {
    const base = baseOf(name)
    packed[base] = (packed[base] ?? 0) + (base === name ? n : n * SHIFT)
  }
  return packed
}

/** One stored number as its two counters; those that are zero are left out. */
export function unpack(counts: Counts, name: string, stored: number): void {
  const people = Math.round(stored / SHIFT)
  const households = stored - people * SHIFT
  if (households !== 0) counts[name] = households
  if (people !== 0) counts[peopleOf(name)] = people
}

/** Adds one household's facts, or takes them away with `sign` −1. */
export function addFacts(counts: Counts, facts: Facts, sign: 1 | -1 = 1): void {
  const add = (name: string) => {
    counts[name] = (counts[name] ?? 0) + sign
    const people = peopleOf(name)
    counts[people] = (counts[people] ?? 0) + sign * facts.people
  }
  add('households')
  for (const criterion of criteria) add(counter(criterion, facts[criterion]))
  if (facts.monitored) add('monitored')
}

/** The path of an area below one with such a path; that of the tenant is empty. */
export const pathBelow = (path: string, area: string): string =>
  area === WHOLE ? '' : `${path}${area}/`

/** An area, its parent and its own path, from a path `a1/a2/`: the tenant first, the lowest last. */
export function areasOnPath(path: string): { area: string; parent: string; path: string }[] {
  const ids = path.split('/').filter((id) => id !== '')
  const chain = [WHOLE, ...ids]
  let own = ''
  return chain.map((area, i) => {
    own = pathBelow(own, area)
    return { area, parent: chain[i - 1] ?? NOBODY, path: own }
  })
}

/** What a list of changes does to every area it touches; an area where nothing changes is left out. */
export function deltasOf(
  changes: readonly FactsChange[],
): Map<string, { parent: string; counts: Counts }> {
  const deltas = new Map<string, { parent: string; counts: Counts }>()
  const apply = (facts: Facts | undefined, sign: 1 | -1) => {
    if (!facts) return
    for (const { area, parent } of areasOnPath(facts.path)) {
      const delta = deltas.get(area) ?? { parent, counts: {} }
      addFacts(delta.counts, facts, sign)
      deltas.set(area, delta)
    }
  }
  for (const { before, after } of changes) {
    apply(before, -1)
    apply(after, 1)
  }
  for (const [area, { counts }] of deltas) {
    for (const [name, n] of Object.entries(counts)) if (n === 0) delete counts[name]
    if (Object.keys(counts).length === 0) deltas.delete(area)
  }
  return deltas
}
