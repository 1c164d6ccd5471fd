import { assert } from '@terrace/platform/fault'
import { HASH, type Hash, nodeHash } from './hash.ts'
import type { Node } from './proof.ts'

/*
 * Hashes are kept in tiles (C2SP tlog-tiles): 256 neighbours of one of the levels 0, 8, 16 …, those
 * of a lower tile's root being one hash of the next. What lies between is worked out again.
 */
const HEIGHT = 8
/** Hashes of a full tile. */
export const TILE = 2 ** HEIGHT

/** The `tile`-th of its level: level 0 holds leaves, level 1 roots of full tiles of level 0 … */
export interface TileAt {
  level: number
  tile: number
}

/** Where a perfect subtree's hashes stand: `width` neighbours of one tile from `offset`. */
export function placeOf({ level, index }: Node): TileAt & { offset: number; width: number } {
  const width = 2 ** (level % HEIGHT)
  const first = index * width
  return {
    level: Math.floor(level / HEIGHT),
    tile: Math.floor(first / TILE),
    offset: first % TILE,
    width,
  }
}

/** Whether the hash of a node is kept as it is, and is not to be worked out. */
export const isKept = (level: number): boolean => level % HEIGHT === 0

/** The hash of a node from the bytes of its tile. */
export function hashIn(bytes: Uint8Array, node: Node): Hash {
  const { offset, width } = placeOf(node)
  assert(bytes.length >= (offset + width) * HASH, 'a tile that is shorter than the log')
  let row: Hash[] = []
  for (let i = offset; i < offset + width; i++) row.push(bytes.subarray(i * HASH, (i + 1) * HASH))
  while (row.length > 1) {
    const pairs: Hash[] = []
    for (let i = 0; i < row.length; i += 2) {
      const [left, right] = [row[i], row[i + 1]]
      assert(left && right, 'a row of an odd length')
      pairs.push(nodeHash(left, right))
    }
    row = pairs
  }
  const [hash] = row
  assert(hash, 'an empty row')
  return hash
}
