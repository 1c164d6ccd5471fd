import { setTimeout as sleep } from 'node:timers/promises'
import type { Child } from './child.ts'
import type { LoadMethods, Measured } from './load.ts'
import { operations, requestOf, type Targets } from './operations.ts'
import type { RawMethods } from './raw.ts'
import { mapping, personRows } from './sheet.ts'
import type { Started } from './start.ts'

export interface Imported {
  rows: number
  /** Seconds of the check, of the import, and rows a second of the import alone. */
  check: number
  seconds: number
  perSecond: number
  counts: Record<string, number>
  /** Rows a second when the same items are written by a process that does nothing else. */
  raw: number
  ratio: number
  /** MB of the whole local cloud: before, at most, and the difference. */
  idle: number
  peak: number
  /** Opening households before and while it runs, 4 connections. */
  before: Measured
  during: Measured
}

interface Setting {
  terrace: Started
  tenant: string
  cookie: () => Promise<string>
  load: Child<LoadMethods>
  raw: Child<RawMethods>
  targets: Targets
}
interface JobView {
  state: string
  done: number
  counts: Record<string, number>
  error?: unknown
}

async function call<T>(setting: Setting, method: string, path: string, body?: unknown): Promise<T> {
  const { url } = setting.terrace
  const bytes = body instanceof Uint8Array
  const answer = await fetch(`${url}/api/t/${setting.tenant}${path}`, {
    method,
    headers: {
      cookie: await setting.cookie(),
      origin: url,
      'content-type': bytes ? 'application/octet-stream' : 'application/json',
    },
    ...(body === undefined ? {} : { body: bytes ? new Uint8Array(body) : JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

/** Waits for a job. @returns seconds it took */
async function follow(setting: Setting, job: string): Promise<{ seconds: number; view: JobView }> {
  const began = performance.now()
  for (;;) {
    const view = await call<JobView>(setting, 'GET', `/jobs/${job}`)
    if (view.state === 'done') return { seconds: (performance.now() - began) / 1000, view }
    if (view.state !== 'queued' && view.state !== 'running') {
      throw new Error(`job ${view.state}: ${JSON.stringify(view.error)}`)
    }
    await sleep(250)
  }
}

async function upload(setting: Setting, rows: number): Promise<string> {
  const bytes = personRows(rows)
  const made = await call<{ import: string; parts: number; partSize: number }>(
    setting,
    'POST',
    '/imports',
    { name: 'bench.csv', size: bytes.length },
  )
  const at = `/imports/${made.import}`
  for (let part = 0; part < made.parts; part++) {
    const chunk = bytes.subarray(part * made.partSize, (part + 1) * made.partSize)
    await call(setting, 'PUT', `${at}/parts/${part}`, chunk)
  }
  await call(setting, 'POST', `${at}/open`, {})
  await call(setting, 'PUT', `${at}/mapping`, { mapping })
  return at
}

/** Opens households until told to stop; a second at a time, and the worst p99 of the seconds. */
async function reading(setting: Setting, goesOn: () => boolean): Promise<Measured> {
  const { terrace, tenant, targets, load } = setting
  const requests = targets.households.map((_, n) =>
    requestOf(tenant, operations.open, operations.open.input(targets, n)),
  )
  let worst: Measured | undefined
  do {
    const headers = { cookie: await setting.cookie() }
    const order = { url: terrace.url, headers, requests, connections: 4, ms: 2_000, again: true }
    const measured = await load.call('run', order)
    if (!worst || measured.p99 > worst.p99) worst = measured
  } while (goesOn())
  return worst
}

/** Imports a made file through the api while others read; then writes the same items bare. */
export async function importOf(setting: Setting, rows: number): Promise<Imported> {
  const { cloud } = setting.terrace
  const memory = async () => {
    const { runner, table } = await cloud.call('memory', undefined)
    return runner + table
  }
  const at = await upload(setting, rows)
  const before = await reading(setting, () => false)
  const idle = await memory()
  let running = true
  let peak = idle
  const watch = setInterval(async () => {
    peak = Math.max(peak, await memory())
  }, 200)
  const readers = reading(setting, () => running)
  const check = await call<{ job: string }>(setting, 'POST', `${at}/check`, {})
  const checked = await follow(setting, check.job)
  const start = await call<{ job: string }>(setting, 'POST', `${at}/start`, {})
  const { seconds, view } = await follow(setting, start.job)
  running = false
  const during = await readers
  clearInterval(watch)
  await cloud.call('idle', undefined)
  const bare = await setting.raw.call('writeAgain', { tenant: setting.tenant })
  const [perSecond, raw] = [rows / seconds, rows / bare.seconds]
  const { counts } = view
  const times = { check: checked.seconds, seconds, perSecond, raw, ratio: perSecond / raw }
  return { rows, counts, ...times, idle, peak, before, during }
}
