/** The parts of OpenAPI 3.1 that the page shows. Pure: no DOM here. */

export interface Schema {
  type?: string | readonly string[]
  enum?: readonly unknown[]
  const?: unknown
  items?: Schema
  properties?: Record<string, Schema>
  additionalProperties?: boolean | Schema
  required?: readonly string[]
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
  allOf?: readonly Schema[]
  description?: string
  default?: unknown
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
}
interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  schema?: Schema
}
interface Body {
  content: Record<string, { schema: Schema }>
}
export interface RawOperation {
  operationId: string
  tags: readonly string[]
  summary: string
  'x-allow'?: readonly string[]
  parameters?: readonly Parameter[]
  requestBody?: Body
  responses: Record<string, Partial<Body> & { description?: string }>
}
export interface Document {
  info: { title: string; version: string }
  tags: readonly { name: string }[]
  paths: Record<string, Record<string, RawOperation>>
}

export interface Input {
  name: string
  /** Where it stands: `path`, `query`, `header` or `body`. */
  in: string
  required: boolean
  type: string
  limits: string
}
export interface Operation {
  id: string
  tag: string
  method: string
  path: string
  summary: string
  allow: readonly string[]
  inputs: readonly Input[]
  status: string
  answer: Schema | undefined
}

/** A schema in a few characters: `string[]`, `"error" | "warning"`, `object`. */
export function typeText(schema: Schema | undefined, depth = 0): string {
  if (!schema) return 'any'
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ')
  const many = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (many) return [...new Set(many.map((one) => typeText(one, depth)))].join(' | ')
  if (schema.type === 'array') {
    const inner = typeText(schema.items, depth)
    return inner.includes(' | ') ? `(${inner})[]` : `${inner}[]`
  }
  if (schema.properties && depth > 0) {
    const fields = Object.keys(schema.properties)
    return `{ ${fields.slice(0, 6).join(', ')}${fields.length > 6 ? ', …' : ''} }`
  }
  if (schema.type === 'object' && typeof schema.additionalProperties === 'object') {
    return `{ [key]: ${typeText(schema.additionalProperties, depth)} }`
  }
  if (Array.isArray(schema.type)) return schema.type.join(' | ')
  return String(schema.type ?? 'any')
}

/** What a value must keep to, in a line. */
export function limitsText(schema: Schema | undefined): string {
  if (!schema) return ''
  const parts: string[] = []
  const range = (low: number | undefined, high: number | undefined, unit: string) => {
    // JSON Schema writes "any safe integer" with its ends, which says nothing to a reader.
    const [from, to] = [low, high].map((n) => (Math.abs(n ?? 0) >= 2 ** 53 - 1 ? undefined : n))
    if (from !== undefined && to !== undefined) parts.push(`${from}–${to}${unit}`)
    else if (from !== undefined) parts.push(`≥ ${from}${unit}`)
    else if (to !== undefined) parts.push(`≤ ${to}${unit}`)
  }
  range(schema.minimum, schema.maximum, '')
  range(schema.minLength, schema.maxLength, ' ch')
  range(schema.minItems, schema.maxItems, ' ×')
  if (schema.format) parts.push(schema.format)
  else if (schema.pattern) parts.push(schema.pattern)
  if (schema.default !== undefined) parts.push(`= ${JSON.stringify(schema.default)}`)
  if (schema.description) parts.push(schema.description)
  return parts.join(' · ')
}

function inputsOf(operation: RawOperation): Input[] {
  const given = (operation.parameters ?? []).map((one) => ({
    name: one.name,
    in: one.in,
    required: Boolean(one.required),
    type: typeText(one.schema, 1),
    limits: limitsText(one.schema),
  }))
  const body = operation.requestBody?.content['application/json']?.schema
  const fields = Object.entries(body?.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'body',
    required: body?.required?.includes(name) ?? false,
    type: typeText(schema, 1),
    limits: limitsText(schema),
  }))
  return [...given, ...fields]
}

/** All operations in the order of the document. */
export const operationsOf = (document: Document): Operation[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, raw]) => {
      const [status = '200', answer] =
        Object.entries(raw.responses).find(([code]) => code.startsWith('2')) ?? []
      return {
        id: `${method}-${raw.operationId}`,
        tag: raw.tags[0] ?? '',
        method: method.toUpperCase(),
        path,
        summary: raw.summary,
        allow: raw['x-allow'] ?? [],
        inputs: inputsOf(raw),
        status,
        answer: answer?.content?.['application/json']?.schema,
      }
    }),
  )

/**
 * A command to try an operation with: path parameters stand as `$NAME`, the session cookie comes
 * from a file, and a write carries a key of its own so that repeating it does nothing twice.
 */
export function curlOf({ method, path, inputs }: Operation, origin: string): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => `$${name.toUpperCase()}`)
  const query = inputs
    .filter((one) => one.in === 'query' && one.required)
    .map((one) => `${one.name}=$${one.name.toUpperCase()}`)
    .join('&')
  const lines = [`curl -b cookies.txt "${origin}${filled}${query ? `?${query}` : ''}"`]
  if (method !== 'GET') lines.push(`-X ${method}`)
  for (const { name, in: at } of inputs) {
    if (at === 'header' && name === 'Idempotency-Key') lines.push(`-H "${name}: $(uuidgen)"`)
    if (at === 'header' && name === 'If-Match') lines.push('-H "If-Match: \\"$VERSION\\""')
  }
  const body = inputs.filter((one) => one.in === 'body')
  if (body.length > 0) {
    const shown = body.filter((one) => one.required)
    const some = shown.length > 0 ? shown : body.slice(0, 1)
    const json = Object.fromEntries(some.map((one) => [one.name, `<${one.type}>`]))
    lines.push(`-H 'content-type: application/json'`, `-d '${JSON.stringify(json)}'`)
  }
  return lines.join(' \\\n  ')
}
