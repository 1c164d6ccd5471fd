import * as z from 'zod'
import type { Route, RouteTable } from '../route.ts'

type Json = Record<string, unknown>

const schemaOf = (type: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any' })
  return schema as Json
}

/** The whole API as OpenAPI 3.1, from the same tables that route it. */
export function openApi(
  tables: Record<string, RouteTable>,
  version: string,
  open: Record<string, RouteTable> = {},
): Json {
  const paths: Record<string, Json> = {}
  const add = (base: string, all: Record<string, RouteTable>, more: Json) => {
    for (const [tag, table] of Object.entries(all)) {
      for (const [key, route] of Object.entries(table)) {
        const [method = 'GET', path = '/'] = key.split(' ')
        const full = `${base}${path}`
        const described = { ...operation(tag, full, method, route), ...more }
        paths[full] = { ...paths[full], [method.toLowerCase()]: described }
      }
    }
  }
  add('/api/t/{tenant}', tables, {})
  // Nobody is signed in there.
  add('/public/t/{tenant}', open, { security: [] })
  return {
    openapi: '3.1.0',
    info: { title: 'Terrace', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    tags: Object.keys(tables).map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'better-auth.session_data' },
      },
      responses: { Problem: problemOf() },
    },
    security: [{ session: [] }],
  }
}

function operation(tag: string, path: string, method: string, route: Route): Json {
  const { def } = route.action
  const input = schemaOf(def.input, 'input') as { properties?: Json; required?: string[] }
  const named = [...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '')
  const rest = Object.entries(input.properties ?? {}).filter(([name]) => !named.includes(name))
  const parameters = named.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: input.properties?.[name] ?? { type: 'string' },
  }))
  const required = input.required ?? []
  const inQuery = method === 'GET' || method === 'DELETE'
  const query = inQuery
    ? rest.map(([name, schema]) => ({
        name,
        in: 'query',
        required: required.includes(name),
        schema,
      }))
    : []
  return {
    operationId: `${tag}.${def.id}`,
    tags: [tag],
    summary: route.summary,
    'x-allow': def.allow,
    parameters: [...parameters, ...query, ...headersOf(def.writes, route.versioned)],
    ...(inQuery || rest.length === 0 ? {} : { requestBody: bodyOf(rest, required) }),
    responses: {
      [route.status]:
        route.status === 204
          ? { description: 'Done' }
          : {
              description: 'The answer',
              content: {
                [route.type?.split(';')[0] ?? 'application/json']: {
                  schema: schemaOf(route.out, 'output'),
                },
              },
            },
      default: { $ref: '#/components/responses/Problem' },
    },
  }
}

const bodyOf = (properties: [string, unknown][], required: string[]): Json => ({
  content: {
    'application/json': {
      schema: {
        type: 'object',
        properties: Object.fromEntries(properties),
        required: required.filter((name) => properties.some(([p]) => p === name)),
      },
    },
  },
})

function headersOf(writes: boolean, versioned: boolean): Json[] {
  const header = (name: string) => ({ name, in: 'header', schema: { type: 'string' } })
  return [
    ...(writes ? [header('Idempotency-Key')] : []),
    ...(writes && versioned ? [header('If-Match')] : []),
  ]
}

function problemOf(): Json {
  const text = { type: 'string' }
  const field = { type: 'object', properties: { path: text, code: text, message: text } }
  return {
    description: 'RFC 9457 problem: what was wrong, and what would be right',
    content: {
      'application/problem+json': {
        schema: {
          type: 'object',
          properties: {
            type: text,
            title: text,
            status: { type: 'integer' },
            code: text,
            detail: text,
            fields: { type: 'array', items: field },
          },
          required: ['type', 'title', 'status', 'code', 'detail'],
        },
      },
    },
  }
}
