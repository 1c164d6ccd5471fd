import { publicTables, tables } from '@terrace/functions/tables'
import { openApi } from '@terrace/platform/http/openapi'

/** A JSON Schema, as far as these tests look into it. */
export interface Schema {
  type?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  pattern?: string
  format?: string
  minimum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  additionalProperties?: Schema | boolean
  propertyNames?: Schema
}
interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  schema: Schema
}
interface Described {
  operationId: string
  'x-allow': string[]
  parameters: Parameter[]
  requestBody?: { content: { 'application/json': { schema: Schema } } }
  responses: Record<string, unknown>
}

/** One route as the document describes it. */
export interface Operation {
  /** `GET /households/{household}`: what a failing test prints. */
  key: string
  method: string
  path: string
  allow: string[]
  /** What it takes besides the path: the query of GET and DELETE, else the body. */
  fields: Record<string, Schema>
  required: string[]
  inQuery: boolean
  /** Names in the path, the tenant left out. */
  params: string[]
  writes: boolean
}

export const document = openApi(tables, '0.1.0', publicTables) as {
  openapi: string
  paths: Record<string, Record<string, Described>>
}

/** Every route of the API, from its own document: a route that is added is tested at once. */
const described = (base: string): Operation[] =>
  Object.entries(document.paths)
    .filter(([full]) => full.startsWith(base))
    .flatMap(([full, methods]) =>
      Object.entries(methods).map(([method, one]) => operationOf(full, method, one)),
    )
export const operations = described('/api/')
/** Those that nobody has to sign in for. */
export const publicOperations = described('/public/')

function operationOf(full: string, method: string, described: Described): Operation {
  const path = full.replace(/^\/(api|public)\/t\/\{tenant\}/, '')
  const inQuery = method === 'get' || method === 'delete'
  const query = described.parameters.filter((p) => p.in === 'query')
  const body = described.requestBody?.content['application/json'].schema
  return {
    key: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    allow: described['x-allow'],
    fields: inQuery
      ? Object.fromEntries(query.map((p) => [p.name, p.schema]))
      : (body?.properties ?? {}),
    required: inQuery ? query.filter((p) => p.required).map((p) => p.name) : (body?.required ?? []),
    inQuery,
    params: [...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? ''),
    writes: described.parameters.some((p) => p.name === 'Idempotency-Key'),
  }
}

/** What the document cannot say of a string: what its name promises. */
const byName: Record<string, string> = {
  day: '2030-02-01',
  until: '2030-12-31',
  from: '2030-01-01',
  validFrom: '2030-01-01',
  asOf: '2030-03-01',
  email: 'somebody@example.org',
  reason: 'A reason that is long enough',
  name: 'a name',
  level: 'village',
  relation: 'head',
}

/** The smallest value that a schema takes; required fields only. */
export function sample(schema: Schema, name = ''): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return sample(schema.anyOf[0] ?? {}, name)
  switch (schema.type) {
    case 'object':
      return sampleObject(schema)
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sample(schema.items ?? {}, name))
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1)
    case 'boolean':
      return true
    case 'string':
      return byName[name] ?? 'x'.repeat(Math.max(schema.minLength ?? 1, 1))
    default:
      return 'x'
  }
}

export function sampleObject(schema: Pick<Schema, 'properties' | 'required'>) {
  const required = schema.required ?? []
  return Object.fromEntries(
    Object.entries(schema.properties ?? {})
      .filter(([name]) => required.includes(name))
      .map(([name, inner]) => [name, sample(inner, name)]),
  )
}

const takes = (schema: Schema, type: string): boolean =>
  schema.anyOf
    ? schema.anyOf.some((s) => takes(s, type))
    : schema.type === type || (schema.type === undefined && !schema.enum)

/**
 * A value that a field cannot take; undefined where there is none (free text in a query).
 * @param inQuery everything there arrives as text
 */
export function wrong(schema: Schema, inQuery: boolean): unknown {
  if (inQuery) {
    if (schema.enum || takes(schema, 'integer') || takes(schema, 'number')) return 'not one of them'
    const limit = schema.maxLength
    return limit === undefined ? undefined : 'x'.repeat(limit + 1)
  }
  if (schema.type === undefined && !schema.enum && !schema.anyOf) return undefined
  return takes(schema, 'object') || takes(schema, 'array') ? 7 : { wrong: true }
}

/** The address and body of a request, path parameters filled from `ids`. */
export function requestOf(
  operation: Operation,
  ids: Record<string, string>,
  fields: Record<string, unknown> = {},
): { path: string; body?: unknown } {
  const at = (_: string, name: string) => encodeURIComponent(ids[name] ?? `no-${name}`)
  const path = operation.path.replaceAll(/\{(\w+)\}/g, at)
  if (!operation.inQuery) return { path, body: fields }
  const query = new URLSearchParams(Object.entries(fields).map(([k, v]) => [k, String(v)]))
  return { path: query.size > 0 ? `${path}?${query}` : path }
}
