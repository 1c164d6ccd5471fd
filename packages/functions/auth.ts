import { environment, makePorts } from './env.ts'
import { handlerOf } from './handler/auth.ts'

const env = environment()

/** `/auth/*`: the only function that holds a secret of identity, and so sets sign-in providers. */
export const handler = handlerOf(makePorts(env), env)
