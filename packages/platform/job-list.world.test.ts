import { type World, world } from '@terrace/local/world'
import { beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { commit } from './command.ts'
import type { Ctx } from './context.ts'
import { newMeter } from './db.ts'
import { job } from './job.ts'
import { getJobs } from './job-routes.ts'
import { newJob } from './job-store.ts'

const idle = job({ id: 'test.idle', queue: 'work', input: z.object({}) }, async () => undefined)

let w: World
beforeAll(async () => {
  w = await world()
  const ask = async (ctx: Ctx) => commit(ctx, 'test', [], [newJob(ctx, idle, {}).row])
  for (let i = 0; i < 120; i++) await ask(w.as('clerk', ['a/'], i % 4 === 0 ? 'u-me' : 'u-other'))
})

async function pages(ctx: Ctx) {
  const found: string[][] = []
  let cursor: string | undefined
  do {
    const page = await getJobs(ctx, { cursor })
    found.push(page.items.map(({ by }) => by.id))
    cursor = page.next
  } while (cursor)
  return found
}

test('a page of one person among many is full, newest first, and costs what any page costs', async () => {
  const me = w.as('clerk', ['a/'], 'u-me')
  const mine = await pages(me)
  expect(mine.map(({ length }) => length)).toEqual([25, 5])
  expect(new Set(mine.flat())).toEqual(new Set(['u-me']))
  const meter = newMeter()
  const { items } = await getJobs({ ...me, db: w.ports.db.metered(meter), meter }, {})
  expect(meter.calls).toBeLessThanOrEqual(3)
  const ids = items.map(({ job }) => job)
  expect(ids).toEqual([...ids].sort().reverse())
})

test('who answers for the whole office sees all, and nobody goes on in the list of another', async () => {
  expect((await pages(w.as('county', [''], 'u-head'))).flat()).toHaveLength(120)
  expect((await pages(w.as('county', ['a/'], 'u-head'))).flat()).toEqual([])
  const { next } = await getJobs(w.as('clerk', ['a/'], 'u-me'), {})
  const other = getJobs(w.as('clerk', ['a/'], 'u-other'), { cursor: next })
  await expect(other).rejects.toMatchObject({ code: 'cursor.invalid' })
})
