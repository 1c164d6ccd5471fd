import { newAction } from '../../api/client.ts'
import { ApiProblem, problemFrom, problemOf } from '../../api/problem.ts'
import { renewSession } from '../../api/session.ts'
import { tenant } from '../../api/tenant.ts'
import { lang, tagOf } from '../../i18n/language.ts'
import { partsOf } from '../intake/upload.ts'

/** What the server takes in one part, and in how many. */
const PART = 4 * 2 ** 20
const MOST = 60
export const LARGEST = PART * MOST
/** A part may take long on a village's line. Milliseconds. */
const PATIENCE = 120_000
const TRIES = 3

async function put(url: string, bytes: Blob): Promise<Response> {
  return fetch(url, {
    method: 'PUT',
    body: bytes,
    headers: {
      accept: 'application/json',
      'accept-language': tagOf(lang()),
      'content-type': 'application/octet-stream',
      'idempotency-key': newAction(),
    },
    signal: AbortSignal.timeout(PATIENCE),
  })
}

/** Sends one part; a lost answer is tried again, since the same part may come twice. */
async function sendPart(url: string, bytes: Blob): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      let answer = await put(url, bytes)
      if (answer.status === 401) {
        if (!(await renewSession())) throw new ApiProblem(401, 'session.ended')
        answer = await put(url, bytes)
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

/**
 * Brings a bank's file to the server in parts.
 * @param upload what the caller calls it; the same again sends the same parts
 * @param progress bytes that have arrived
 * @returns how many parts it has. @throws ApiProblem
 */
export async function bring(
  upload: string,
  file: File,
  progress: (sent: number) => void,
): Promise<number> {
  const parts = partsOf(file.size, PART)
  for (const { part, from, to } of parts) {
    await sendPart(`/api/t/${tenant()}/bank-files/${upload}/${part}`, file.slice(from, to))
    progress(to)
  }
  return parts.length
}
