import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import bundled from '@sparticuz/chromium'
import { type BrowserServer, chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'

/** What every browser test is given: a running Terrace with a small county, and one Chromium. */
export interface Given {
  url: string
  /** Where Chromium listens; each test file connects to it. */
  browser: string
  outbox: string
  logins: { role: string; email: string; password: string }[]
}
declare module 'vitest' {
  export interface ProvidedContext {
    terrace: Given
  }
}

const ROOT = join(import.meta.dirname, '../..')
const HOUSEHOLDS = '200'
/** The build of the app, the engines and the county together. */
const PATIENCE = 120_000

/**
 * `npm start`, once for all browser tests: in a process of its own, because it sets the environment
 * of its functions, which the integration tests must not inherit.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), 'terrace-browser-'))
  const closing: (() => Promise<unknown>)[] = [() => rm(dir, { recursive: true, force: true })]
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step()
  }
  try {
    const url = `http://localhost:${await freePort()}`
    const cloud = await startCloud(url, dir)
    closing.push(() => stop(cloud))
    const browser = await startBrowser()
    closing.push(() => browser.close())
    const { logins } = JSON.parse(await readFile(join(dir, 'seed.json'), 'utf8'))
    const outbox = join(dir, 'outbox')
    project.provide('terrace', { url, browser: browser.wsEndpoint(), outbox, logins })
    return close
  } catch (error) {
    await close()
    throw error
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

async function startCloud(url: string, dir: string): Promise<ChildProcess> {
  const { PATH, HOME, TMPDIR, AWS_CA_BUNDLE } = process.env
  const env = {
    ...Object.fromEntries(
      Object.entries({ PATH, HOME, TMPDIR, AWS_CA_BUNDLE }).filter(([, v]) => v),
    ),
    PORT: new URL(url).port,
    TERRACE_DATA: dir,
    TERRACE_SEED: 'demo',
    SEED_HOUSEHOLDS: HOUSEHOLDS,
  }
  const args = ['--import', 'tsx', 'packages/local/main.ts']
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let words = ''
  for (const pipe of [child.stdout, child.stderr]) {
    pipe?.on('data', (data: Buffer) => {
      words += data
    })
  }
  const end = performance.now() + PATIENCE
  while (child.exitCode === null && performance.now() < end) {
    const health = await fetch(`${url}/api/health`).catch(() => undefined)
    if (health?.ok) return child
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  await stop(child)
  throw new Error(`Terrace did not start for the browser tests:\n${words}`)
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

async function startBrowser(): Promise<BrowserServer> {
  // In one process a page that falls takes every other test with it.
  const args = bundled.args.filter((arg) => arg !== '--single-process' && arg !== '--no-zygote')
  return chromium.launchServer({
    executablePath: await bundled.executablePath(),
    args,
    headless: true,
  })
}
