import { topology } from '@terrace/infra/topology'
import type { ScheduleEvent } from './lambda.ts'

export type Ticker = {
  /** Runs every schedule now; resolves when they are done. */
  tick: () => Promise<void>
  /** From here on schedules run at their rates: not while a seed is still being told. */
  begin: () => void
  stop: () => Promise<void>
}

/** Calls the schedule function at the topology's rates once it has begun. */
export function startTicker(
  schedule: (event: ScheduleEvent) => Promise<unknown>,
  log: (message: string) => void,
): Ticker {
  const running = new Map<string, Promise<void>>()
  const run = (name: string): Promise<void> => {
    const present = running.get(name)
    if (present) return present
    const done = schedule(eventOf(name))
      .then(() => undefined)
      .catch((error: unknown) => log(`schedule ${name} failed: ${String(error)}`))
      .finally(() => running.delete(name))
    running.set(name, done)
    return done
  }
  const tick = async () => {
    // One under way began before what the caller wants to see settled.
    await Promise.all(running.values())
    await Promise.all(topology.schedules.map(({ name }) => run(name)))
  }
  const timers: NodeJS.Timeout[] = []
  return {
    tick,
    begin: () => {
      for (const { name, rate } of topology.schedules) {
        timers.push(setInterval(() => void run(name), rate.minutes * 60_000))
      }
    },
    stop: async () => {
      for (const timer of timers) clearInterval(timer)
      await Promise.all(running.values())
    },
  }
}

/** What EventBridge Scheduler sends when a schedule has no input of its own. */
function eventOf(name: string): ScheduleEvent {
  const region = process.env.AWS_REGION ?? 'us-east-1'
  const time = new Date().toISOString()
  return {
    version: '0',
    id: `${name}-${time}`,
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account: '000000000000',
    time,
    region,
    resources: [`arn:aws:scheduler:${region}:000000000000:schedule/default/${name}`],
    detail: '{}',
  }
}
