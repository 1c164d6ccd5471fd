import { Validator } from '@seriousme/openapi-schema-validator'
import { doors } from '@terrace/functions/doors'
import { tables } from '@terrace/functions/tables'
import { roles } from '@terrace/tenancy'
import { expect, test } from 'vitest'
import { document, operations } from './document.ts'

test('the document is OpenAPI 3.1', async () => {
  // A copy without undefined, as it is sent.
  const sent = JSON.parse(JSON.stringify(document))
  expect(await new Validator().validate(sent)).toEqual({ valid: true })
  expect(document.openapi).toBe('3.1.0')
})

test('it names every route of every table, once', () => {
  const routed = Object.values(tables).flatMap((table) => Object.keys(table))
  expect(operations.map((o) => o.key).sort()).toEqual(routed.sort())
  const ids = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).map((operation) => operation.operationId),
  )
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
})

test('every route is found behind the door that names its first word, and behind no other', async () => {
  const nouns = doors.flatMap((door) => door.nouns)
  expect(nouns.filter((noun, i) => nouns.indexOf(noun) !== i)).toEqual([])
  const found: string[] = []
  for (const door of doors) {
    const { routes, uploads = {} } = await door.load()
    for (const key of [...Object.keys(routes), ...Object.keys(uploads)]) {
      expect([key, door.nouns]).toEqual([key, expect.arrayContaining([key.split('/')[1]])])
    }
    found.push(...Object.keys(routes))
  }
  expect(found.sort()).toEqual(operations.map((o) => o.key).sort())
})

test('every route says which roles may, and they are roles', () => {
  for (const { key, allow } of operations) {
    expect([key, allow.length > 0]).toEqual([key, true])
    const unknown = allow.filter((role) => role !== '*' && !roles.some((r) => r === role))
    expect([key, unknown]).toEqual([key, []])
  }
})

test('every write offers an idempotency key, and no read does', () => {
  for (const { key, method, writes } of operations) {
    if (method === 'GET') expect([key, writes]).toEqual([key, false])
    else if (!key.endsWith('/search') || key.includes('suspects')) {
      expect([key, writes]).toEqual([key, true])
    }
  }
})

test('every parameter of an address is declared', () => {
  for (const [path, methods] of Object.entries(document.paths)) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    for (const { parameters } of Object.values(methods)) {
      expect(parameters.filter((p) => p.in === 'path').map((p) => p.name)).toEqual(named)
    }
  }
})
