import type { jobRoutes } from '@terrace/platform/job-routes'
import type { routes } from '@terrace/registry/routes'
import type { routes as places } from '@terrace/tenancy/routes'
import { cached, refresh } from '../../api/cached.ts'
import { client, type InputOf, type OutputOf } from '../../api/client.ts'

export const api = client<typeof routes>()
export const jobs = client<typeof jobRoutes>()

const areas = client<typeof places>()

type Routes = typeof routes
export type ImportView = OutputOf<Routes, 'GET /imports/{import}'>
export type ImportLine = OutputOf<Routes, 'GET /imports'>['items'][number]
export type Inspection = OutputOf<Routes, 'GET /imports/{import}/inspection'>
export type Opened = NonNullable<ImportView['opened']>
export type Mapping = NonNullable<ImportView['mapping']>
export type Nature = Opened['natures'][string]
export type Unit = NonNullable<Mapping['sums'][number]['unit']>
export type FieldView = OutputOf<Routes, 'GET /import-fields'>['items'][number]
export type Preview = OutputOf<Routes, 'GET /imports/{import}/preview'>
export type ProblemView = Preview['problems'][number]
export type OpenInput = InputOf<Routes, 'POST /imports/{import}/open'>
export type JobView = NonNullable<ImportView['job']>

export const imports = cached('imports', (cursor: string) =>
  api('GET /imports', cursor ? { cursor } : {}),
)

export const importOf = cached('import', (id: string) =>
  api('GET /imports/{import}', { import: id }),
)

export const inspection = cached('inspection', (id: string) =>
  api('GET /imports/{import}/inspection', { import: id }),
)

export const fields = cached('import-fields', () => api('GET /import-fields'))

export const preview = cached('import-preview', (id: string, _check: string) =>
  api('GET /imports/{import}/preview', { import: id }),
)

export const problems = cached('import-problems', (id: string, _check: string, page: number) =>
  api('GET /imports/{import}/problems', { import: id, page }),
)

export const values = cached('import-values', (id: string, column: string, field: string) =>
  api('GET /imports/{import}/values', { import: id, column, field }),
)

/** The schemes by which the tenant's areas have codes, told by its first areas. */
export const schemes = cached('area-schemes', async () => {
  const { items } = await areas('GET /areas', { limit: 5 })
  return [...new Set(items.flatMap(({ codes }) => Object.keys(codes)))].sort()
})

/** Areas that a text of a file may name: by its code where there is a scheme, else by its name. */
export const areasCalled = cached('areas-called', async (text: string, scheme: string) => {
  const coded = scheme ? await areas('GET /areas', { scheme, code: text }) : undefined
  const { items } = coded?.items.length
    ? coded
    : await areas('GET /areas', { name: text.slice(0, 100), limit: 50 })
  return { items, coded: Boolean(coded?.items.length) }
})

/** After a step was saved or a job began: the import asks again, and so does the list. */
export const changed = (): Promise<void> => refresh('import', 'imports')
