import { tryLedger } from '../../packages/funds/ledger/trial-testing.ts'

export interface LedgerTried {
  operations: number
  sequences: number
  /** What happened, by outcome, summed over all sequences. */
  counts: Record<string, number>
  seconds: number
  cpuSeconds: number
  /** Those of the last sequence, in which flows were placed too. */
  placed: number
}

/** Operations of one sequence: its journal is kept in memory. */
const LENGTH = 20_000

/**
 * So many random operations in sequences of seeds 1, 2, 3…, each against a model that knows nothing
 * of the ledger; the last one with the places of flows. A disagreement ends it, with its seed.
 */
export async function ledgerOf(operations: number): Promise<LedgerTried> {
  const counts: Record<string, number> = {}
  const [start, cpu] = [performance.now(), process.cpuUsage()]
  let done = 0
  let seed = 0
  while (done < operations) {
    const many = Math.min(LENGTH, operations - done)
    const found = (await tryLedger(++seed, many, false)).counts
    for (const [what, n] of Object.entries(found)) counts[what] = (counts[what] ?? 0) + n
    done += many
    if (seed % 25 === 0) console.error(`${done} operations, ${seed} seeds`)
  }
  const used = process.cpuUsage(cpu)
  const seconds = (performance.now() - start) / 1000
  const placed = Math.min(LENGTH, operations)
  await tryLedger(seed + 1, placed, true)
  const cpuSeconds = (used.user + used.system) / 1e6
  return { operations, sequences: seed, counts, seconds, cpuSeconds, placed }
}
