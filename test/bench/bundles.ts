import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { bundleEntry, bundleFunctions } from '../../infra/build.ts'
import { median } from './statistics.ts'

export interface Loaded {
  name: string
  /** Bytes, minified. */
  size: number
  /** Milliseconds of the module's import in a fresh process, and of the bare function's by turns. */
  ms: number
  bareMs: number
  ratio: number
}

/** Fresh processes for each module. */
const TURNS = 7

/** What a function finds in its environment; nothing of it is asked while it loads. */
const env = {
  PATH: process.env.PATH,
  AWS_REGION: 'us-east-1',
  TABLE: 't',
  QUEUE_WORK: 'http://localhost:1/work',
  QUEUE_BULK: 'http://localhost:1/bulk',
  BUCKET_FILES: 'b',
  BASE_URL: 'http://localhost:1',
  AUTH_SECRET: 'a secret for the bench that signs nothing',
  MASTER_KEY: Buffer.alloc(32).toString('base64'),
  MAIL_OUTBOX: join(tmpdir(), 'terrace-no-outbox'),
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
}

/** Milliseconds that a fresh process needs to import a module. */
function loadOnce(file: string): number {
  const url = JSON.stringify(pathToFileURL(file).href)
  const code = `const t=performance.now();await import(${url});console.log(performance.now()-t);process.exit()`
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', code], { env }))
}

/** Sizes and load times of every function, each beside the bare one. */
export async function bundlesOf(): Promise<{ bare: number; functions: Loaded[] }> {
  const out = mkdtempSync(join(tmpdir(), 'terrace-bundles-'))
  try {
    const entry = fileURLToPath(new URL('./bare.ts', import.meta.url))
    const bare = await bundleEntry(entry, join(out, 'bare'))
    const sizes = await bundleFunctions(out)
    const module = (name: string) => join(out, name, 'index.mjs')
    const functions = Object.entries(sizes).map(([name, size]) => {
      const [own, other]: [number[], number[]] = [[], []]
      for (let turn = 0; turn < TURNS; turn++) {
        own.push(loadOnce(module(name)))
        other.push(loadOnce(module('bare')))
      }
      const ratio = median(own.map((ms, i) => ms / (other[i] ?? Number.NaN)))
      return { name, size, ms: median(own), bareMs: median(other), ratio }
    })
    return { bare: bare.size, functions }
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

export interface FirstLoad {
  script: number
  style: number
  files: number
}

const DIST = fileURLToPath(new URL('../../web/dist/', import.meta.url))

/**
 * Bytes, gzipped, of what a browser must have before the first screen: the page's scripts with all
 * that they import at once, and its styles. What is imported when used does not count.
 */
export function firstLoad(): FirstLoad | undefined {
  const page = read('index.html')?.toString()
  if (page === undefined) return undefined
  const found = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)]
  const queue = found.flatMap(([, file]) => (file ? [file] : []))
  const seen = new Set<string>()
  const bytes = { script: 0, style: 0 }
  for (let file = queue.pop(); file; file = queue.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    const content = read(file) ?? Buffer.alloc(0)
    bytes[file.endsWith('.css') ? 'style' : 'script'] += gzipSync(content).length
    if (file.endsWith('.css')) continue
    const imports = content.toString().matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)
    for (const [, name] of imports) queue.push(`assets/${name}`)
  }
  return { ...bytes, files: seen.size }
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(join(DIST, file))
  } catch {
    return undefined
  }
}
