import { expect, test } from 'vitest'
import { Told } from './told.ts'

const text = '{"name":"王小明"}'
const init = { status: 201, headers: { 'content-type': 'application/json', etag: '"3"' } }

test('whichever way it is read, it is what a plain answer is', async () => {
  const ways = {
    text: (answer: Response) => answer.text(),
    json: (answer: Response) => answer.json(),
    bytes: async (answer: Response) => Buffer.from(await answer.arrayBuffer()).toString(),
    blob: async (answer: Response) => (await answer.blob()).size,
    body: (answer: Response) => new Response(answer.body).text(),
    clone: (answer: Response) => answer.clone().text(),
    again: async (answer: Response) => new Response(answer.body, answer).headers.get('etag'),
  }
  for (const [name, read] of Object.entries(ways)) {
    const told = await read(new Told(text, init))
    expect(told, name).toEqual(await read(new Response(text, init)))
  }
  const { status, ok, headers } = new Told(text, init)
  expect([status, ok, [...headers]]).toEqual([
    201,
    true,
    [
      ['content-type', 'application/json'],
      ['etag', '"3"'],
    ],
  ])
})

test('a stream once read is used', async () => {
  const told = new Told(text, init)
  expect(told.bodyUsed).toBe(false)
  await new Response(told.body).text()
  expect(told.bodyUsed).toBe(true)
})
