import { createHash } from 'node:crypto'
import type { Db, Key, Write } from '@terrace/platform/db'
import { fault } from '@terrace/platform/fault'
import type { RandomBytes } from '@terrace/platform/ids'
import { newSerial } from './serial.ts'

/*
 * A serial belongs to one card of the whole installation: a printed card names no tenant, so that the
 * row that makes it unique also says whose it is. It stands in the directory, like a tenant's name.
 */
const serialKey = (serial: string): Key => ({
  pk: `$directory#serial_${serial.toLowerCase()}`,
  sk: '$serial',
})

/** The row that makes a serial this card's. @throws (when written) Fault conflict `serial.taken` */
export const serialRow = (tenant: string, card: string, serial: string): Write => ({
  item: {
    Put: {
      Item: { ...serialKey(serial), type: 'directory-serial', tenant, card },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  },
  refused: () => fault('conflict', 'serial.taken'),
})

/** Whose serial it is. */
export async function ownerOf(
  db: Db,
  serial: string,
): Promise<{ tenant: string; card: string } | undefined> {
  const item = await db.get(serialKey(serial), true)
  return item && { tenant: String(item.tenant), card: String(item.card) }
}

/** Bytes that are the same for the same seed, and tell nothing of it. */
function drawnFrom(seed: string): RandomBytes {
  let drawn = 0
  return (size) => {
    const hash = createHash('sha512').update(`${seed}\n${drawn++}`).digest()
    return new Uint8Array(hash.subarray(0, size))
  }
}

/** Candidates of one seed, in the order in which they are tried. */
const candidate = (seed: string, attempt: number) => newSerial(drawnFrom(`${seed}\n${attempt}`))

/**
 * The first free serial that each seed gives: a projection that runs again finds the same ones, and
 * one that is somebody else's already is passed over.
 * @param seeds each holds chance of its own, such as the id of an event
 */
export async function freeSerials(db: Db, seeds: readonly string[]): Promise<string[]> {
  const serials = seeds.map((seed) => candidate(seed, 0))
  const found = await db.batchGet(serials.map(serialKey), true)
  const taken = new Set(found.map((item) => String(item.pk)))
  for (const [i, seed] of seeds.entries()) {
    for (let attempt = 1; taken.has(serialKey(serials[i] ?? '').pk); attempt++) {
      serials[i] = candidate(seed, attempt)
      if (await ownerOf(db, serials[i] ?? '')) taken.add(serialKey(serials[i] ?? '').pk)
    }
  }
  return serials
}
