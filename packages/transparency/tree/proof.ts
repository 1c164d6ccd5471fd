import { assert } from '@terrace/platform/fault'
import { type Hash, joined, nodeHash, same } from './hash.ts'

/*
 * Proofs of RFC 9162 §2.1. A proof is first worked out as spans of leaves, `[from, to)`, each the
 * subtree of one hash; where the hashes come from is for the caller.
 */

/** Leaves `from` to `to` (not included), whose hash stands in a proof. */
export type Span = readonly [from: number, to: number]

/** A perfect subtree of 2^level leaves, the index-th of its level. */
export interface Node {
  level: number
  index: number
}

/** The largest power of two below n; n > 1. */
function split(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** The perfect subtrees of a span, largest first. A span begins at a multiple of its largest one. */
export function nodesOf([from, to]: Span): Node[] {
  const nodes: Node[] = []
  for (let at = from; at < to; ) {
    let [level, width] = [0, 1]
    while (width * 2 <= to - at) {
      width *= 2
      level++
    }
    nodes.push({ level, index: at / width })
    at += width
  }
  return nodes
}

/** The hash of a span from the hashes of its perfect subtrees. */
export const hashOfSpan = (span: Span, hashOf: (node: Node) => Hash): Hash =>
  joined(nodesOf(span).map(hashOf))

/** PATH (RFC 9162 §2.1.3.1): what proves that leaf `index` is in the tree of `size` leaves. */
export function inclusionSpans(index: number, size: number): Span[] {
  assert(index >= 0 && index < size, 'an inclusion proof of what is not in the tree')
  const path = (from: number, to: number): Span[] => {
    if (to - from === 1) return []
    const middle = from + split(to - from)
    return index < middle
      ? [...path(from, middle), [middle, to]]
      : [...path(middle, to), [from, middle]]
  }
  return path(0, size)
}

/** PROOF (RFC 9162 §2.1.4.1): what proves that the tree of `to` leaves began as that of `from`. */
export function consistencySpans(from: number, to: number): Span[] {
  assert(from >= 0 && from <= to, 'a consistency proof backwards')
  if (from === 0) return []
  const path = (start: number, end: number, whole: boolean): Span[] => {
    if (from === end) return whole ? [] : [[start, end]]
    const middle = start + split(end - start)
    return from <= middle
      ? [...path(start, middle, whole), [middle, end]]
      : [...path(middle, end, false), [start, middle]]
  }
  return path(0, to, true)
}

/** RFC 9162 §2.1.3.2. A malformed proof is only false. */
export function verifyInclusion(
  leaf: Hash,
  index: number,
  size: number,
  proof: readonly Hash[],
  root: Hash,
): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size)) return false
  if (index < 0 || index >= size) return false
  let [at, last, hash] = [index, size - 1, leaf]
  for (const other of proof) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(other, hash)
      for (; at % 2 === 0 && at !== 0; last = Math.floor(last / 2)) at /= 2
    } else hash = nodeHash(hash, other)
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && same(hash, root)
}

/** RFC 9162 §2.1.4.2. Nothing needs to be proved of the empty tree. */
export function verifyConsistency(
  from: number,
  to: number,
  proof: readonly Hash[],
  fromRoot: Hash,
  toRoot: Hash,
): boolean {
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to)) return false
  if (from < 0 || from > to) return false
  if (from === to) return proof.length === 0 && same(fromRoot, toRoot)
  if (from === 0) return proof.length === 0
  // A tree that was perfect is itself the first node.
  const [first, ...rest] = isPower(from) ? [fromRoot, ...proof] : proof
  if (!first) return false
  let [at, last] = [from - 1, to - 1]
  for (; at % 2 === 1; at = Math.floor(at / 2)) last = Math.floor(last / 2)
  let [older, newer] = [first, first]
  for (const other of rest) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      older = nodeHash(other, older)
      newer = nodeHash(other, newer)
      for (; at % 2 === 0 && at !== 0; last = Math.floor(last / 2)) at /= 2
    } else newer = nodeHash(newer, other)
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && same(older, fromRoot) && same(newer, toRoot)
}

const isPower = (n: number): boolean => n > 0 && Number.isInteger(Math.log2(n))
