import { describe, expect, it } from 'vitest'
import { curlOf, type Document, limitsText, operationsOf, typeText } from './openapi.ts'

const answer = { content: { 'application/json': { schema: { type: 'object' } } } }
const document: Document = {
  info: { title: 'Terrace', version: '1' },
  tags: [{ name: 'registry' }],
  paths: {
    '/api/t/{tenant}/things': {
      get: {
        operationId: 'thing.list',
        tags: ['registry'],
        summary: 'Things',
        'x-allow': ['county'],
        parameters: [
          { name: 'tenant', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'day', in: 'query', required: true, schema: { type: 'string' } },
        ],
        responses: { 200: answer, default: {} },
      },
    },
    '/api/t/{tenant}/things/{thing}': {
      patch: {
        operationId: 'thing.change',
        tags: ['registry'],
        summary: 'Change a thing',
        parameters: [
          { name: 'Idempotency-Key', in: 'header' },
          { name: 'If-Match', in: 'header' },
        ],
        requestBody: {
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: { name: { type: 'string', maxLength: 9 }, age: { type: 'integer' } },
                required: ['name'],
              },
            },
          },
        },
        responses: { 201: answer },
      },
    },
  },
}

describe('the API page', () => {
  it('lists every operation with its roles, inputs and answer', () => {
    const [list, change] = operationsOf(document)
    expect(list).toMatchObject({ method: 'GET', tag: 'registry', allow: ['county'], status: '200' })
    expect(list?.inputs.map((one) => [one.in, one.name])).toEqual([
      ['path', 'tenant'],
      ['query', 'day'],
    ])
    expect(change?.inputs.find((one) => one.name === 'name')).toEqual({
      name: 'name',
      in: 'body',
      required: true,
      type: 'string',
      limits: '≤ 9 ch',
    })
    expect(change?.status).toBe('201')
  })
  it('says types in a few characters', () => {
    expect(typeText({ enum: ['a', 'b'] })).toBe('"a" | "b"')
    expect(typeText({ type: 'array', items: { enum: ['a', 'b'] } })).toBe('("a" | "b")[]')
    expect(typeText({ anyOf: [{ type: 'string' }, { type: 'null' }] })).toBe('string | null')
    expect(typeText({ type: 'object', additionalProperties: { type: 'number' } })).toBe(
      '{ [key]: number }',
    )
    expect(typeText({ type: 'object', properties: { a: {}, b: {} } }, 1)).toBe('{ a, b }')
  })
  it('leaves out limits that say nothing', () => {
    expect(limitsText({ minimum: -9007199254740991, maximum: 9007199254740991 })).toBe('')
    expect(limitsText({ minimum: 1, maximum: 5, default: 2 })).toBe('1–5 · = 2')
  })
  it('gives a command that a shell can run', () => {
    const [list, change] = operationsOf(document)
    expect(list && curlOf(list, 'https://x')).toBe(
      'curl -b cookies.txt "https://x/api/t/$TENANT/things?day=$DAY"',
    )
    const text = change ? curlOf(change, 'https://x') : ''
    expect(text).toContain('-X PATCH')
    expect(text).toContain('Idempotency-Key: $(uuidgen)')
    expect(text).toContain(`-d '{"name":"<string>"}'`)
  })
})
