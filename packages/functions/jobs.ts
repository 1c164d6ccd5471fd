import { environment, makePorts } from './env.ts'
import { handlerOf } from './handler/jobs.ts'

/** Runs the job that each message of a queue names. */
export const handler = handlerOf(makePorts(environment()))
