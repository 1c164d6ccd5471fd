import { environment, makePorts } from './env.ts'
import { handlerOf } from './handler/schedule.ts'

/** The sweep. */
export const handler = handlerOf(makePorts(environment()))
