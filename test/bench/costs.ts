import { startChild } from './child.ts'
import { type OperationName, operationNames } from './operations.ts'
import type { RawMethods } from './raw.ts'
import type { SizeMethods } from './size.ts'
import { median } from './statistics.ts'

export interface Cost {
  calls: number
  steps: number
  read: number
  write: number
}
export type Costs = Record<OperationName, Cost>

/** Requests whose units are averaged: not every household and name is equally long. */
const SAMPLES = 60

/** What one warm request of each operation costs in a county of so many households. */
export async function costsAt(households: number): Promise<Costs> {
  const size = startChild<SizeMethods>('size')
  const { tenant, env } = await size.call('make', { households })
  const raw = startChild<RawMethods>('raw', env)
  try {
    const found = await raw.call('targets', { tenant, households: SAMPLES })
    // By surname alone, so that a full page of fifty is found in a small county as in a large one.
    const targets = { ...found, names: [...new Set(found.names.map((name) => name.slice(0, 1)))] }
    const costs: Partial<Costs> = {}
    for (const operation of operationNames) {
      const one = (n: number) => raw.call('cost', { tenant, operation, targets, n })
      await one(-1 + SAMPLES)
      costs[operation] = await averaged(one)
    }
    return costs as Costs
  } finally {
    await raw.stop()
    await size.stop()
  }
}

async function averaged(one: (n: number) => Promise<Cost>): Promise<Cost> {
  const all: Cost[] = []
  for (let n = 0; n < SAMPLES; n++) all.push(await one(n + SAMPLES * 2))
  const mean = (of: (cost: Cost) => number) => all.reduce((a, c) => a + of(c), 0) / all.length
  return {
    calls: median(all.map((c) => c.calls)),
    steps: Math.max(...all.map((c) => c.steps)),
    read: mean((c) => c.read),
    write: mean((c) => c.write),
  }
}
