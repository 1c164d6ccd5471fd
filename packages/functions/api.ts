import { environment, makePorts } from './env.ts'
import { handlerOf } from './handler/api.ts'

const env = environment()

/** `/api/*` and `/public/*`. */
export const handler = handlerOf(makePorts(env), env)
