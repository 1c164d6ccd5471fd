import { createIdentity } from '@terrace/identity'
import type { Ports } from '@terrace/platform/context'
import type { Env } from './env.ts'
import { identityMail } from './identity-mail.ts'

/** Identity as the auth function runs it; the seed and the command line make people with it. */
export const makeIdentity = (ports: Ports, env: Env) =>
  createIdentity({
    client: ports.db.client,
    table: ports.db.table,
    baseURL: env.BASE_URL,
    secrets: [{ version: 1, value: env.AUTH_SECRET ?? '' }],
    send: (mail) => ports.mail(identityMail(mail)),
    rpID: new URL(env.BASE_URL).hostname,
    rateLimit: env.TERRACE_ENV !== 'test',
    ...(env.TERRACE_ENV === 'test' ? { passwordCost: { ln: 10, r: 8, p: 1 } } : {}),
  })
