import type { Door } from '@terrace/platform/http/app'

/**
 * The api's packages by the first word of their paths. A package's modules load with its first
 * request: a cold start that opens a household does not wait for those that pay or plan.
 */
export const doors: readonly Door[] = [
  {
    nouns: [
      'area-files',
      'area-imports',
      'areas',
      'invitations',
      'me',
      'members',
      'settings',
      'signing-keys',
    ],
    load: () => import('./door/tenancy.ts'),
  },
  {
    nouns: [
      'exports',
      'findings',
      'households',
      'import-fields',
      'imports',
      'own-household',
      'suspects',
      'views',
    ],
    load: () => import('./door/registry.ts'),
  },
  {
    nouns: [
      'cases',
      'comparison-files',
      'comparisons',
      'evidence',
      'grievances',
      'lists',
      'notices',
      'objections',
      'own-cases',
      'templates',
      'work',
    ],
    load: () => import('./door/procedures.ts'),
  },
  {
    nouns: ['dashboard', 'pipeline', 'statistics'],
    load: () => import('@terrace/monitoring/routes'),
  },
  {
    nouns: [
      'accounts',
      'allocations',
      'bank-files',
      'bank-lines',
      'banks',
      'batches',
      'call-backs',
      'contributions',
      'donation-terms',
      'donor',
      'earmarks',
      'entitlements',
      'entries',
      'fund-flow',
      'funds',
      'gifts',
      'idle-money',
      'ledger-audits',
      'lines',
      'money-work',
      'own-payments',
      'papers',
      'proposals',
      'recurring-gifts',
      'refunds',
      'results',
      'statements',
    ],
    load: async () => {
      const { routes, uploads } = await import('./door/funds.ts')
      return { routes, uploads }
    },
  },
  {
    nouns: ['cards', 'own-cards', 'receipts'],
    load: () => import('@terrace/certificates/routes'),
  },
  {
    nouns: ['iati-previews', 'iati-publications', 'log', 'traces'],
    load: () => import('@terrace/transparency/routes'),
  },
  {
    nouns: ['jobs'],
    load: async () => ({ routes: (await import('@terrace/platform/job-routes')).jobRoutes }),
  },
]

/** What stands open to everybody, by the first word of its path under `/public/t/{tenant}`. */
export const publicDoors: readonly Door[] = [
  {
    nouns: ['keys'],
    load: async () => ({ routes: (await import('@terrace/tenancy/routes')).publicRoutes }),
  },
  {
    nouns: ['card-events', 'donations', 'results'],
    load: async () => {
      const { publicRoutes, hooks } = await import('./door/funds.ts')
      return { routes: publicRoutes, hooks }
    },
  },
  {
    nouns: ['areas', 'grievances', 'notices', 'objections'],
    load: async () => {
      const [{ publicUploads }, { publicRoutes }] = await Promise.all([
        import('./door/procedures.ts'),
        import('@terrace/procedures/routes'),
      ])
      return { routes: publicRoutes, uploads: publicUploads }
    },
  },
  {
    nouns: ['card-status', 'cards', 'receipts'],
    load: async () => ({ routes: (await import('@terrace/certificates/routes')).publicRoutes }),
  },
  {
    nouns: ['log', 'open', 'traces'],
    load: async () => ({ routes: (await import('@terrace/transparency/routes')).publicRoutes }),
  },
]
