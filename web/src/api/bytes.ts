import { lang, tagOf } from '../i18n/language.ts'
import { newAction } from './client.ts'
import { ApiProblem, problemFrom, problemOf } from './problem.ts'
import { signedIn } from './session.ts'

/** A village's line is slow. Milliseconds for one request. */
const PATIENCE = 120_000
const TRIES = 3

/**
 * Puts bytes to an address of the API, once more when the session had to be renewed for it.
 * @param headers beside those that every upload has, such as a digest
 * @throws ApiProblem
 */
export async function sendBytes(
  url: string,
  body: Blob | ArrayBuffer,
  headers: Record<string, string> = {},
): Promise<Response> {
  const action = newAction()
  const put = () =>
    fetch(url, {
      method: 'PUT',
      body,
      headers: {
        accept: 'application/json',
        'accept-language': tagOf(lang()),
        'content-type': 'application/octet-stream',
        'idempotency-key': action,
        ...headers,
      },
      signal: AbortSignal.timeout(PATIENCE),
    })
  try {
    const answer = await signedIn(put)
    if (!answer.ok) throw await problemFrom(answer)
    return answer
  } catch (error) {
    throw problemOf(error)
  }
}

/** The parts of a file: number, first byte, end. */
export const partsOf = (size: number, partSize: number) =>
  Array.from({ length: Math.max(1, Math.ceil(size / partSize)) }, (_, part) => ({
    part,
    from: part * partSize,
    to: Math.min(size, (part + 1) * partSize),
  }))

/**
 * Sends one part of a file; a lost answer is tried again, since the same part may come twice.
 * @throws ApiProblem
 */
export async function sendPart(...[url, body, headers]: Parameters<typeof sendBytes>) {
  for (let tried = 1; ; tried++) {
    try {
      await sendBytes(url, body, headers)
      return
    } catch (error) {
      const passing = error instanceof ApiProblem && error.passing
      if (!passing || tried === TRIES) throw error
      await new Promise((done) => setTimeout(done, 500 * 2 ** tried))
    }
  }
}
