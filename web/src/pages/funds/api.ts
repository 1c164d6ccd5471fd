import { createAsync } from '@solidjs/router'
import type { routes } from '@terrace/funds/routes'
import { cached, refresh } from '../../api/cached.ts'
import { client, type InputOf, type OutputOf } from '../../api/client.ts'
import { me } from '../../api/me.ts'
import { tenant } from '../../api/tenant.ts'
import { type Deed, offers } from './roles.ts'

export const api = client<typeof routes>()

type Routes = typeof routes
export type Input<K extends keyof Routes> = InputOf<Routes, K>
type Output<K extends keyof Routes> = OutputOf<Routes, K>
type Line<K extends keyof Routes> =
  Output<K> extends { items: readonly (infer One)[] } ? One : never

export type FlowOfYear = Output<'GET /fund-flow'>
export type IdlePlace = Line<'GET /idle-money'>
export type FundView = Output<'GET /funds/{fund}'>
export type FundLine = FlowOfYear['funds'][number]
export type EarmarkLine = Line<'GET /earmarks'>
export type LineBrief = Line<'GET /lines'>
export type LineView = Output<'GET /lines/{line}'>
export type Entry = Output<'GET /entries/{entry}'>
export type EntryBrief = Line<'GET /entries'>
export type Statement = Output<'GET /accounts/{account}'>
export type BatchLine = Line<'GET /batches'>
export type BatchView = Output<'GET /batches/{batch}'>
export type RollLine = Line<'GET /entitlements'>
export type EntitlementView = Output<'GET /entitlements/{entitlement}'>
export type ProposalLine = Line<'GET /proposals'>
export type Bank = Line<'GET /banks'>
export type BankLine = Line<'GET /bank-lines'>
export type Suggestion = Line<'GET /bank-lines/{line}/suggestions'>
export type BatchHappening = Line<'GET /batches/{batch}/history'>
export type StatementLine = Line<'GET /statements'>

export const flowOfYear = cached('fund-flow', (year: number) => api('GET /fund-flow', { year }))
export const idleMoney = cached('idle-money', (asked: Input<'GET /idle-money'>) =>
  api('GET /idle-money', asked),
)
export const idleSums = cached('idle-sums', () => api('GET /idle-money/sums'))
export const fund = cached('fund', (id: string) => api('GET /funds/{fund}', { fund: id }))
export const earmark = cached('earmark', (id: string) =>
  api('GET /earmarks/{earmark}', { earmark: id }),
)
export const earmarks = cached('earmarks', (asked: Input<'GET /earmarks'>) =>
  api('GET /earmarks', asked),
)
export const linesOf = cached('lines', (asked: Input<'GET /lines'>) => api('GET /lines', asked))
export const line = cached('line', (id: string) => api('GET /lines/{line}', { line: id }))
export const entries = cached('entries', (asked: Input<'GET /entries'>) =>
  api('GET /entries', asked),
)
export const entry = cached('entry', (id: string) => api('GET /entries/{entry}', { entry: id }))
export const statement = cached('account', (asked: Input<'GET /accounts/{account}'>) =>
  api('GET /accounts/{account}', asked),
)
export const batches = cached('batches', (asked: Input<'GET /batches'>) =>
  api('GET /batches', asked),
)
export const batch = cached('batch', (id: string) => api('GET /batches/{batch}', { batch: id }))
export const batchHistory = cached(
  'batch-history',
  (asked: Input<'GET /batches/{batch}/history'>) => api('GET /batches/{batch}/history', asked),
)
export const entitlements = cached('entitlements', (asked: Input<'GET /entitlements'>) =>
  api('GET /entitlements', asked),
)
export const entitlement = cached('entitlement', (id: string) =>
  api('GET /entitlements/{entitlement}', { entitlement: id }),
)
export const failures = cached('failures', (asked: Input<'GET /batches/{batch}/failures'>) =>
  api('GET /batches/{batch}/failures', asked),
)
export const proposals = cached('proposals', (asked: Input<'GET /proposals'>) =>
  api('GET /proposals', asked),
)
export const banks = cached('banks', () => api('GET /banks'))
export const bankLines = cached('bank-lines', (asked: Input<'GET /bank-lines'>) =>
  api('GET /bank-lines', asked),
)
export const suggestions = cached('suggestions', (line: string) =>
  api('GET /bank-lines/{line}/suggestions', { line }),
)
export const statements = cached('statements', (asked: Input<'GET /statements'>) =>
  api('GET /statements', asked),
)

/** After money moved: every sum that stands on a page is asked for again. */
export const moved = (): Promise<void> =>
  refresh(
    ...['fund-flow', 'fund', 'earmark', 'earmarks', 'lines', 'line', 'entries', 'entry'],
    ...['account', 'batches', 'batch', 'batch-history', 'entitlements', 'entitlement', 'failures'],
    ...['bank-lines', 'suggestions', 'statements', 'banks', 'idle-money', 'idle-sums'],
  )

/** What the signed-in person may be offered in the open tenant. */
export function useMay(): (deed: Deed) => boolean {
  const person = createAsync(() => me())
  const roles = () => person()?.tenants.find((one) => one.tenant === tenant())?.roles ?? []
  return (deed) => roles().some((role) => (offers[deed] as readonly string[]).includes(role))
}

/** The id of the signed-in person: nobody is asked to approve what they prepared. */
export function useMyself(): () => string {
  const person = createAsync(() => me())
  return () => person()?.user.id ?? ''
}
