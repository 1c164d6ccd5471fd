import type { Ctx } from '@terrace/platform/context'
import { entryText, readEntry } from '../log/entry.ts'
import { SHARD, tileKey } from '../log/keys.ts'
import { itemsOfShard, textsOf } from '../log/read.ts'
import type { CompactRange } from '../tree/compact-range.ts'
import { HASH, type Hash, leafHash, same } from '../tree/hash.ts'
import type { Node } from '../tree/proof.ts'
import { isKept, placeOf, TILE } from '../tree/tile.ts'

/** Where the log is not what it should be: an entry's index, a tile's `level/tile`, a checkpoint's instant. */
export interface Drift {
  what: 'entry' | 'tile' | 'head' | 'checkpoint' | 'note' | 'file'
  at: number | string
}

/**
 * Appends the entries of one shard to a range, up to `to`, and compares every hash that is kept with
 * its tile. The range stops short of `to` where entries are missing.
 * @param sizes at which the root is wanted
 */
export async function rebuildShard(
  ctx: Ctx,
  range: CompactRange,
  to: number,
  sizes: ReadonlySet<number>,
): Promise<{ drifts: Drift[]; roots: Map<number, Hash> }> {
  const drifts: Drift[] = []
  const roots = new Map<number, Hash>()
  const tiles = await tilesOf(ctx, range.size, to)
  const wrong = new Set<string>()
  const compare = (level: number, index: number, hash: Hash) => {
    if (!isKept(level) || holds(tiles, { level, index }, hash)) return
    const { level: of, tile } = placeOf({ level, index })
    if (wrong.has(`${of}/${tile}`)) return
    wrong.add(`${of}/${tile}`)
    drifts.push({ what: 'tile', at: `${of}/${tile}` })
  }
  for await (const item of itemsOfShard(ctx.db, ctx.tenant, Math.floor(range.size / SHARD))) {
    const { first, texts } = textsOf(item)
    if (first !== range.size || range.size >= to) break
    for (const text of texts) {
      if (range.size >= to) break
      if (!isCanonical(text)) drifts.push({ what: 'entry', at: range.size })
      range.append(leafHash(Buffer.from(text)), compare)
      if (sizes.has(range.size)) roots.set(range.size, range.root)
    }
  }
  if (range.size < to) drifts.push({ what: 'entry', at: range.size })
  return { drifts, roots }
}

/** An entry of a kind that we know, in its one spelling. */
function isCanonical(text: string): boolean {
  try {
    const { day, v: _, ...fact } = readEntry(text)
    return entryText(fact, day) === text
  } catch {
    return false
  }
}

/** Every tile that entries `from` to `to` reach, by `level/tile`. */
async function tilesOf(ctx: Ctx, from: number, to: number): Promise<Map<string, Uint8Array>> {
  const names = new Map<string, string>()
  for (let level = 0, width = TILE; level === 0 || width / TILE <= to; level++, width *= TILE) {
    for (let tile = Math.floor(from / width); tile * width < to; tile++) {
      const { pk, sk } = tileKey(ctx.tenant, level, tile)
      names.set(`${pk} ${sk}`, `${level}/${tile}`)
    }
  }
  const keys = [...names.keys()].map((name) => {
    const [pk = '', sk = ''] = name.split(' ')
    return { pk, sk }
  })
  const items = await ctx.db.batchGet(keys, true)
  return new Map(
    items.map((item) => [names.get(`${item.pk} ${item.sk}`) ?? '', item.hashes as Uint8Array]),
  )
}

function holds(tiles: ReadonlyMap<string, Uint8Array>, node: Node, hash: Hash): boolean {
  const { level, tile, offset } = placeOf(node)
  const bytes = tiles.get(`${level}/${tile}`)
  return bytes !== undefined && same(bytes.subarray(offset * HASH, (offset + 1) * HASH), hash)
}
