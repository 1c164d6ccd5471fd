import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Child, startChild } from './child.ts'
import type { CloudMethods } from './cloud.ts'

export interface Started {
  cloud: Child<CloudMethods>
  url: string
  env: Record<string, string>
  logins: { role: string; email: string; password: string }[]
  /** Milliseconds from the start of the process to the first healthy answer. */
  took: number
  memory: { runner: number; table: number }
  stop(): Promise<void>
}

/** Requests a second and tenant that the api lets through; the bench is about what it can do. */
const RATE = '1000000'

/**
 * Starts the local cloud with the demo county and waits for health: in a folder of its own, or in
 * one that is kept for the next run.
 */
export async function startTerrace(execArgv: string[] = [], kept?: string): Promise<Started> {
  const dir = kept ?? mkdtempSync(join(tmpdir(), 'terrace-bench-'))
  const port = 20_000 + (randomBytes(2).readUInt16BE() % 20_000)
  const began = performance.now()
  const settings = { TERRACE_DATA: dir, TERRACE_SEED: 'demo', TERRACE_ENV: 'development' }
  const cloud = startChild<CloudMethods>('cloud', { ...settings, PORT: `${port}`, RATE }, execArgv)
  const url = `http://localhost:${port}`
  const about = cloud.call('about', undefined)
  let failure: unknown
  about.catch((error: unknown) => {
    failure = error
  })
  while (!(await healthy(url))) {
    if (failure) throw failure
    await sleep(20)
  }
  const took = performance.now() - began
  const { env, logins, memory } = await about
  const stop = async () => {
    await cloud.stop()
    if (!kept) rmSync(dir, { recursive: true, force: true })
  }
  return { cloud, url, env, logins, took, memory, stop }
}

const healthy = (url: string) =>
  fetch(`${url}/api/health`).then(
    (answer) => answer.ok,
    () => false,
  )

/**
 * Signs somebody of the demo in. The signed cookie speaks for five minutes: after two it is
 * fetched anew, as the app does.
 */
export function signedIn({ url, logins }: Started, role: string): () => Promise<string> {
  let cookie = new Map<string, string>()
  let until = 0
  const keep = (answer: Response) => {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      cookie.set(pair.slice(0, at), pair.slice(at + 1))
    }
  }
  const text = () => [...cookie].map(([name, value]) => `${name}=${value}`).join('; ')
  const headers = { 'content-type': 'application/json', origin: url }
  return async () => {
    if (performance.now() < until) return text()
    const { email, password } = logins.find((login) => login.role === role) ?? {}
    cookie = new Map()
    const body = JSON.stringify({ email, password })
    const answer = await fetch(`${url}/auth/sign-in/email`, { method: 'POST', headers, body })
    if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`)
    keep(answer)
    until = performance.now() + 120_000
    return text()
  }
}
