import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CompactRange } from './compact-range.ts'
import { EMPTY, HASH, type Hash, leafHash, same } from './hash.ts'
import {
  consistencySpans,
  hashOfSpan,
  inclusionSpans,
  type Node,
  nodesOf,
  type Span,
  verifyConsistency,
  verifyInclusion,
} from './proof.ts'
import { hashIn, isKept, placeOf, TILE } from './tile.ts'

/** The definition itself (RFC 9162 §2.1.1), word by word and independent of the code under test. */
function naive(entries: readonly Uint8Array[]): Hash {
  const sha = (...parts: Uint8Array[]) =>
    parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest()
  if (entries.length === 0) return sha()
  if (entries.length === 1) return sha(Uint8Array.of(0), entries[0] ?? EMPTY)
  let k = 1
  while (k * 2 < entries.length) k *= 2
  return sha(Uint8Array.of(1), naive(entries.slice(0, k)), naive(entries.slice(k)))
}
const naiveSpan = (entries: readonly Uint8Array[], [from, to]: Span) =>
  naive(entries.slice(from, to))

const entriesOf = (size: number) =>
  Array.from({ length: size }, (_, i) => new Uint8Array(Buffer.from(`entry ${i}`)))

/** A tree grown leaf by leaf, with every kept hash in its tile. */
function grow(entries: readonly Uint8Array[]) {
  const range = new CompactRange()
  const tiles = new Map<string, Uint8Array>()
  for (const entry of entries) {
    range.append(leafHash(entry), (level, index, hash) => {
      if (!isKept(level)) return
      const at = placeOf({ level, index })
      const tile = tiles.get(`${at.level}/${at.tile}`) ?? new Uint8Array(TILE * HASH)
      tile.set(hash, at.offset * HASH)
      tiles.set(`${at.level}/${at.tile}`, tile)
    })
  }
  const hashOf = (node: Node) => {
    const { level, tile } = placeOf(node)
    return hashIn(tiles.get(`${level}/${tile}`) ?? new Uint8Array(), node)
  }
  return { range, tiles, hashOf }
}

const sizes = fc.oneof(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 250, max: 1_100 }))
const pair = sizes.chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1)))

test('a tree grown leaf by leaf is the tree of the definition, however it was put down', () => {
  fc.assert(
    fc.property(pair, ([size, at]) => {
      const entries = entriesOf(size)
      const first = grow(entries.slice(0, at)).range
      const again = new CompactRange(first.size, first.hashes)
      for (const entry of entries.slice(at)) again.append(leafHash(entry))
      expect(again.size).toBe(size)
      expect(same(again.root, naive(entries))).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('an inclusion proof from tiles is that of the definition, holds, and no other does', () => {
  fc.assert(
    fc.property(pair, fc.nat(255), ([size, index], flip) => {
      const entries = entriesOf(size)
      const { range, hashOf } = grow(entries)
      const spans = inclusionSpans(index, size)
      const proof = spans.map((span) => hashOfSpan(span, hashOf))
      expect(proof.every((hash, i) => same(hash, naiveSpan(entries, spans[i] ?? [0, 0])))).toBe(
        true,
      )
      const leaf = leafHash(entries[index] ?? EMPTY)
      const holds = (i = index, n = size, p: Hash[] = proof, l = leaf) =>
        verifyInclusion(l, i, n, p, range.root)
      expect(holds()).toBe(true)
      expect(holds(index, size, [...proof, EMPTY])).toBe(false)
      expect(holds(index, size, proof, leafHash(EMPTY))).toBe(false)
      expect(holds(size, size)).toBe(false)
      expect(holds(-1, size)).toBe(false)
      if (size > 1) {
        expect(holds((index + 1) % size)).toBe(false)
        expect(holds(index, size, proof.slice(1))).toBe(false)
        const spoilt = proof.map((hash) => new Uint8Array(hash))
        const victim = spoilt[flip % spoilt.length]
        if (victim) victim[flip % HASH] = (victim[flip % HASH] ?? 0) ^ 1
        expect(holds(index, size, spoilt)).toBe(false)
      }
    }),
    { numRuns: 60 },
  )
})

test('a consistency proof holds between what grew, and between nothing else', () => {
  fc.assert(
    fc.property(pair, fc.nat(255), ([to, at], flip) => {
      const from = at + 1
      const entries = entriesOf(to)
      const { range, hashOf } = grow(entries)
      const older = grow(entries.slice(0, from)).range.root
      const proof = consistencySpans(from, to).map((span) => hashOfSpan(span, hashOf))
      const holds = (p: Hash[] = proof, a = older, b = range.root) =>
        verifyConsistency(from, to, p, a, b)
      expect(holds()).toBe(true)
      expect(holds(proof, leafHash(EMPTY))).toBe(false)
      expect(holds(proof, older, leafHash(EMPTY))).toBe(false)
      expect(holds([...proof, EMPTY])).toBe(false)
      if (proof.length > 0) {
        expect(holds(proof.slice(1))).toBe(false)
        const spoilt = proof.map((hash) => new Uint8Array(hash))
        const victim = spoilt[flip % spoilt.length]
        if (victim) victim[flip % HASH] = (victim[flip % HASH] ?? 0) ^ 1
        expect(holds(spoilt)).toBe(false)
      }
      const forged = entries.map((entry, i) => (i === at ? new Uint8Array() : entry))
      expect(verifyConsistency(from, to, proof, older, naive(forged))).toBe(false)
    }),
    { numRuns: 60 },
  )
})

test('whatever is handed in as a proof is refused, not believed and not thrown at', () => {
  const hash = fc.uint8Array({ minLength: HASH, maxLength: HASH })
  const number = fc.oneof(fc.integer({ min: -3, max: 40 }), fc.double(), fc.maxSafeInteger())
  fc.assert(
    fc.property(number, number, fc.array(hash, { maxLength: 12 }), hash, hash, (a, b, p, l, r) => {
      expect(verifyInclusion(l, a, b, p, r)).toBe(false)
      const nothing = a === 0 && b > 0 && p.length === 0
      expect(verifyConsistency(a, b, p, l, r)).toBe(nothing && Number.isSafeInteger(b))
    }),
  )
})

test('a proof of a million entries touches five tiles and fits in 20 hashes', () => {
  const size = 1_000_000
  fc.assert(
    fc.property(fc.nat(size - 1), fc.integer({ min: 1, max: size }), (index, from) => {
      for (const spans of [inclusionSpans(index, size), consistencySpans(from, size)]) {
        const tiles = spans.flatMap(nodesOf).map((node) => {
          const { level, tile } = placeOf(node)
          return `${level}/${tile}`
        })
        expect(new Set(tiles).size).toBeLessThanOrEqual(5)
        expect(spans.length).toBeLessThanOrEqual(21)
      }
      expect(inclusionSpans(index, size).length).toBeLessThanOrEqual(20)
    }),
  )
})
