import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { topology } from '@terrace/infra/topology'

export { securityHeaders } from '@terrace/infra/security-headers'

type Encoding = 'br' | 'gzip' | 'identity'
type File = {
  type: string
  etag: string
  cache: string
  bodies: { identity: Buffer } & Partial<Record<Encoding, Buffer | Promise<Buffer>>>
}

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.geojson': 'application/geo+json',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}
const SQUEEZED = /^(?:text\/|application\/(?!wasm)|image\/(?:svg|x-icon))/

function read(dir: string): Map<string, File> {
  const files = new Map<string, File>()
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const url = path.slice(dir.length).replaceAll('\\', '/')
    const body = readFileSync(path)
    files.set(url, {
      type: TYPES[extname(path)] ?? 'application/octet-stream',
      etag: createHash('sha256').update(body).digest('base64url').slice(0, 22),
      // Names under /assets carry a hash of their content.
      cache: url.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      bodies: { identity: body },
    })
  }
  return files
}

function squeeze(body: Buffer, encoding: 'br' | 'gzip'): Promise<Buffer> {
  if (encoding === 'gzip') return promisify(gzip)(body)
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
  return promisify(brotliCompress)(body, { params })
}

function encodingFor(request: IncomingMessage, file: File): Encoding {
  if (!SQUEEZED.test(file.type) || file.bodies.identity.length < 1_024) return 'identity'
  const accepted = request.headers['accept-encoding'] ?? ''
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity'
}

/** The file of a path; the start page for every address of the app that has no file. */
function find(files: Map<string, File>, request: IncomingMessage): File | undefined {
  let path = (request.url ?? '/').split('?')[0] ?? '/'
  try {
    path = decodeURIComponent(path)
  } catch {
    return undefined
  }
  const file = files.get(path)
  if (file) return file
  const page = /text\/html|\*\/\*/.test(request.headers.accept ?? '*/*') && !extname(path)
  return page ? files.get(`/${topology.site.fallback}`) : undefined
}

/**
 * Serves the built app from memory, compressed once per file. Answers false when it has nothing
 * for the address.
 */
export function site(dir: string, headers: Record<string, string>) {
  const files = read(dir)
  return async (request: IncomingMessage, out: ServerResponse): Promise<boolean> => {
    const file = find(files, request)
    if (!file) return false
    const encoding = encodingFor(request, file)
    const etag = `"${file.etag}-${encoding}"`
    const common = {
      ...headers,
      'content-type': file.type,
      'cache-control': file.cache,
      etag,
      vary: 'accept-encoding',
    }
    if (request.headers['if-none-match']?.split(/, */).includes(etag)) {
      out.writeHead(304, common).end()
      return true
    }
    if (encoding !== 'identity') file.bodies[encoding] ??= squeeze(file.bodies.identity, encoding)
    const body = await (file.bodies[encoding] ?? file.bodies.identity)
    const encoded = encoding === 'identity' ? {} : { 'content-encoding': encoding }
    out.writeHead(200, { ...common, ...encoded, 'content-length': body.length })
    out.end(request.method === 'HEAD' ? undefined : body)
    return true
  }
}
