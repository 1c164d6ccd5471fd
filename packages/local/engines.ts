import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { startDynoxide } from './dynoxide.ts'

/** Addresses of the three engines, without a trailing slash. */
export type Endpoints = { dynamodb: string; sqs: string; s3: string }
export type Engines = Endpoints & {
  /** Resident memory of the engine that is a process of its own, in MB; 0 when it is not ours. */
  memory: () => Promise<number>
  stop: () => Promise<void>
}
export type EngineOptions = {
  /** Where data live (`table.sqlite`, `files/`); without it, in memory and a folder in /tmp. */
  dir?: string
  /** Hears of an engine that ended although nobody stopped it. */
  lost?: (why: string) => void
}

type Part = { endpoint: string; pid?: number; stop: () => Promise<void> }

const given = (url: string | undefined): Part | undefined =>
  url ? { endpoint: url.replace(/\/+$/, ''), stop: async () => undefined } : undefined

/** SQS in this process. Its own starter listens on every interface; this one on loopback only. */
async function startQueues(): Promise<Part> {
  const { buildApp } = await import('fauxqs')
  const app = buildApp({ logger: false })
  const endpoint = await app.listen({ host: '127.0.0.1', port: 0 })
  return { endpoint, stop: async () => void (await app.close()) }
}

/** S3 on disk in this process. Its logger would swallow uncaught exceptions: it must be silent. */
async function startFiles(directory: string): Promise<Part> {
  const { default: S3rver } = await import('s3rver')
  mkdirSync(directory, { recursive: true })
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    vhostBuckets: false,
  })
  const { port } = await server.run()
  const stop = async () => {
    server.httpServer?.closeAllConnections()
    await server.close()
  }
  return { endpoint: `http://127.0.0.1:${port}`, stop }
}

/** Resident memory of a process in MB, from /proc; 0 where there is none. */
async function residentMb(pid: number | undefined): Promise<number> {
  if (pid === undefined) return 0
  const { readFile } = await import('node:fs/promises')
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
}

/**
 * Starts what the environment does not already name (DYNAMODB_ENDPOINT, SQS_ENDPOINT,
 * S3_ENDPOINT) on free loopback ports. Everything ends with this process, even by SIGKILL.
 */
export async function startEngines(options: EngineOptions = {}): Promise<Engines> {
  const dir = options.dir === undefined ? undefined : resolve(options.dir)
  const { DYNAMODB_ENDPOINT, SQS_ENDPOINT, S3_ENDPOINT } = process.env
  // A folder of its own is needed only for files that no other server keeps.
  const scratch = dir || S3_ENDPOINT ? undefined : mkdtempSync(join(tmpdir(), 'terrace-'))
  const home = dir ?? scratch ?? tmpdir()
  const parts: Part[] = []
  const stop = async () => {
    await Promise.all(parts.map((part) => part.stop()))
    if (scratch) rmSync(scratch, { recursive: true, force: true })
  }
  const started = async (part: Part | undefined, start: () => Promise<Part>) => {
    const running = part ?? (await start())
    parts.push(running)
    return running
  }
  try {
    const file = dir === undefined ? undefined : join(dir, 'table.sqlite')
    const [table, queues, files] = await Promise.all([
      started(given(DYNAMODB_ENDPOINT), () => startDynoxide(file, scratch, options.lost)),
      started(given(SQS_ENDPOINT), startQueues),
      started(given(S3_ENDPOINT), () => startFiles(join(home, 'files'))),
    ])
    return {
      dynamodb: table.endpoint,
      sqs: queues.endpoint,
      s3: files.endpoint,
      memory: () => residentMb(table.pid),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
