import type { Door } from '@terrace/platform/http/app'
import type { PublicDoor } from '@terrace/platform/http/public'

/**
 * The api's packages by the first word of their paths. A package's modules load with its first
 * request: a cold start that opens a household does not wait for those that pay or plan.
 */
export const doors: readonly Door[] = [
  {
    nouns: ['area-files', 'area-imports', 'areas', 'invitations', 'me', 'members', 'settings'],
    load: () => import('./door/tenancy.ts'),
  },
  {
    nouns: ['exports', 'findings', 'households', 'import-fields', 'imports', 'suspects', 'views'],
    load: () => import('./door/registry.ts'),
  },
  {
    nouns: ['dashboard', 'statistics'],
    load: () => import('@terrace/monitoring/routes'),
  },
  {
    nouns: ['cards', 'signing-keys'],
    load: () => import('@terrace/certificates/routes'),
  },
  {
    nouns: ['jobs'],
    load: async () => ({ routes: (await import('@terrace/platform/job-routes')).jobRoutes }),
  },
]

/** What is answered without login, under `/public`. */
export const publicDoors: readonly PublicDoor[] = [
  {
    nouns: ['card-status', 'cards', 'keys'],
    load: async () => ({ routes: (await import('@terrace/certificates/public')).publicRoutes }),
  },
]
