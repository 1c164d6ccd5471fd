import { type World, world } from '@terrace/local/world'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { drift, isWrite } from './kit.ts'

let w: World
let area: string
let county: Awaited<ReturnType<World['login']>>
beforeAll(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))
beforeEach(async () => {
  w = await world()
  area = (await w.areas()).villages[0]?.area ?? ''
  county = await w.login('county')
})
afterEach(() => w.intercept(undefined))

const refusal = (name: string, more: object = {}) =>
  Object.assign(new Error(name), { name, ...more })

/** A number from 0 to 1 that is the same in every run. */
function chance(seed: number) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Sends until it is answered, as the app does with what the network lost. */
async function persist(name: string, key: string): Promise<{ tries: number; status: number }> {
  const body = { area, members: [{ name, relation: 'head' }] }
  for (let tries = 1; ; tries++) {
    const response = await county.send('POST', '/households', body, { 'idempotency-key': key })
    if (response.status < 500 || tries > 30) return { tries, status: response.status }
  }
}

async function total(): Promise<number> {
  await w.settle()
  const response = await county.send('GET', '/dashboard')
  const { now } = (await response.json()) as { now: { households?: number } }
  return now.households ?? 0
}

test.each([
  ['ProvisionedThroughputExceededException', {}],
  ['ThrottlingException', {}],
  ['TransactionConflictException', {}],
  [
    'TransactionCanceledException',
    { CancellationReasons: [{ Code: 'None' }, { Code: 'ThrottlingError' }] },
  ],
  [
    'TransactionCanceledException',
    { CancellationReasons: [{ Code: 'ProvisionedThroughputExceeded' }] },
  ],
])('a write that was refused by %s is tried again by itself', async (name, more) => {
  let refused = 0
  w.intercept((command) => {
    if (isWrite(command) && refused++ < 3) throw refusal(name, more)
  })
  expect(await persist(`Once ${name}`, `key-${name}`)).toEqual({ tries: 1, status: 201 })
  w.intercept(undefined)
  expect(refused).toBeGreaterThan(3)
  expect(await total()).toBe(1)
})

test('a table that never has room is 503 with words, and nothing was saved', async () => {
  w.intercept((command) => {
    if (isWrite(command)) throw refusal('ThrottlingException')
  })
  const body = { area, members: [{ name: 'Nobody', relation: 'head' }] }
  const response = await county.send('POST', '/households', body)
  w.intercept(undefined)
  expect(response.status).toBe(503)
  expect(await response.json()).toMatchObject({ code: 'save.busy' })
  expect(await total()).toBe(0)
})

test('one call in five fails, reads too: forty households are forty', async () => {
  const random = chance(20_261_123)
  let failed = 0
  const names = ['ProvisionedThroughputExceededException', 'ThrottlingException', 'TimeoutError']
  w.intercept(() => {
    if (random() > 0.2) return
    throw refusal(names[failed++ % names.length] ?? '')
  })
  const sent = await Promise.all(
    Array.from({ length: 40 }, (_, i) => persist(`Forty ${i}`, `key-forty-${i}`)),
  )
  // Projections meet the same table: what a batch could not do stays pending.
  for (let i = 0; i < 10; i++) await w.settle().catch(() => undefined)
  w.intercept(undefined)
  expect(failed).toBeGreaterThan(15)
  expect(sent.filter(({ status }) => status !== 201)).toEqual([])
  expect(await total()).toBe(40)
  expect(await drift(w)).toMatchObject({ state: 'done', counts: { households: 40, drift: 0 } })
})
