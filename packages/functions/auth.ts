import { identityApp } from '@terrace/identity'
import { handle } from 'hono/aws-lambda'
import { environment, makePorts } from './env.ts'
import { makeIdentity } from './identity.ts'

const env = environment()

/** `/auth/*`: the only function that holds a secret of identity. */
export const handler = handle(identityApp(makeIdentity(makePorts(env), env)))
