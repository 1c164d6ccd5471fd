import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type SeedKind = 'demo' | 'empty' | 'large'
export type Login = { role: string; email: string; password: string }
export type SeedResult = { logins: Login[] }
export type SeedOptions = {
  kind: SeedKind
  /** Called as the seed goes on: what is being made, how many of how many. */
  progress: (done: number, total: number, what: string) => void
}
/** What `./seed/index.ts` exports as `seed`. The environment of the functions is set. */
export type Seed = (options: SeedOptions) => Promise<SeedResult>

type Marker = { kind: SeedKind; state: 'begun' | 'done'; logins: Login[] }

/** `TERRACE_SEED`, or the demo county. Fault: another word. */
export function seedKind(text: string | undefined): SeedKind {
  if (!text || text === 'demo') return 'demo'
  if (text === 'empty' || text === 'large') return text
  throw new Error(`TERRACE_SEED is "${text}": it may be demo, empty or large.`)
}

const markerOf = (dir: string) => join(dir, 'seed.json')

function readMarker(dir: string): Marker | undefined {
  if (!existsSync(markerOf(dir))) return undefined
  try {
    return JSON.parse(readFileSync(markerOf(dir), 'utf8'))
  } catch {
    // Only a kill during the first write leaves half a marker: the seed had just begun.
    return { kind: 'demo', state: 'begun', logins: [] }
  }
}

const writeMarker = (dir: string, marker: Marker) =>
  writeFileSync(markerOf(dir), JSON.stringify(marker, null, 2), { mode: 0o600, flush: true })

/**
 * Before the engines start: removes what a killed seed left. Nobody could sign in before it was
 * done, so only its own rows are lost.
 */
export function forgetHalfSeed(dir: string): void {
  if (readMarker(dir)?.state !== 'begun') return
  const parts = ['table.sqlite', 'table.sqlite-wal', 'table.sqlite-shm', 'files', 'outbox']
  for (const part of [...parts, 'seed.json']) {
    rmSync(join(dir, part), { recursive: true, force: true })
  }
}

/** Seeds a fresh data folder once; later starts only read who may sign in. */
export async function seedOnce(
  dir: string,
  options: SeedOptions,
  load: () => Promise<Seed>,
): Promise<SeedResult & { fresh: boolean }> {
  const marker = readMarker(dir)
  if (marker?.state === 'done') return { logins: marker.logins, fresh: false }
  if (options.kind === 'empty') {
    writeMarker(dir, { kind: 'empty', state: 'done', logins: [] })
    return { logins: [], fresh: false }
  }
  writeMarker(dir, { kind: options.kind, state: 'begun', logins: [] })
  const seed = await load()
  const { logins } = await seed(options)
  writeMarker(dir, { kind: options.kind, state: 'done', logins })
  return { logins, fresh: true }
}
