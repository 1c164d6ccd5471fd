import { createAsync } from '@solidjs/router'
import type { routes as certificates } from '@terrace/certificates/routes'
import type { publicRoutes, routes } from '@terrace/funds/routes'
import type { Route } from '@terrace/platform/route'
import { cached, refresh } from '../../api/cached.ts'
import { client, type InputOf, type OutputOf } from '../../api/client.ts'
import { me } from '../../api/me.ts'
import { tenant } from '../../api/tenant.ts'
import { type Deed, offers } from './roles.ts'

type Routes = typeof routes
type Public = typeof publicRoutes
export const api = client<Routes>()
export const receiptApi = client<typeof certificates>()
export const publicApi = (of: string) => client<Public>(`/public/t/${encodeURIComponent(of)}`)

export type Giving = OutputOf<Public, 'GET /donations'>
export type PublicFund = Giving['funds'][number]
export type Pledged = OutputOf<Public, 'POST /donations'>
export type Bank = NonNullable<Pledged['bank']>
export type GiftLine = OutputOf<Routes, 'GET /gifts'>['items'][number]
export type Gift = OutputOf<Routes, 'GET /gifts/{contribution}'>
export type Recurring = OutputOf<Routes, 'GET /recurring-gifts'>['items'][number]
export type Profile = NonNullable<OutputOf<Routes, 'GET /donor'>['profile']>
export type Receipt = OutputOf<typeof certificates, 'GET /receipts'>['items'][number]
export type State = GiftLine['state']
export type Means = GiftLine['means']
export type FundLine = OutputOf<Routes, 'GET /funds'>['items'][number]
export type ContributionLine = OutputOf<Routes, 'GET /contributions'>['items'][number]
export type Contribution = OutputOf<Routes, 'GET /contributions/{contribution}'>
export type Refund = OutputOf<Routes, 'GET /refunds'>['items'][number]
export type AllocationLine = OutputOf<Routes, 'GET /allocations'>['items'][number]
export type Wish = NonNullable<InputOf<Public, 'POST /donations'>['wish']>

interface DonorRoutes {
  'POST /donors': Route<
    { tenant: string; name: string; kind: Kind; contact?: string; lang: 'en' | 'zh' },
    { tenant: string }
  >
}
export type Kind = 'person' | 'organisation'
const people = client<DonorRoutes>('/api')

/** Makes the signed-in person a donor of a tenant; asked again it changes nothing. @throws ApiProblem */
export const register = (input: InputOf<DonorRoutes, 'POST /donors'>, action: string) =>
  people('POST /donors', input, { action })

export const giving = cached('giving', (of: string) => publicApi(of)('GET /donations'))
export const thanks = cached('thanks', (of: string, fund: string) =>
  publicApi(of)('GET /donations/{fund}/thanks', { fund }),
)

export const donor = cached('donor', () => api('GET /donor'))
export const gifts = cached('gifts', () => api('GET /gifts'))
export const gift = cached('gift', (contribution: string) =>
  api('GET /gifts/{contribution}', { contribution }),
)
export const recurring = cached('recurring-gifts', () => api('GET /recurring-gifts'))
export const receipts = cached('receipts', () => receiptApi('GET /receipts'))

/** After a gift of one's own changed. */
export const given = (): Promise<void> => refresh('gifts', 'gift', 'recurring-gifts', 'receipts')

export const fundsOf = cached('giving-funds', () => api('GET /funds'))
export const contributions = cached(
  'contributions',
  (asked: InputOf<Routes, 'GET /contributions'>) => api('GET /contributions', asked),
)
export const contribution = cached('contribution', (id: string) =>
  api('GET /contributions/{contribution}', { contribution: id }),
)
export const refunds = cached('refunds', (asked: InputOf<Routes, 'GET /refunds'>) =>
  api('GET /refunds', asked),
)
export const allocations = cached('allocations', (asked: InputOf<Routes, 'GET /allocations'>) =>
  api('GET /allocations', asked),
)
export const overdue = cached('allocations-overdue', () => api('GET /allocations/overdue'))
export const allocation = cached('allocation', (id: string) =>
  api('GET /allocations/{allocation}', { allocation: id }),
)
export const terms = cached('donation-terms', () => api('GET /donation-terms'))

/** After money came or went back: every sum of these pages is asked for again. */
export const booked = (): Promise<void> =>
  refresh('contributions', 'contribution', 'refunds', 'allocations', 'allocation', 'giving-funds')

/** What the signed-in person may be offered in the open tenant. */
export function useMay(): (deed: Deed) => boolean {
  const person = createAsync(() => me())
  const roles = () => person()?.tenants.find((one) => one.tenant === tenant())?.roles ?? []
  return (deed) => roles().some((role) => (offers[deed] as readonly string[]).includes(role))
}
