import type { Ports } from '@terrace/platform/context'
import { handle } from 'hono/aws-lambda'
import type { Env } from '../env.ts'
import { serverApp } from '../server.ts'

/** `/api/*` and `/public/*`. */
export const handlerOf = (ports: Ports, env: Env) => handle(serverApp(ports, env))
