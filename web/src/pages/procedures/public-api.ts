import type { publicRoutes } from '@terrace/procedures/routes'
import { cached } from '../../api/cached.ts'
import { type Client, client, type OutputOf } from '../../api/client.ts'

type Routes = typeof publicRoutes
export type PublicNotice = OutputOf<Routes, 'GET /notices/{notice}'>

/** What anybody may ask of a tenant, without a login. */
export const publicApi = (tenant: string): Client<Routes> =>
  client<Routes>(`/public/t/${encodeURIComponent(tenant)}`)

export const publicNotices = cached(
  'public-notices',
  (tenant: string, area: string, cursor: string) =>
    publicApi(tenant)('GET /notices', {
      ...(area ? { area } : {}),
      ...(cursor ? { cursor } : {}),
    }),
)
export const publicNotice = cached('public-notice', (tenant: string, id: string) =>
  publicApi(tenant)('GET /notices/{notice}', { notice: id }),
)
