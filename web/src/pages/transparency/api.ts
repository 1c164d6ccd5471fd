import type { publicRoutes } from '@terrace/transparency/routes'
import { cached } from '../../api/cached.ts'
import { type Client, client, type OutputOf } from '../../api/client.ts'

type Routes = typeof publicRoutes
export type Log = OutputOf<Routes, 'GET /log'>

const api = (tenant: string): Client<Routes> =>
  client<Routes>(`/public/t/${encodeURIComponent(tenant)}`)

/** Entries of the list under the log's state. */
const NEWEST = 10

const keptAs = (tenant: string) => `terrace.log.${tenant}`

/** The log of a tenant and its newest entries; the keys stay on this device for checks without signal. */
export const publicLog = cached('public-log', async (tenant: string) => {
  const log = await api(tenant)('GET /log')
  localStorage.setItem(keptAs(tenant), JSON.stringify(log.keys))
  const size = log.checkpoint?.size ?? 0
  const from = Math.max(0, size - NEWEST)
  const items =
    size > 0 ? (await api(tenant)('GET /log/entries', { from, limit: NEWEST })).items : []
  return { ...log, newest: items.reverse() }
})

/** The keys of the log; without signal, as they were last seen here. */
export async function keysOf(tenant: string): Promise<string[] | undefined> {
  try {
    return (await publicLog(tenant)).keys
  } catch {
    const kept = localStorage.getItem(keptAs(tenant))
    return kept ? (JSON.parse(kept) as string[]) : undefined
  }
}

/** Where the receipt of an entry is downloaded. */
export const receiptPath = (tenant: string, index: number): string =>
  `/public/t/${encodeURIComponent(tenant)}/log/receipts/${index}`

export type Disclosure = OutputOf<Routes, 'GET /open'>
export type Trace = OutputOf<Routes, 'GET /traces/{reference}'>

/** The money of a year of a tenant; of an area where one is named. */
export const publicMoney = cached('public-money', (tenant: string, year: string, area: string) =>
  api(tenant)('GET /open', {
    ...(year ? { year: Number(year) } : {}),
    ...(area ? { area } : {}),
  }),
)

/** Where a gift is, for whoever knows its reference. */
export const publicTrace = cached('public-trace', (tenant: string, reference: string) =>
  api(tenant)('GET /traces/{reference}', { reference }),
)

/** Where anybody sees a photo of a released result. */
export const photoPath = (tenant: string, result: string, photo: string): string =>
  `/public/t/${encodeURIComponent(tenant)}/results/${result}/photos/${photo}`

/** Where a table of a year is downloaded. */
export const tablePath = (tenant: string, year: number, file: string): string =>
  `/public/t/${encodeURIComponent(tenant)}/open/${year}/${file}`
