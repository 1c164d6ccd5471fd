import { expect, test } from 'vitest'
import { Channel } from './channel.ts'
import { inOrder } from './in-order.ts'
import { Seen } from './seen.ts'

test('what was seen is remembered with its first row, through every growth', () => {
  const seen = new Seen()
  for (let i = 1; i <= 50_000; i++) expect(seen.first(`household ${i}`, i)).toBeUndefined()
  expect(seen.size).toBe(50_000)
  for (let i = 1; i <= 50_000; i += 7) expect(seen.first(`household ${i}`, 99)).toBe(i)
  expect(seen.get('household 50001')).toBeUndefined()
})

test('results come in the order of the things, whatever took longest', async () => {
  const taken: number[] = []
  async function* things() {
    yield* [30, 1, 20, 2]
  }
  const wait = (ms: number) => new Promise<number>((done) => setTimeout(() => done(ms), ms))
  await inOrder(things(), 3, wait, async (result) => void taken.push(result))
  expect(taken).toEqual([30, 1, 20, 2])
})

test('after a failure nothing is still at work', async () => {
  let working = 0
  async function* things() {
    for (let i = 0; i < 10; i++) yield i
  }
  const work = async (i: number) => {
    working++
    await new Promise((done) => setTimeout(done, 5 * (5 - i)))
    working--
    if (i === 1) throw new Error('broken')
    return i
  }
  await expect(inOrder(things(), 4, work, async () => undefined)).rejects.toThrow('broken')
  expect(working).toBe(0)
})

test('a channel keeps order, makes the writer wait, and passes on a failure', async () => {
  const channel = new Channel<number>()
  let pushed = 0
  const writing = (async () => {
    for (; pushed < 10_000; pushed++) await channel.push(pushed)
    channel.end()
  })()
  await new Promise((done) => setTimeout(done, 20))
  expect(pushed).toBeLessThan(3_000)
  const read: number[] = []
  for await (const n of channel) read.push(n)
  await writing
  expect(read).toEqual(Array.from({ length: 10_000 }, (_, i) => i))
  const broken = new Channel<number>()
  broken.fail(new Error('gone'))
  await expect(async () => {
    for await (const _ of broken);
  }).rejects.toThrow('gone')
})
