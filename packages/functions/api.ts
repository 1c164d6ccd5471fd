import { handle } from 'hono/aws-lambda'
import { environment, makePorts } from './env.ts'
import { serverApp } from './server.ts'

const env = environment()
const ports = makePorts(env)

/** `/api/*` and `/public/*`. */
export const handler = handle(serverApp(ports, env))
