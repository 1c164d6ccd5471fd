import type { AllocationMethods, Stage } from './allocation-worker.ts'
import { startChild } from './child.ts'
import type { SizeMethods } from './size.ts'

export interface Allocated {
  households: number
  candidates: number
  granted: number
  stages: (Stage & { stage: string })[]
  /** Megabytes of the processes that gathered and compared, and that granted. */
  memory: { stage: string; idle: number; peak: number }[]
  /** The same entitlements as bare transactions. */
  floor: { seconds: number; write: number }
}

/** Shares money out among a county's households: from the proposal to the last entitlement. */
export async function allocationOf(households: number): Promise<Allocated> {
  const size = startChild<SizeMethods>('size')
  const { tenant, env } = await size.call('make', { households })
  const worker = () => startChild<AllocationMethods>('allocation-worker', env)
  const [desk, sharing, granting] = [worker(), worker(), worker()]
  try {
    const { proposal, job } = await desk.call('open', { tenant, households })
    const shared = await sharing.call('work', { tenant, job, until: 'proposal.frozen' })
    const decided = await desk.call('decide', { tenant, proposal })
    const granted = await granting.call('work', { tenant, job: decided.job })
    const floor = await desk.call('floor', { proposal })
    const named = ['gather', 'compare 4 rules', 'grant']
    const stages = [...shared.stages, ...granted.stages]
    return {
      households,
      candidates: shared.counts.candidates ?? 0,
      granted: floor.count,
      stages: stages.map((stage, i) => ({ ...stage, stage: named[i] ?? '' })),
      memory: [
        { stage: 'gather and compare', idle: shared.idle, peak: shared.peak },
        { stage: 'grant', idle: granted.idle, peak: granted.peak },
      ],
      floor: { seconds: floor.seconds, write: floor.meter.write },
    }
  } finally {
    await Promise.all([desk.stop(), sharing.stop(), granting.stop()])
    await size.stop()
  }
}
