import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Background, startBackground } from './background.ts'

const calendar = new SharedArrayBuffer(4)
const home = mkdtempSync(join(tmpdir(), 'terrace-functions-'))
let background: Background

/** TypeScript on purpose: the thread must load it without a build. */
const SOURCES = {
  events: `export const handler = async (event: unknown) => ({ batchItemFailures: [],
    echo: event, table: process.env.TABLE })`,
  jobs: `export const handler = async (event: { Records: { body: string }[] }, context:
    { getRemainingTimeInMillis(): number }) => {
      const body: string | undefined = event.Records[0]?.body
      if (body === 'throw') throw new Error('broken job')
      if (body === 'die') process.exit(3)
      if (body === 'spin') { const end = Date.now() + 500; while (Date.now() < end); return {} }
      while (context.getRemainingTimeInMillis() > 0) await new Promise(setImmediate)
      return { batchItemFailures: [{ itemIdentifier: 'left' }] }
    }`,
  schedule: 'export const handler = async (event: { id: string }) => event.id',
}
const job = (body: string) => ({ Records: [{ body }] }) as never

beforeAll(async () => {
  writeFileSync(join(home, 'package.json'), '{"type":"module"}')
  for (const [name, text] of Object.entries(SOURCES)) writeFileSync(join(home, `${name}.ts`), text)
  background = await startBackground(
    { ...process.env, TABLE: 'of-the-thread' },
    calendar,
    `${pathToFileURL(home)}`,
  )
})
afterAll(async () => {
  await background?.stop()
  rmSync(home, { recursive: true, force: true })
})

it('calls TypeScript handlers with their own environment', async () => {
  const event = { Records: [] }
  const answer = await background.call('events', event)
  expect(answer).toEqual({ batchItemFailures: [], echo: event, table: 'of-the-thread' })
  expect(process.env.TABLE).not.toBe('of-the-thread')
})

it('does not hold up this thread', async () => {
  const began = performance.now()
  const spinning = background.call('jobs', job('spin'))
  let longest = 0
  let last = began
  while (performance.now() - began < 400) {
    await new Promise(setImmediate)
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }
  await spinning
  expect(longest).toBeLessThan(300)
})

it('passes on what a handler throws', async () => {
  await expect(background.call('jobs', job('throw'))).rejects.toThrow('broken job')
})

it('fails the calls of a thread that dies, and starts another', async () => {
  await expect(background.call('jobs', job('die'))).rejects.toThrow('the thread ended')
  expect(await background.call('events', { Records: [] })).toMatchObject({ table: 'of-the-thread' })
})

it('tells a running job to hand over', async () => {
  const running = background.call('jobs', job('long'))
  await background.call('events', { Records: [] })
  background.hurry()
  expect(await running).toEqual({ batchItemFailures: [{ itemIdentifier: 'left' }] })
})

it('says which function is missing', async () => {
  const started = startBackground(process.env, calendar, '@terrace/none')
  await expect(started).rejects.toThrow(/@terrace\/none/)
})
