import { expect, it } from 'vitest'
import type { StreamEvent } from './lambda.ts'
import { startRelay } from './relay.ts'

const tenantOf = (event: StreamEvent) => event.Records[0]?.dynamodb.Keys.pk?.S

it('runs once for wakes that meet, and once more for what came meanwhile', async () => {
  const log: string[] = []
  let running = 0
  let most = 0
  const relay = startRelay(
    async (event) => {
      running += 1
      most = Math.max(most, running)
      if (log.length === 0) for (let i = 0; i < 50; i++) relay.wake('a')
      await new Promise((resolve) => setTimeout(resolve, 5))
      running -= 1
      log.push(tenantOf(event) ?? '')
      return undefined
    },
    () => undefined,
  )
  for (let i = 0; i < 50; i++) relay.wake('a')
  await relay.idle()
  expect(log).toEqual(['$terrace#tenant_a', '$terrace#tenant_a'])
  expect(most).toBe(1)
})

it('runs tenants beside each other', async () => {
  let running = 0
  let most = 0
  const relay = startRelay(
    async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setTimeout(resolve, 5))
      running -= 1
      return undefined
    },
    () => undefined,
  )
  relay.wake('a')
  relay.wake('b')
  await relay.idle()
  expect(most).toBe(2)
})

it('tries again after a failure, thrown or returned', async () => {
  let calls = 0
  const said: string[] = []
  const relay = startRelay(
    async () => {
      calls += 1
      if (calls === 1) throw new Error('throttled')
      return calls === 2 ? { batchItemFailures: [{ itemIdentifier: '1' }] } : undefined
    },
    (message) => said.push(message),
  )
  relay.wake('a')
  await relay.idle()
  expect(calls).toBe(3)
  expect(said).toHaveLength(1)
})
