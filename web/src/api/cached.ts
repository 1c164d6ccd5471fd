import { query, revalidate } from '@solidjs/router'
import { tenant } from './tenant.ts'

interface Kept {
  value: unknown
  /** When it came; 0 = to be asked again although it is shown. */
  at: number
  asking?: Promise<unknown>
}

/** A kept answer this young is not asked for again. Milliseconds. */
const FRESH = 3_000
/** Kept answers; the oldest go first. */
const MOST = 200
const kept = new Map<string, Kept>()

export type Cached<A extends readonly unknown[], T> = ((...args: A) => Promise<T>) & { key: string }

/**
 * A read that shows at once what it knew and refreshes behind: the first call waits for the
 * server, later ones answer from memory and, when the fresh answer differs, the page follows.
 * `const household = cached('household', (id: string) => api('GET /households/{household}', { household: id }))`
 * and in a component `const data = createAsync(() => household(params.household))`.
 */
export function cached<A extends readonly unknown[], T>(
  name: string,
  load: (...args: A) => Promise<T>,
): Cached<A, T> {
  const read = query((...args: A): Promise<T> => {
    const key = `${tenant()} ${name} ${JSON.stringify(args)}`
    const found = kept.get(key)
    if (!found) return ask(key, () => load(...args))
    if (Date.now() - found.at > FRESH) refreshBehind(key, found, name, () => load(...args))
    return Promise.resolve(found.value as T)
  }, name)
  return read as unknown as Cached<A, T>
}

async function ask<T>(key: string, load: () => Promise<T>): Promise<T> {
  const value = await load()
  kept.delete(key)
  kept.set(key, { value, at: Date.now() })
  if (kept.size > MOST) kept.delete(kept.keys().next().value ?? '')
  return value
}

function refreshBehind<T>(key: string, found: Kept, name: string, load: () => Promise<T>): void {
  if (found.asking) return
  const before = JSON.stringify(found.value)
  found.asking = ask(key, load)
    .then((value) => {
      if (JSON.stringify(value) !== before) return revalidate(name)
    })
    .catch(() => {
      // What is shown stays; the next look or an explicit refresh will say what is wrong.
      found.asking = undefined
    })
}

/** After a write: what these reads knew is forgotten and what is on the page is asked again. */
export function refresh(...names: string[]): Promise<void> {
  for (const key of kept.keys()) {
    if (names.length === 0 || names.some((name) => key.includes(` ${name} `))) kept.delete(key)
  }
  return revalidate(names.length ? names : undefined)
}
