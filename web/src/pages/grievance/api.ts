import type { publicRoutes, routes } from '@terrace/procedures/routes'
import type { routes as registry } from '@terrace/registry/routes'
import { cached, refresh } from '../../api/cached.ts'
import { client, type InputOf, type OutputOf } from '../../api/client.ts'
import type { AreaNode, AreaSource } from '../../ui/area-picker.tsx'

export const api = client<typeof routes>()
export const households = client<typeof registry>()

type Routes = typeof routes
type Public = typeof publicRoutes
export type Brief = OutputOf<Routes, 'GET /grievances'>['items'][number]
export type Grievance = OutputOf<Routes, 'GET /grievances/{grievance}'>
export type Filed = OutputOf<Public, 'POST /grievances'>
export type PublicGrievance = OutputOf<Public, 'POST /grievances/{grievance}/state'>
export type Telling = InputOf<Public, 'POST /grievances'>
export type Type = Telling['type']
export type Answering = InputOf<Routes, 'POST /grievances/{grievance}/answer'>

export const types: readonly Type[] = [
  'missed-household',
  'wrongly-included',
  'benefit',
  'misuse',
  'attitude',
  'data-error',
]

/** What anybody may ask of a tenant without being signed in. */
export const publicApi = (tenant: string) => client<Public>(`/public/t/${tenant}`)

/** A tenant's areas for somebody who is not signed in. */
export function publicAreas(tenant: string): AreaSource {
  const ask = async (asked: { parent?: string; name?: string }): Promise<readonly AreaNode[]> =>
    (await publicApi(tenant)('GET /areas', asked)).items
  return {
    below: (parent) => ask(parent ? { parent } : {}),
    search: (name) => ask({ name }),
  }
}

export const grievances = cached('grievances', (asked: { area?: string; cursor?: string }) =>
  api('GET /grievances', asked),
)
export const grievance = cached('grievance', (id: string) =>
  api('GET /grievances/{grievance}', { grievance: id }),
)

/** After an act on one: whatever shows it asks again. */
export const moved = (): Promise<void> =>
  refresh('grievance', 'grievances', 'work', 'cases', 'households')
