import { type Env, environment, makePorts } from '@terrace/functions/env'
import type { Ports } from '@terrace/platform/context'
import type { Functions } from './lambda.ts'

const OURS = '@terrace/functions'

/**
 * Where the functions are, as a module specifier without a name at its end. TERRACE_FUNCTIONS may
 * name another place as a file URL: the bundles that would be deployed, or a test's own.
 */
export const FUNCTIONS = process.env.TERRACE_FUNCTIONS ?? OURS

/** The functions from their sources can be given a clock; others run as on AWS. */
export const takesClock = (home = FUNCTIONS): boolean => home === OURS

/** The ports of the environment with the service's own day; machines go on counting by theirs. */
export const portsOn = (now: () => Date, env = environment()): Ports =>
  makePorts(env, { now, machineNow: () => new Date() })

/** Imports that come only when asked: the environment must be set before a handler is loaded. */
async function handler<N extends keyof Functions>(
  name: N,
  now: () => Date,
  home: string,
): Promise<Functions[N]> {
  if (takesClock(home)) {
    const module: { handlerOf: (ports: Ports, env: Env) => unknown } = await import(
      `${home}/handler/${name}`
    )
    return module.handlerOf(portsOn(now), environment()) as Functions[N]
  }
  const module: { handler?: unknown } = await import(`${home}/${name}`)
  if (typeof module.handler !== 'function') throw new Error(`${home}/${name} has no handler`)
  return module.handler as Functions[N]
}

/** The functions that answer requests. */
export async function loadFront(
  now: () => Date,
  home = FUNCTIONS,
): Promise<Pick<Functions, 'api' | 'auth'>> {
  const [api, auth] = await Promise.all([handler('api', now, home), handler('auth', now, home)])
  return { api, auth }
}

/** The functions that work behind them. */
export async function loadBackground(
  now: () => Date,
  home: string,
): Promise<Pick<Functions, 'events' | 'jobs' | 'schedule'>> {
  const [events, jobs, schedule] = await Promise.all([
    handler('events', now, home),
    handler('jobs', now, home),
    handler('schedule', now, home),
  ])
  return { events, jobs, schedule }
}
