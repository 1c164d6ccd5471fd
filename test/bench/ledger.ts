import { availableParallelism } from 'node:os'
import { startChild } from './child.ts'
import type { LedgerMethods } from './ledger-worker.ts'

export interface LedgerTried {
  operations: number
  sequences: number
  /** What happened, by outcome, summed over all sequences. */
  counts: Record<string, number>
  seconds: number
  cpuSeconds: number
  /** Those of one more sequence, in which flows were placed too. */
  placed: number
}

/** Operations of one sequence: its journal is kept in memory. */
const LENGTH = 20_000

/**
 * So many random operations in sequences of seeds 1, 2, 3…, each against a model that knows nothing
 * of the ledger, as many sequences at a time as there are processors; one more with the places of
 * flows. A disagreement ends it, with its seed.
 */
export async function ledgerOf(operations: number): Promise<LedgerTried> {
  const counts: Record<string, number> = {}
  const start = performance.now()
  const sequences = Math.ceil(operations / LENGTH)
  let [next, ended, cpuSeconds] = [1, 0, 0]
  const processors = Array.from({ length: Math.min(sequences, availableParallelism()) }, () =>
    startChild<LedgerMethods>('ledger-worker'),
  )
  try {
    await Promise.all(
      processors.map(async (processor) => {
        while (next <= sequences) {
          const seed = next++
          const many = Math.min(LENGTH, operations - (seed - 1) * LENGTH)
          const tried = await processor.call('sequence', { seed, operations: many, flows: false })
          for (const [what, n] of Object.entries(tried.counts))
            counts[what] = (counts[what] ?? 0) + n
          cpuSeconds += tried.cpu / 1000
          if (++ended % 25 === 0) console.error(`${ended} of ${sequences} sequences`)
        }
      }),
    )
    const seconds = (performance.now() - start) / 1000
    const placed = Math.min(LENGTH, operations)
    await processors[0]?.call('sequence', { seed: sequences + 1, operations: placed, flows: true })
    return { operations, sequences, counts, seconds, cpuSeconds, placed }
  } finally {
    await Promise.all(processors.map((one) => one.stop()))
  }
}
