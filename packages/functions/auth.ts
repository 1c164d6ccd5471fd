import { createIdentity, identityApp } from '@terrace/identity'
import { handle } from 'hono/aws-lambda'
import { environment, makePorts } from './env.ts'
import { identityMail } from './identity-mail.ts'

const env = environment()
const ports = makePorts(env)

const identity = createIdentity({
  client: ports.db.client,
  table: ports.db.table,
  baseURL: env.BASE_URL,
  secrets: [{ version: 1, value: env.AUTH_SECRET ?? '' }],
  send: (mail) => ports.mail(identityMail(mail)),
  rpID: new URL(env.BASE_URL).hostname,
  rateLimit: env.TERRACE_ENV !== 'test',
})

/** `/auth/*`: the only function that holds a secret of identity. */
export const handler = handle(identityApp(identity))
