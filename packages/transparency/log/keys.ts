import type { Key } from '@terrace/platform/db'
import { keyOf, partition } from '@terrace/platform/key'

/*
 * Where the rows of a log stand. Partitions are ranges of the log: none grows with the tenant, and the
 * newest, which is the one that is written, is another one after some thousand entries.
 */

/** Entries of one partition: at most some megabytes. A multiple of a tile. */
export const SHARD = 4_096
/** Tiles of one partition: two megabytes. */
const TILES = 256

const padded = (number: number): string => String(number).padStart(15, '0')

/** The size of the log and its compact range: written once a batch, and the lock of all that append. */
export const headKey = (tenant: string): Key => keyOf(tenant, ['log'], '$log-head')

const entriesParts = (shard: number) => ['log-entries', String(shard)]
/** Entries that came in one batch, under the index of the first. */
export const entriesKey = (tenant: string, first: number): Key =>
  keyOf(tenant, entriesParts(Math.floor(first / SHARD)), `$log-entries#${padded(first)}`)

/** The items that hold entries of a shard, those that begin at or after `from` or hold it. */
export const entriesPartition = (tenant: string, shard: number): string =>
  partition(tenant, ...entriesParts(shard))
export const entriesSort = (first: number): string => `$log-entries#${padded(first)}`

/** 256 hashes of one level. */
export const tileKey = (tenant: string, level: number, tile: number): Key =>
  keyOf(
    tenant,
    [`log-tiles_${level}`, String(Math.floor(tile / TILES))],
    `$log-tile#${padded(tile)}`,
  )

/** Which entries are about a thing. */
export const refKey = (tenant: string, ref: string, index: number): Key =>
  keyOf(tenant, [`log-ref_${ref}`], `$log-ref#${padded(index)}`)
export const refPartition = (tenant: string, ref: string): string =>
  partition(tenant, `log-ref_${ref}`)

/** What a publisher said and the log may not: for whoever checks the log, never for the public. */
export const refusedKey = (tenant: string, event: string, n: number): Key =>
  keyOf(tenant, ['log-refused'], `$log-refused#${event}#${padded(n)}`)
export const refusedPartition = (tenant: string): string => partition(tenant, 'log-refused')
