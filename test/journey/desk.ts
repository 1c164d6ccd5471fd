import type { routes as certificates } from '@terrace/certificates/routes'
import type { World } from '@terrace/local/world'
import type { routes as monitoring } from '@terrace/monitoring/routes'
import type { jobRoutes } from '@terrace/platform/job-routes'
import type { InputOf, OutputOf } from '@terrace/platform/route'
import type { routes as procedures } from '@terrace/procedures/routes'
import type { routes as registry } from '@terrace/registry/routes'

type Table = typeof registry &
  typeof procedures &
  typeof monitoring &
  typeof certificates &
  typeof jobRoutes
type Login = Awaited<ReturnType<World['login']>>
type Mapping = InputOf<Table, 'PUT /imports/{import}/mapping'>['mapping']
type Inspected = OutputOf<Table, 'POST /imports/{import}/open'>

export interface Refusal {
  status: number
  code: string
  detail: string
  fields?: { path: string; code: string; message: string }[]
}

/** A picture of one pixel. */
export const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** The desk of somebody who is signed in: everything they do goes over HTTP, as in the browser. */
export function deskOf(w: World, login: Login) {
  const request = (key: string, input: object, headers: Record<string, string> = {}) => {
    const [method = 'GET', path = '/'] = key.split(' ')
    const rest: Record<string, unknown> = { ...input }
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const value = String(rest[name])
      delete rest[name]
      return encodeURIComponent(value)
    })
    if (method !== 'GET') return login.send(method, filled, rest, headers)
    const query = new URLSearchParams(Object.entries(rest).map(([k, v]) => [k, String(v)]))
    return login.send(method, `${filled}?${query}`, undefined, headers)
  }

  /** The answer; a refusal fails the test with its own words. */
  async function ask<K extends keyof Table & string>(
    key: K,
    input: InputOf<Table, K>,
    headers?: Record<string, string>,
  ): Promise<OutputOf<Table, K>> {
    const response = await request(key, input as object, headers)
    const text = await response.text()
    if (!response.ok) throw new Error(`${key} was refused with ${response.status}: ${text}`)
    return JSON.parse(text)
  }

  /** The refusal; an answer fails the test. */
  async function refused<K extends keyof Table & string>(
    key: K,
    input: InputOf<Table, K>,
    headers?: Record<string, string>,
  ): Promise<Refusal> {
    const response = await request(key, input as object, headers)
    if (response.ok) throw new Error(`${key} was not refused: ${await response.text()}`)
    return (await response.json()) as Refusal
  }

  /** Sends bytes to an address that takes files. */
  async function send(path: string, body: Buffer<ArrayBuffer>) {
    const response = await w.app.request(`${w.env.BASE_URL}/api/t/${w.tenant}/${path}`, {
      method: 'PUT',
      headers: { cookie: login.cookie, origin: w.env.BASE_URL },
      body,
    })
    return (await response.json()) as Record<string, unknown>
  }

  /** Uploads a photo of an area, as a phone would; answers its id. */
  async function photo(area: string, bytes: Buffer<ArrayBuffer> = PHOTO) {
    const response = await w.app.request(
      `${w.env.BASE_URL}/api/t/${w.tenant}/evidence/${area}/board.png`,
      { method: 'PUT', headers: { cookie: login.cookie, origin: w.env.BASE_URL }, body: bytes },
    )
    return { status: response.status, ...((await response.json()) as { evidence: string }) }
  }

  /** Runs a job to its end and reads it. */
  async function finish(job: string) {
    await w.work(job)
    await w.settle()
    return ask('GET /jobs/{job}', { job })
  }

  /** Downloads a file that a job made, from the address that the page would open. */
  async function download(job: string, name: string): Promise<Buffer> {
    const { url } = await ask('GET /jobs/{job}/files/{name}', { job, name })
    const response = await fetch(url)
    if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`)
    return Buffer.from(await response.arrayBuffer())
  }

  /** Sends a file in its parts and opens it, as the first step of the wizard. */
  async function upload(name: string, bytes: Uint8Array): Promise<Inspected> {
    const made = await ask('POST /imports', { name, size: bytes.length })
    for (let part = 0; part < made.parts; part++) {
      const body = bytes.slice(part * made.partSize, (part + 1) * made.partSize)
      const at = `/api/t/${w.tenant}/imports/${made.import}/parts/${part}`
      const sent = await w.app.request(`${w.env.BASE_URL}${at}`, {
        method: 'PUT',
        headers: { cookie: login.cookie, origin: w.env.BASE_URL },
        body,
      })
      if (!sent.ok) throw new Error(`part ${part}: ${await sent.text()}`)
    }
    return ask('POST /imports/{import}/open', { import: made.import })
  }

  /** The whole wizard: upload, mapping, check, import. Answers both jobs as they ended. */
  async function bring(name: string, bytes: Uint8Array, mappingOf: (opened: Inspected) => Mapping) {
    const opened = await upload(name, bytes)
    const which = { import: opened.import.import }
    await ask('PUT /imports/{import}/mapping', { ...which, mapping: mappingOf(opened) })
    const check = await finish((await ask('POST /imports/{import}/check', which)).job)
    const job = await finish((await ask('POST /imports/{import}/start', which)).job)
    return { ...which, opened, check, job }
  }

  return { ask, refused, photo, send, finish, download, upload, bring, user: login.user }
}
export type Desk = ReturnType<typeof deskOf>

/** What the page proposes, taken as it is: the mapping that an officer confirms. */
export const proposed =
  (more: Pick<Mapping, 'source' | 'area'> & Partial<Mapping>) =>
  (opened: Inspected): Mapping => ({
    shape: 'persons',
    columns: opened.suggestions
      .filter(({ field }) => field !== 'household' && field !== 'area')
      .map(({ column, field, unit, values }) => ({
        column,
        field,
        ...(unit ? { unit } : {}),
        ...(values ? { values } : {}),
      })),
    natures: opened.import.opened?.natures ?? {},
    ...more,
  })
