import type { jobRoutes } from '@terrace/platform/job-routes'
import type { routes } from '@terrace/registry/routes'
import { cached, refresh } from '../../api/cached.ts'
import { client, type InputOf, type OutputOf } from '../../api/client.ts'
import { rememberRecent } from '../../api/recent.ts'

export const api = client<typeof routes>()
export const jobs = client<typeof jobRoutes>()

type Routes = typeof routes
export type Input<K extends keyof Routes> = InputOf<Routes, K>
export type HouseholdView = OutputOf<Routes, 'GET /households/{household}'>
export type MemberView = HouseholdView['members'][number]
export type Snapshot = HouseholdView['snapshot']
export type Brief = OutputOf<Routes, 'GET /households'>['items'][number]
export type Found = OutputOf<Routes, 'POST /households/search'>['items'][number]
export type HistoryEntry = OutputOf<Routes, 'GET /households/{household}/history'>['items'][number]
export type SavedView = OutputOf<Routes, 'GET /views'>['items'][number]

export const households = cached('households', (filter: Input<'GET /households'>) =>
  api('GET /households', filter),
)

export const household = cached('household', async (id: string, asOf?: string) => {
  const asked = { household: id, ...(asOf ? { asOf } : {}) }
  const found = await api('GET /households/{household}', asked)
  rememberRecent(found)
  return found
})

/** Of whoever signs in for a household: what is on file of it, if anything is. */
export const ownHousehold = cached('own-household', () => api('GET /own-household'))

export const history = cached('household-history', (id: string) =>
  api('GET /households/{household}/history', { household: id }),
)

export const years = cached('household-years', async (id: string) => {
  const { items } = await api('GET /households/{household}/years', { household: id })
  return { items: items.toReversed() }
})

export const views = cached('saved-views', () => api('GET /views'))

/** After a change of a household: its page, its history and every list ask again. */
export const changed = (): Promise<void> =>
  refresh('household', 'household-history', 'household-years', 'households')
