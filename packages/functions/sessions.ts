import { sessionVerifier } from '@terrace/identity/verify'
import type { Ports } from '@terrace/platform/context'
import type { Session } from '@terrace/platform/http/app'
import type { Env } from './env.ts'

/** Who sent a request, for every function that serves routes: one memory of sessions each. */
export function sessionsOf(ports: Ports, env: Env) {
  const verify = sessionVerifier({
    client: ports.db.client,
    table: ports.db.table,
    issuer: env.BASE_URL,
    now: ports.machineNow,
  })
  const session = async (request: Request): Promise<Session | null> => {
    const found = await verify(request)
    if (!found) return null
    const { userId: id, name, email, method } = found
    const actor = { id, name, email, method, signedInAt: Date.parse(found.signedInAt) }
    // A tenant's own provider answers for how its people sign in.
    return { actor, secondFactor: found.secondFactor || method === 'sso' }
  }
  return { verify, session }
}
