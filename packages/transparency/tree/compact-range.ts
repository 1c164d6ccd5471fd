import { assert } from '@terrace/platform/fault'
import { type Hash, joined, nodeHash } from './hash.ts'

/** Told of every perfect subtree that an append completed: 2^level leaves, the index-th of its level. */
export type Completed = (level: number, index: number, hash: Hash) => void

const ones = (size: number): number => {
  let count = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2
  return count
}

/**
 * What has to be known of a tree to go on appending: the hashes of its perfect subtrees from the left,
 * one for each binary digit 1 of its size. At most 20 for a million entries.
 */
export class CompactRange {
  private count: number
  private readonly nodes: Hash[]

  constructor(size = 0, hashes: readonly Hash[] = []) {
    assert(hashes.length === ones(size), 'a compact range that does not fit its size')
    this.count = size
    this.nodes = [...hashes]
  }

  get size(): number {
    return this.count
  }

  /** Largest subtree first. */
  get hashes(): readonly Hash[] {
    return [...this.nodes]
  }

  /** The root of the tree as it is. */
  get root(): Hash {
    return joined(this.nodes)
  }

  /** Adds one leaf by its hash; costs one node hash on the average. */
  append(leaf: Hash, completed?: Completed): void {
    let [hash, level, index] = [leaf, 0, this.count]
    completed?.(level, index, hash)
    while (index % 2 === 1) {
      const left = this.nodes.pop()
      assert(left, 'a compact range without its left neighbour')
      hash = nodeHash(left, hash)
      index = (index - 1) / 2
      completed?.(++level, index, hash)
    }
    this.nodes.push(hash)
    this.count++
  }
}
