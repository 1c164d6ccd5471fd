import { createSignal } from 'solid-js'
import { newAction } from '../../api/client.ts'
import { ApiProblem, problemFrom, problemOf } from '../../api/problem.ts'
import { renewSession } from '../../api/session.ts'
import { tenant } from '../../api/tenant.ts'
import { lang, tagOf } from '../../i18n/language.ts'
import { api, type ImportView, type OpenInput } from './api.ts'

/** Bytes that the server takes in one file; the same limit is kept there. */
export const LARGEST = 200 * 2 ** 20
/** A part may take long on a village's line. Milliseconds. */
const PATIENCE = 120_000
const TRIES = 3

export interface Sending {
  import: string
  sent: number
  size: number
  /** Kept in memory so that the rest can be sent again. */
  file?: File
  /** The work under way. */
  work?: Promise<void>
  /** Why it broke off; what was sent stays. */
  problem?: unknown
  /** Why the file, once there, cannot be read. */
  refused?: unknown
  opened?: boolean
}

/*
 * Outside of any page: an upload goes on while its person looks at something else, and is found
 * again when they come back.
 */
const [sending, setSending] = createSignal<Readonly<Record<string, Sending>>>({})
const say = (id: string, change: Partial<Sending>) =>
  setSending((all) => {
    const { problem: _p, refused: _r, ...had } = all[id] ?? { import: id, sent: 0, size: 0 }
    return { ...all, [id]: { ...had, ...change } }
  })

/** How far the upload of an import is, when this tab is sending it. */
export const sendingOf = (id: string): Sending | undefined => sending()[id]

/** The parts of a file: number, first byte, end. */
export const partsOf = (size: number, partSize: number) =>
  Array.from({ length: Math.max(1, Math.ceil(size / partSize)) }, (_, part) => ({
    part,
    from: part * partSize,
    to: Math.min(size, (part + 1) * partSize),
  }))

const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

async function put(url: string, bytes: ArrayBuffer, digest: string): Promise<Response> {
  return fetch(url, {
    method: 'PUT',
    body: bytes,
    headers: {
      accept: 'application/json',
      'accept-language': tagOf(lang()),
      'content-type': 'application/octet-stream',
      'idempotency-key': newAction(),
      'x-sha256': digest,
    },
    signal: AbortSignal.timeout(PATIENCE),
  })
}

/** Sends one part; a lost answer is tried again, since the same part may come twice. */
async function sendPart(base: string, part: number, bytes: ArrayBuffer): Promise<void> {
  const digest = globalThis.crypto?.subtle ? hex(await crypto.subtle.digest('SHA-256', bytes)) : ''
  for (let tried = 1; ; tried++) {
    try {
      let answer = await put(`${base}/parts/${part}`, bytes, digest)
      if (answer.status === 401) {
        if (!(await renewSession())) throw new ApiProblem(401, 'session.ended')
        answer = await put(`${base}/parts/${part}`, bytes, digest)
      }
      if (answer.ok) return
      throw await problemFrom(answer)
    } catch (error) {
      const found = problemOf(error)
      const passing = found instanceof ApiProblem && found.passing
      if (!passing || tried === TRIES) throw found
      await new Promise((done) => setTimeout(done, 500 * 2 ** tried))
    }
  }
}

/** Sends what the server does not have yet of a file: all of it, or the rest after a break. */
async function send(of: Pick<ImportView, 'import' | 'partSize'>, file: File): Promise<void> {
  const { import: id, partSize } = of
  const { missing } = await api('GET /imports/{import}/parts', { import: id })
  const rest = partsOf(file.size, partSize).filter(({ part }) => missing.includes(part))
  let sent = file.size - rest.reduce((sum, { from, to }) => sum + to - from, 0)
  say(id, { sent })
  const base = `/api/t/${tenant()}/imports/${id}`
  for (const { part, from, to } of rest) {
    await sendPart(base, part, await file.slice(from, to).arrayBuffer())
    sent += to - from
    say(id, { sent })
  }
}

/** Opens what has arrived, with other options than before if given. */
export async function openAgain(
  { import: id, size }: Pick<ImportView, 'import' | 'size'>,
  options: Omit<OpenInput, 'import'>,
): Promise<void> {
  say(id, { sent: size, size })
  try {
    await api('POST /imports/{import}/open', { import: id, ...options })
    say(id, { opened: true })
  } catch (refused) {
    say(id, { refused })
  }
}

async function sendAndOpen(view: ImportView, file: File): Promise<void> {
  try {
    await send(view, file)
  } catch (problem) {
    say(view.import, { problem })
    return
  }
  await openAgain(view, {})
}

/** Brings a file to the server and opens it there. What goes wrong is told by `sendingOf`. */
export function bring(view: ImportView, file: File): Promise<void> {
  say(view.import, { size: file.size, file })
  const work = sendAndOpen(view, file)
  say(view.import, { work })
  return work
}
