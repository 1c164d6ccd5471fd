import type { BatchResult, StreamEvent } from './lambda.ts'

export type Relay = {
  /** Soon runs the events function for a tenant; calls that meet become one run. */
  wake: (tenant: string) => void
  /** Resolves when no run is under way or due. */
  idle: () => Promise<void>
}

type State = { again: boolean; done: Promise<void> }

/** How long the first wake waits for others, in milliseconds; the trigger on AWS waits a second. */
const GATHER = 100

/** A failed run comes again after these many milliseconds; later ones wait for the sweep. */
const RETRIES = [200, 1_000, 5_000]

/**
 * Wakes the events function as the table's stream does on AWS. The record names only the tenant
 * (`pk` = `$terrace#tenant_<id>`): the function reads the pending index itself, so that a lost or
 * doubled wake does no harm. One run at a time per tenant; a wake during a run makes one more. As
 * there, a run waits for some company: what is projected together costs a fraction of one by one.
 */
export function startRelay(
  events: (event: StreamEvent) => Promise<BatchResult | undefined>,
  log: (message: string) => void,
): Relay {
  const busy = new Map<string, State>()

  const once = async (tenant: string): Promise<void> => {
    for (let attempt = 0; ; attempt++) {
      try {
        const result = await events({ Records: [recordOf(tenant)] })
        if (!result?.batchItemFailures?.length) return
      } catch (error) {
        log(`events function failed for ${tenant}: ${String(error)}`)
      }
      const pause = RETRIES[attempt]
      if (pause === undefined) return
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
  const run = async (tenant: string, state: State): Promise<void> => {
    do {
      await new Promise((resolve) => setTimeout(resolve, GATHER))
      state.again = false
      await once(tenant)
    } while (state.again)
    busy.delete(tenant)
  }
  return {
    wake: (tenant) => {
      const state = busy.get(tenant)
      if (state) {
        state.again = true
        return
      }
      const fresh: State = { again: false, done: Promise.resolve() }
      busy.set(tenant, fresh)
      fresh.done = run(tenant, fresh)
    },
    idle: async () => {
      while (busy.size > 0) await Promise.all([...busy.values()].map((state) => state.done))
    },
  }
}

function recordOf(tenant: string): StreamEvent['Records'][number] {
  return {
    eventID: `wake-${tenant}`,
    eventName: 'INSERT',
    eventSource: 'aws:dynamodb',
    awsRegion: process.env.AWS_REGION ?? 'us-east-1',
    dynamodb: { Keys: { pk: { S: `$terrace#tenant_${tenant}` }, sk: { S: '$wake' } } },
  }
}
