import { createSignal } from 'solid-js'
import { partsOf, sendPart } from '../../api/bytes.ts'
import { tenant } from '../../api/tenant.ts'
import { api, type ImportView, type OpenInput } from './api.ts'

/** Bytes that the server takes in one file; the same limit is kept there. */
export const LARGEST = 200 * 2 ** 20

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

const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** What proves that a part arrived as it was; nothing where the browser cannot say. */
const digestOf = async (bytes: ArrayBuffer): Promise<string> =>
  globalThis.crypto?.subtle ? hex(await crypto.subtle.digest('SHA-256', bytes)) : ''

/** Sends what the server does not have yet of a file: all of it, or the rest after a break. */
async function send(of: Pick<ImportView, 'import' | 'partSize'>, file: File): Promise<void> {
  const { import: id, partSize } = of
  const { missing } = await api('GET /imports/{import}/parts', { import: id })
  const rest = partsOf(file.size, partSize).filter(({ part }) => missing.includes(part))
  let sent = file.size - rest.reduce((sum, { from, to }) => sum + to - from, 0)
  say(id, { sent })
  const base = `/api/t/${tenant()}/imports/${id}`
  for (const { part, from, to } of rest) {
    const bytes = await file.slice(from, to).arrayBuffer()
    await sendPart(`${base}/parts/${part}`, bytes, { 'x-sha256': await digestOf(bytes) })
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
