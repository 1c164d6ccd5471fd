import type { PublicTable } from '@terrace/platform/http/public'
import { route } from '@terrace/platform/route'
import * as z from 'zod'
import { publicKeys } from './signing-key.ts'
import { publishedList } from './status-list.ts'
import { Verified, verifyCard } from './verify.ts'

const Document = z.record(z.string(), z.unknown())

/** What anybody may ask without login. */
export const publicRoutes = {
  'GET /cards/{serial}': route(verifyCard, { out: Verified, summary: 'Whether a card stands' }),
  'GET /t/{tenant}/keys': {
    ...route(publicKeys, { out: Document, summary: 'The keys that sign a tenant’s cards' }),
    keep: 300,
  },
  'GET /t/{tenant}/card-status/{purpose}/{list}': {
    ...route(publishedList, { out: Document, summary: 'A status list of a tenant’s cards' }),
    keep: 300,
  },
} satisfies PublicTable
