import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lives, until } from './testing.ts'

const home = mkdtempSync(join(tmpdir(), 'terrace-main-'))
const data = join(home, 'data')
const slow = `export const handler = async (event: { rawPath: string }) => {
  if (event.rawPath === '/api/slow') await new Promise((done) => setTimeout(done, 700))
  return { statusCode: 200, body: '{"status":"ok"}' }
}`

beforeAll(() => {
  mkdirSync(join(home, 'functions'))
  writeFileSync(join(home, 'functions', 'package.json'), '{"type":"module"}')
  for (const name of ['api', 'auth', 'events', 'jobs', 'schedule']) {
    writeFileSync(join(home, 'functions', `${name}.ts`), slow)
  }
})
const begun: ChildProcess[] = []
afterAll(() => {
  for (const child of begun) child.kill('SIGKILL')
  rmSync(home, { recursive: true, force: true })
})

/** `npm start` on the test's folder, up to its banner. */
async function start(): Promise<{ child: ChildProcess; url: string; words: () => string }> {
  const env = { ...process.env, PORT: '0', TERRACE_DATA: data, TERRACE_SEED: 'empty' }
  for (const name of Object.keys(env)) {
    if (/^(?:DYNAMODB|SQS|S3|S3_PUBLIC)_ENDPOINT$|^BASE_URL$|^VITEST/.test(name)) {
      delete (env as NodeJS.ProcessEnv)[name]
    }
  }
  const functions = `${pathToFileURL(join(home, 'functions'))}`
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const main = fileURLToPath(new URL('./main.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', tsx, main], {
    env: { ...env, TERRACE_FUNCTIONS: functions, TERRACE_APP: 'off' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  begun.push(child)
  let words = ''
  for (const pipe of [child.stdout, child.stderr]) {
    pipe?.on('data', (text: Buffer) => {
      words += text
    })
  }
  await until(() => words.includes('Ctrl-C') || child.exitCode !== null, 30_000)
  const url = /http:\/\/localhost:\d+/.exec(words)?.[0]
  if (!url) throw new Error(`no banner: ${words}`)
  return { child, url, words: () => words }
}

/** Processes that hold the test's data folder: the engine and its guard. */
function holders(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(join(data, 'table.sqlite'))
      } catch {
        return false
      }
    })
}

it.each([
  'SIGINT',
  'SIGTERM',
] as const)('%s finishes what is under way and exits 0', async (signal) => {
  const { child, url, words } = await start()
  expect((await fetch(`${url}/api/health`)).status).toBe(200)
  const engine = holders()
  expect(engine).toHaveLength(1)
  const answer = fetch(`${url}/api/slow`)
  await new Promise((resolve) => setTimeout(resolve, 200))
  const exit = once(child, 'exit')
  child.kill(signal)
  expect((await answer).status).toBe(200)
  expect((await exit)[0], words()).toBe(0)
  expect(engine.some(lives)).toBe(false)
})

it('SIGKILL leaves nothing running, and the next start works', async () => {
  const first = await start()
  const engine = holders()
  first.child.kill('SIGKILL')
  expect(await until(() => !engine.some(lives), 5_000)).toBe(true)
  const second = await start()
  expect((await fetch(`${second.url}/api/health`)).status).toBe(200)
  const exit = once(second.child, 'exit')
  second.child.kill('SIGTERM')
  expect((await exit)[0]).toBe(0)
})

it('ends with an error when its engine is killed', async () => {
  const { child, words } = await start()
  const exit = once(child, 'exit')
  for (const pid of holders()) process.kill(pid, 'SIGKILL')
  expect((await exit)[0]).toBe(1)
  expect(words()).toContain('the DynamoDB engine ended (SIGKILL)')
})
