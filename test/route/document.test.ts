import { Validator } from '@seriousme/openapi-schema-validator'
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
