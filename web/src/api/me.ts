import type { Route } from '@terrace/platform/route'
import { cached } from './cached.ts'
import { client } from './client.ts'

/** Who is signed in, and the tenants that are theirs. */
export interface Me {
  person: { id: string; name: string; email: string; language?: 'en' | 'zh' }
  tenants: readonly { id: string; name: string; kind?: string; roles: readonly string[] }[]
}

interface PersonRoutes {
  'GET /me': Route<Record<never, never>, Me>
}

const api = client<PersonRoutes>('/api')

/** The signed-in person; refused with 401 when nobody is. */
export const me = cached('me', () => api('GET /me'))
