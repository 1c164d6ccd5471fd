import { type World, world } from '@terrace/local/world'
import { runJob } from '@terrace/platform/job-runner'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ask, check, complete } from '../../packages/transparency/testing.ts'
import { Crash, dieAt, finish, later, stage, worker } from './kit.ts'
import { ended, straight, ways } from './ways.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.intercept(undefined))

const checkpoints = async () => {
  const { checkpoint } = (await ask(w, '/log')).body as {
    checkpoint?: { at: string; size: number }
  }
  const month = checkpoint?.at.slice(0, 7) ?? ''
  return (await ask(w, `/log/checkpoints?period=${month}`)).body.items as { size: number }[]
}

test.each([
  'before',
  'after',
] as const)('a worker that signs dies %s each of its writes in turn; the next one signs', async (when) => {
  let crashes = 0
  for (let n = 1; n < 20; n++) {
    await complete(w, 2)
    await w.settle()
    const job = await stage(w, 'transparency.publish', {})
    const seen = dieAt(w, n, when)
    await runJob(worker(w), w.tenant, job).catch((error: unknown) => {
      if (!(error instanceof Crash)) throw error
    })
    w.intercept(undefined)
    w.at(later(w, 31_000))
    await finish(w, job)
    const sizes = (await checkpoints()).map(({ size }) => size)
    expect(sizes.at(-1)).toBe(2 * n)
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b))
    if (!seen.dead) break
    crashes++
  }
  expect(crashes).toBeGreaterThan(2)
  const { state, counts } = await finish(w, await check(w))
  expect({ state, counts }).toMatchObject({ state: 'done', counts: { differences: 0 } })
})

test('a check that many workers took up finds what one finds', async () => {
  await complete(w, 4_200)
  await w.settle()
  const run = async (way: typeof straight) =>
    (await ended(w, await stage(w, 'transparency.check', {}), way, { rows: 3 })).ended
  const alone = await run(straight)
  expect(alone).toMatchObject({ state: 'done', counts: { entries: 4_200, differences: 0 } })
  for (const way of ways) expect(await run(way)).toEqual(alone)
}, 240_000)
