import type { Functions } from './lambda.ts'

/** Imports that come only when asked: the environment must be set before a handler's module runs. */
async function handler<N extends keyof Functions>(name: N): Promise<Functions[N]> {
  const module: { handler?: unknown } = await import(`@terrace/functions/${name}`)
  if (typeof module.handler !== 'function') throw new Error(`functions/${name} has no handler`)
  return module.handler as Functions[N]
}

/** The functions that answer requests. */
export async function loadFront(): Promise<Pick<Functions, 'api' | 'auth'>> {
  const [api, auth] = await Promise.all([handler('api'), handler('auth')])
  return { api, auth }
}

/** The functions that work behind them. */
export async function loadBackground(): Promise<Pick<Functions, 'events' | 'jobs' | 'schedule'>> {
  const [events, jobs, schedule] = await Promise.all([
    handler('events'),
    handler('jobs'),
    handler('schedule'),
  ])
  return { events, jobs, schedule }
}
