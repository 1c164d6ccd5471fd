import { projections } from '@terrace/functions/work'
import { type World, world } from '@terrace/local/world'
import type { Item } from '@terrace/platform/db'
import { projectPending } from '@terrace/platform/projection'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { act, dieAt, drift, finish, spoil, stage, statistics } from './kit.ts'

let w: World
let village: string
beforeEach(async () => {
  w = await world()
  village = (await w.areas()).villages[0]?.area ?? ''
  await w.settle()
})
afterEach(() => w.intercept(undefined))

/** Nine households entered and three of them changed: twelve pending events. */
async function live(): Promise<void> {
  for (let i = 0; i < 9; i++) {
    const { household } = await act<{ household: string }>(w, 'POST /households', {
      area: village,
      causeMain: 'illness',
      members: [{ name: `Person ${i}`, relation: 'head' }],
    })
    if (i % 3 > 0) continue
    await act(w, 'PATCH /households/{household}', { household, causeMain: 'disability' })
  }
}
const right = { state: 'done', counts: { households: 9, drift: 0 } }
const counted = { households: 9, people: 9, 'cause:illness': 6, 'cause:disability': 3 }
const project = () => projectPending(w.ports.db, w.tenant, projections)

/** Three events a batch, so that there are several to die in. */
const small = (name: string, input: unknown, more: Item = {}) => {
  const query = input as Item
  const pending = name === 'Query' && query.IndexName === 'gsi1' && query.Limit === 40
  if (pending) Object.assign(query, { Limit: 3, ...more })
}

test.each([
  'before',
  'after',
] as const)('dead %s each batch in turn, then delivered again', async (when) => {
  await live()
  let crashes = 0
  for (let n = 1; n < 10; n++) {
    const seen = dieAt(w, n, when)
    w.intercept((name, input) => {
      small(name, input)
      return seen.intercept(name, input)
    })
    const run = await project().catch((error: Error) => error)
    if (!seen.dead) break
    crashes++
    expect(run).toBeInstanceOf(Error)
  }
  w.intercept(undefined)
  expect(crashes).toBeGreaterThan(1)
  expect(await project()).toBe(0)
  expect(await statistics(w)).toMatchObject(counted)
  expect(await drift(w)).toMatchObject(right)
})

test('delivered eight times at once and twice after, each event counts once', async () => {
  await live()
  const settled = await Promise.all(Array.from({ length: 8 }, project))
  expect(settled.reduce((a, b) => a + b, 0) + (await project())).toBe(12)
  expect(await project()).toBe(0)
  expect(await statistics(w)).toMatchObject(counted)
  expect(await drift(w)).toMatchObject(right)
})

test('delivered newest first in small batches, the sums are the same', async () => {
  await live()
  w.intercept((name, input) => small(name, input, { ScanIndexForward: false }))
  expect(await project()).toBe(12)
  w.intercept(undefined)
  expect(await statistics(w)).toMatchObject(counted)
  expect(await drift(w)).toMatchObject(right)
})

test('events whose wake-up was lost wait for the sweep', async () => {
  await live()
  expect(await statistics(w)).toBeUndefined()
  expect(await project()).toBe(12)
  expect(await statistics(w)).toMatchObject(counted)
})

test('somebody writes while eight projections run: nothing is lost', async () => {
  const writing = live()
  const projecting = Array.from({ length: 8 }, async () => {
    for (let i = 0; i < 4; i++) await project()
  })
  await Promise.all([writing, ...projecting])
  await project()
  expect(await statistics(w)).toMatchObject(counted)
  expect(await drift(w)).toMatchObject(right)
})

test('a count that was spoilt is found by a recount, and put right by one with repair', async () => {
  await live()
  await w.settle()
  await spoil(w, 5)
  expect(await drift(w)).toMatchObject({ state: 'failed', error: { code: 'statistics.drift' } })
  const repair = await stage(w, 'monitoring.recount', { repair: true })
  expect(await finish(w, repair)).toMatchObject({ state: 'done', counts: { drift: 1 } })
  expect(await statistics(w)).toMatchObject(counted)
  expect(await drift(w)).toMatchObject(right)
})
