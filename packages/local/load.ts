import type { Functions } from './lambda.ts'

/** Imports that come only when asked: the environment must be set before a handler is loaded. */
async function handler<N extends keyof Functions>(name: N, home: string): Promise<Functions[N]> {
  const module: { handler?: unknown } = await import(`${home}/${name}`)
  if (typeof module.handler !== 'function') throw new Error(`${home}/${name} has no handler`)
  return module.handler as Functions[N]
}

/**
 * Where the functions are, as a module specifier without a name at its end. TERRACE_FUNCTIONS may
 * name another place as a file URL: the bundles that would be deployed, or a test's own.
 */
export const FUNCTIONS = process.env.TERRACE_FUNCTIONS ?? '@terrace/functions'

/** The functions that answer requests. */
export async function loadFront(home = FUNCTIONS): Promise<Pick<Functions, 'api' | 'auth'>> {
  const [api, auth] = await Promise.all([handler('api', home), handler('auth', home)])
  return { api, auth }
}

/** The functions that work behind them. */
export async function loadBackground(
  home: string,
): Promise<Pick<Functions, 'events' | 'jobs' | 'schedule'>> {
  const [events, jobs, schedule] = await Promise.all([
    handler('events', home),
    handler('jobs', home),
    handler('schedule', home),
  ])
  return { events, jobs, schedule }
}
