import type { routes } from '@terrace/funds/routes'
import { sendBytes } from '../../api/bytes.ts'
import { cached, refresh } from '../../api/cached.ts'
import { client, type InputOf, type OutputOf } from '../../api/client.ts'
import { tenant } from '../../api/tenant.ts'

type Routes = typeof routes
export const api = client<Routes>()
export type ResultLine = OutputOf<Routes, 'GET /results'>['items'][number]
export type ResultView = OutputOf<Routes, 'GET /results/{result}'>
export type Texts = ResultView['texts']

export const results = cached('results', (asked: InputOf<Routes, 'GET /results'>) =>
  api('GET /results', asked),
)
export const result = cached('result', (id: string) => api('GET /results/{result}', { result: id }))
/** After one was written, released or withdrawn. */
export const changed = (): Promise<void> => refresh('results', 'result')

/** Where the office looks at a photo. */
export const photoPath = (of: string, photo: string): string =>
  `/api/t/${tenant()}/results/${of}/photos/${photo}`

/** Keeps a photo; what the camera wrote beside the picture is left out there. @throws ApiProblem */
export async function uploadPhoto(file: File): Promise<string> {
  const path = `/api/t/${tenant()}/results/photos/${encodeURIComponent(file.name || 'photo')}`
  const kept: { photo: string } = await (await sendBytes(path, file)).json()
  return kept.photo
}
