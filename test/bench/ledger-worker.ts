import { tryLedger } from '../../packages/funds/ledger/trial-testing.ts'
import { cpuSoFar, serve } from './child.ts'

/** A processor's share of the ledger's sequences. */
const methods = {
  /** @returns what happened, by outcome, and the processor time it took, in milliseconds */
  async sequence(asked: { seed: number; operations: number; flows: boolean }) {
    const before = cpuSoFar()
    const { counts } = await tryLedger(asked.seed, asked.operations, asked.flows)
    return { counts, cpu: cpuSoFar() - before }
  },
}

export type LedgerMethods = typeof methods
serve(methods)
