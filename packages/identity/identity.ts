import { betterAuth } from 'better-auth/minimal'
import { Table } from './dynamo/store.ts'
import type { HookTools } from './hooks.ts'
import type { IdentityOptions } from './options.ts'
import { PASSWORD_COST } from './password.ts'
import { plugins } from './plugins.ts'
import { RateLimiter } from './rate.ts'
import { settings } from './settings.ts'

/** Who you are: better-auth on our table, with every setting that its defaults leave open. */
export function createIdentity(options: IdentityOptions) {
  const { audit = async () => undefined, passwordCost = PASSWORD_COST } = options
  const now = options.now ?? (() => new Date())
  const table = new Table(options.client, options.table)
  const limiter = new RateLimiter(table, now)
  const tools: HookTools = { table, limiter, cost: passwordCost, audit }
  const auth = betterAuth({
    ...settings(options, tools),
    plugins: [...plugins(options, now)],
  })
  return { auth, table, limiter, cost: passwordCost, handler: auth.handler }
}

export type Identity = ReturnType<typeof createIdentity>
