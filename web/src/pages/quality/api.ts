import { createAsync } from '@solidjs/router'
import type { routes } from '@terrace/registry/routes'
import { cached } from '../../api/cached.ts'
import { client, type OutputOf } from '../../api/client.ts'
import { me } from '../../api/me.ts'
import { tenant } from '../../api/tenant.ts'

export const api = client<typeof routes>()

type Routes = typeof routes
export type Finding = OutputOf<Routes, 'GET /findings'>['items'][number]
export type Suspect = OutputOf<Routes, 'GET /suspects'>['items'][number]
export type Person = Suspect['a']
export type HouseholdView = OutputOf<Routes, 'GET /households/{household}'>

interface Asked {
  area?: string
  severity: 'error' | 'warning'
  cursor?: string
}
export const findings = cached('findings', (asked: Asked) => api('GET /findings', asked))

export const suspects = cached('suspects', (area: string, cursor: string) =>
  api('GET /suspects', { ...(area ? { area } : {}), ...(cursor ? { cursor } : {}) }),
)

/** Who settles what concerns the register: the server decides, this only hides what it refuses. */
const deciders: readonly string[] = ['township', 'county']

/** Whether the signed-in person may decide on duplicates and start checks here. */
export function useDecides(): () => boolean {
  const person = createAsync(() => me())
  return () =>
    person()
      ?.tenants.find((one) => one.tenant === tenant())
      ?.roles.some((role) => deciders.includes(role)) ?? false
}
