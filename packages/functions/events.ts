import { environment, makePorts } from './env.ts'
import { handlerOf } from './handler/events.ts'

/** Woken by the table's stream. */
export const handler = handlerOf(makePorts(environment()))
