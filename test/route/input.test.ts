import { writeCursor } from '@terrace/platform/cursor'
import { newContext } from '@terrace/platform/new-context'
import type { Role } from '@terrace/tenancy'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Operation, operations, requestOf, sampleObject, wrong } from './document.ts'
import { type Scene, scene } from './kit.ts'

let s: Scene
beforeAll(async () => {
  s = await scene()
})

interface Problem {
  status: number
  code: string
  detail: string
  fields?: { path: string; code: string; message: string }[]
}

const login = (operation: Operation) => {
  const all = operation.allow.includes('*')
  if (all || operation.allow.includes('county')) return s.whole.county
  return operation.allow.includes('admin') ? s.whole.admin : s.north[operation.allow[0] as Role]
}

async function ask(operation: Operation, fields: Record<string, unknown>, lang = 'en') {
  // Ids that name nothing: input is refused before anything is read, or the test would see 404.
  const ids = { list: 'sex', line: 'poverty', year: '2026', code: 'male' }
  const { path, body } = requestOf(operation, ids, fields)
  const response = await login(operation).send(operation.method, path, body, {
    'accept-language': lang,
  })
  return { response, problem: (await response.json().catch(() => ({}))) as Problem }
}

const bodies = operations.filter((o) => !o.inQuery)

test.each(bodies)('$key: what is no JSON object is 400', async (operation) => {
  const { path } = requestOf(operation, {})
  for (const body of ['{"half": ', '[1, 2]', '"text"', 'null', '7']) {
    const response = await s.w.app.request(`${s.w.env.BASE_URL}/api/t/${s.w.tenant}${path}`, {
      method: operation.method,
      headers: {
        cookie: login(operation).cookie,
        origin: s.w.env.BASE_URL,
        'content-type': 'application/json',
      },
      body,
    })
    expect([body, response.status]).toEqual([body, 400])
    expect(await response.json()).toMatchObject({ code: 'body.json' })
  }
})

const declared = operations.flatMap((operation) =>
  Object.entries(operation.fields)
    .map(([field, schema]) => ({ operation, field, value: wrong(schema, operation.inQuery) }))
    .filter(({ value }) => value !== undefined)
    .map((one) => ({ ...one, key: `${one.operation.key} ${one.field}` })),
)

test('enough fields are declared for the next test to mean something', () => {
  expect(declared.length).toBeGreaterThan(150)
})

test.each(declared)('$key of a wrong type is named, in both languages', async (one) => {
  const { operation, field, value } = one
  const valid = sampleObject({ properties: operation.fields, required: operation.required })
  for (const [lang, han] of [
    ['en', false],
    ['zh', true],
  ] as const) {
    const { problem } = await ask(operation, { ...valid, [field]: value }, lang)
    expect(problem).toMatchObject({ status: 400 })
    const named = problem.fields?.find(({ path }) => path === field || path.startsWith(`${field}.`))
    expect(named?.message ?? problem.fields).not.toBe(named?.code)
    expect(named?.code).not.toBe('field.required')
    expect(/[\u4e00-\u9fff]/.test(named?.message ?? '')).toBe(han)
    expect(/[\u4e00-\u9fff]/.test(problem.detail)).toBe(han)
  }
})

const required = operations.flatMap((operation) =>
  operation.required.map((field) => ({ operation, field, key: `${operation.key} ${field}` })),
)

test.each(required)('$key left out is named as required', async ({ operation, field }) => {
  const valid = sampleObject({ properties: operation.fields, required: operation.required })
  delete valid[field]
  const { problem } = await ask(operation, valid)
  expect(problem).toMatchObject({ status: 400, code: 'input.invalid' })
  expect(problem.fields).toContainEqual(
    expect.objectContaining({ path: field, code: 'field.required' }),
  )
})

describe('cursors', () => {
  const lists = operations.filter((o) => o.fields.cursor)
  const valid = (o: Operation) => ({
    ...sampleObject({ properties: o.fields, required: o.required }),
  })

  test('there are lists', () => expect(lists.length).toBeGreaterThan(6))

  test.each(lists)('$key refuses a cursor that nobody gave', async (operation) => {
    for (const cursor of ['', 'nonsense', 'e30.AAAAAAAAAAAAAAAAAAAAAA', '../../etc', '💥']) {
      const { path, body } = requestOf(operation, s.ids.north, { ...valid(operation), cursor })
      const response = await login(operation).send(operation.method, path, body)
      expect([cursor, response.status]).toEqual([cursor, 400])
      expect(((await response.json()) as Problem).fields).toContainEqual(
        expect.objectContaining({ path: 'cursor' }),
      )
    }
  })

  test('one of this tenant goes on; the same one signed by another tenant is refused', async () => {
    const own = s.w.as('county')
    const foreign = newContext(s.w.ports, { ...own, tenant: s.other })
    const place = { gsi1pk: 'x', gsi1sk: 'x', pk: 'x', sk: 'x' }
    const send = async (ctx: typeof own) => {
      const cursor = (await writeCursor(ctx, 'jobs', place)) ?? ''
      return s.whole.county.send('GET', `/jobs?cursor=${encodeURIComponent(cursor)}`)
    }
    expect((await send(own)).status).not.toBe(400)
    const refused = await send(foreign)
    expect(refused.status).toBe(400)
    expect(await refused.json()).toMatchObject({ fields: [{ path: 'cursor' }] })
  })

  test('one of another list is refused', async () => {
    const own = s.w.as('county')
    const cursor = (await writeCursor(own, 'jobs', { pk: 'x' })) ?? ''
    const response = await s.whole.county.send('GET', `/households?cursor=${cursor}`)
    expect(response.status).toBe(400)
  })
})

test('an address that is none, and a method that is none, are 404 in words', async () => {
  for (const [method, path] of [
    ['GET', '/householdz'],
    ['DELETE', '/households'],
  ] as const) {
    const response = await s.whole.county.send(method, path)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 'route.missing' })
  }
})

test('a body beyond the limit is 413', async () => {
  const response = await s.whole.county.send('POST', '/households', {
    address: 'x'.repeat(1_100_000),
  })
  expect(response.status).toBe(413)
  expect(await response.json()).toMatchObject({ code: 'body.too-large', maximum: 1_000_000 })
})
