import { topology } from '@terrace/infra/topology'
import type { FunctionName, LambdaContext } from './lambda.ts'

let serial = 0
let stopping = false

/** While `yes`, every context says that no time is left. */
export function setLeaving(yes: boolean): void {
  stopping = yes
}

/** The context of one invocation, with the time that the topology grants. */
export function contextOf(name: FunctionName): LambdaContext {
  const { timeout, memory } = topology.functions[name]
  const deadline = performance.now() + timeout * 1_000
  serial += 1
  return {
    awsRequestId: `local-${serial}`,
    functionName: `terrace-${name}`,
    memoryLimitInMB: `${memory}`,
    getRemainingTimeInMillis: () =>
      stopping ? 0 : Math.max(0, Math.round(deadline - performance.now())),
  }
}
