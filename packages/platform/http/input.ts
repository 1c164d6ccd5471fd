import { fault, invalid } from '../fault.ts'
import type { Route } from '../route.ts'

/** A JSON body may hold a household and its import mapping; files never pass here. */
const MAX_BODY = 1_000_000

/**
 * Path parameters, query and body as the action's one input. `If-Match` becomes `version`.
 * @throws Fault invalid `body.json`, too-large `body.too-large`
 */
export async function readInput(
  request: Request,
  route: Route,
  params: Record<string, string>,
): Promise<Record<string, unknown>> {
  const input: Record<string, unknown> = readQuery(request.url)
  if (request.method !== 'GET') Object.assign(input, await readBody(request))
  const match = request.headers.get('if-match')
  if (match !== null && route.action.def.writes) input.version = readVersion(match)
  return Object.assign(input, params)
}

function readQuery(url: string): Record<string, unknown> {
  const at = url.indexOf('?')
  if (at < 0) return {}
  const out: Record<string, unknown> = {}
  for (const [key, value] of new URLSearchParams(url.slice(at))) {
    const had = out[key]
    out[key] = had === undefined ? value : Array.isArray(had) ? [...had, value] : [had, value]
  }
  return out
}

async function readBody(request: Request): Promise<Record<string, unknown>> {
  const text = await request.text()
  if (text === '') return {}
  if (text.length > MAX_BODY) throw fault('too-large', 'body.too-large', { maximum: MAX_BODY })
  try {
    const body: unknown = JSON.parse(text)
    if (body !== null && typeof body === 'object' && !Array.isArray(body)) {
      return body as Record<string, unknown>
    }
  } catch {
    // Falls through to the one refusal for everything that is not a JSON object.
  }
  throw fault('invalid', 'body.json')
}

function readVersion(match: string): number {
  const version = Number(/^(?:W\/)?"(\d+)"$/.exec(match)?.[1])
  if (!Number.isSafeInteger(version)) throw invalid([{ path: 'If-Match', code: 'if-match.format' }])
  return version
}
