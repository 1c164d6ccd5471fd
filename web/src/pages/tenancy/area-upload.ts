import type { AreaFile } from '@terrace/tenancy'
import { newAction } from '../../api/client.ts'
import { ApiProblem, problemFrom, problemOf } from '../../api/problem.ts'
import { renewSession } from '../../api/session.ts'
import { tenant } from '../../api/tenant.ts'
import { lang, tagOf } from '../../i18n/language.ts'

export type { AreaFile }

/** Bytes that the server takes at once; the same limit is kept there. */
const LARGEST = 4 * 2 ** 20
/** Milliseconds; a village's line is slow. */
const PATIENCE = 120_000

/**
 * Sends a file of areas; answers where it lies and what its columns are.
 * @throws ApiProblem
 */
export async function sendAreaFile(file: File): Promise<AreaFile> {
  if (file.size > LARGEST) {
    throw new ApiProblem(413, 'file.too-large', { size: file.size, limit: LARGEST })
  }
  const put = async () =>
    fetch(`/api/t/${tenant()}/area-files/${encodeURIComponent(file.name)}`, {
      method: 'PUT',
      body: await file.arrayBuffer(),
      headers: {
        accept: 'application/json',
        'accept-language': tagOf(lang()),
        'content-type': 'application/octet-stream',
        'idempotency-key': newAction(),
      },
      signal: AbortSignal.timeout(PATIENCE),
    }).catch((error: unknown) => {
      throw problemOf(error)
    })
  let answer = await put()
  if (answer.status === 401) {
    if (!(await renewSession())) throw new ApiProblem(401, 'session.ended')
    answer = await put()
  }
  if (!answer.ok) throw await problemFrom(answer)
  return answer.json()
}
