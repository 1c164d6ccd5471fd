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
  /** Payments that were prepared, received and held, and the bytes of the bank's statement. */
  paid: { count: number; confirmed: number; failed: number; held: number; statement: number }
  /** The same entitlements as bare transactions. */
  floor: { seconds: number; write: number }
}

/** A line as each part ends: at full size it is the better part of an hour. */
function said(what: string, work?: { stages: readonly Stage[] }): void {
  const parts = work?.stages.map(({ seconds }) => `${seconds.toFixed(0)} s`) ?? []
  console.error([what, ...parts].join(', '))
}

/** Shares money out among a county's households: from proposal to the bank's last confirmation. */
export async function allocationOf(households: number): Promise<Allocated> {
  const size = startChild<SizeMethods>('size')
  const { tenant, env } = await size.call('make', { households })
  const worker = () => startChild<AllocationMethods>('allocation-worker', env)
  said(`${households} households made`)
  const [desk, sharing, granting, paying] = [worker(), worker(), worker(), worker()]
  try {
    const { proposal, line, area, job } = await desk.call('open', { tenant, households })
    const shared = await sharing.call('work', { tenant, job, until: 'proposal.frozen' })
    said('shared out', shared)
    const decided = await desk.call('decide', { tenant, proposal })
    const granted = await granting.call('work', { tenant, job: decided.job })
    said('granted', granted)
    const floor = await desk.call('floor', { tenant, proposal })
    const { batch, ...preparing } = await desk.call('batch', { tenant, proposal, line })
    const prepared = await paying.call('work', { tenant, ...preparing })
    said('prepared', prepared)
    const { bank, ...sending } = await desk.call('release', { tenant, batch, area })
    const sent = await paying.call('work', { tenant, ...sending })
    said('sent', sent)
    const { size: bytes, ...reading } = await desk.call('statement', { tenant, batch, bank })
    const read = await paying.call('work', { tenant, ...reading })
    said('statement read', read)
    const paid = await desk.call('outcome', { tenant, batch })
    const named = ['gather', 'compare 4 rules', 'grant', 'batch', 'bank file', 'statement']
    const parts = [shared, granted, prepared, sent, read]
    const stages = parts.flatMap((part) => part.stages)
    return {
      households,
      candidates: shared.counts.candidates ?? 0,
      granted: floor.count,
      stages: stages.map((stage, i) => ({ ...stage, stage: named[i] ?? '' })),
      memory: [
        { stage: 'gather and compare', idle: shared.idle, peak: shared.peak },
        { stage: 'grant', idle: granted.idle, peak: granted.peak },
        { stage: 'batch, file and statement', idle: prepared.idle, peak: read.peak },
      ],
      paid: { ...paid, held: prepared.counts.held ?? 0, statement: bytes },
      floor: { seconds: floor.seconds, write: floor.meter.write },
    }
  } finally {
    await Promise.all([desk, sharing, granting, paying].map((one) => one.stop()))
    await size.stop()
  }
}
