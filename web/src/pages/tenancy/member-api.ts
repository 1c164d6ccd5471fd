import { cached } from '../../api/cached.ts'
import type { OutputOf } from '../../api/client.ts'
import { api } from './settings-api.ts'

type Routes = typeof import('@terrace/tenancy/routes').routes
export type Member = OutputOf<Routes, 'GET /me'>
export type Role = Member['roles'][number]
export type Invitation = OutputOf<Routes, 'GET /invitations'>['items'][number]

/** What the signed-in person is in the open tenant: roles and areas. */
export const membership = cached('membership', () => api('GET /me'))

export const members = cached('members', (cursor: string) =>
  api('GET /members', cursor ? { cursor } : {}),
)
export const invitations = cached('invitations', (cursor: string) =>
  api('GET /invitations', cursor ? { cursor } : {}),
)

/** The roles in the order in which they are offered: those of the village first. */
export const roles: readonly Role[] = [
  'clerk',
  'resident',
  'helper',
  'recorder',
  'township',
  'county',
  'finance',
  'department',
  'supervisor',
  'auditor',
  'admin',
  'household',
  'donor',
]
/** Stands for the whole tenant in a scope. */
export const EVERYWHERE = '*'
