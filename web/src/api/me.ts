import type { Route } from '@terrace/platform/route'
import { cached } from './cached.ts'
import { client } from './client.ts'

/** Who is signed in, and the tenants that are theirs (active memberships). */
export interface Me {
  user: { id: string; name: string; email: string; method?: string; secondFactor?: boolean }
  tenants: readonly { tenant: string; name: string; kind: string; roles: readonly string[] }[]
}

interface PersonRoutes {
  'GET /me': Route<Record<never, never>, Me>
  'POST /join': Route<{ token: string }, { tenant: string }>
}

const api = client<PersonRoutes>('/api')

/** The signed-in person; refused with 401 when nobody is. */
export const me = cached('me', () => api('GET /me'))

/** Whether somebody signs in for their own household here, and for nothing else. */
export const isHousehold = (roles: readonly string[]): boolean =>
  roles.includes('household') && isOwn(roles)

/** Whether somebody signs in for what they gave here, and for nothing else. */
export const isDonor = (roles: readonly string[]): boolean =>
  roles.length > 0 && roles.every((role) => role === 'donor')

/** Whether somebody signs in for what is their own, and works for nobody here. */
export const isOwn = (roles: readonly string[]): boolean =>
  roles.length > 0 && roles.every((role) => role === 'household' || role === 'donor')

/** Accepts an invitation as the signed-in person. @throws ApiProblem */
export const acceptInvitation = (token: string) => api('POST /join', { token })
