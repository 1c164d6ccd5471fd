import { createAsync } from '@solidjs/router'
import type { routes } from '@terrace/funds/routes'
import { cached, refresh } from '../../api/cached.ts'
import { client, type InputOf, type OutputOf } from '../../api/client.ts'
import { me } from '../../api/me.ts'
import { tenant } from '../../api/tenant.ts'
import { lang } from '../../i18n/language.ts'
import { type Deed, offers } from './roles.ts'

export const api = client<typeof routes>()

type Routes = typeof routes
export type Input<K extends keyof Routes> = InputOf<Routes, K>
type Output<K extends keyof Routes> = OutputOf<Routes, K>

export type Proposal = Output<'GET /proposals/{proposal}'>
export type ProposalLine = Output<'GET /proposals'>['items'][number]
export type State = Proposal['state']
export type Sheet = Output<'GET /proposals/{proposal}/comparison'>
export type RuleFigures = Sheet['rules'][number]
export type ShareLine = Output<'GET /proposals/{proposal}/households'>['items'][number]
export type ShareView = Output<'GET /proposals/{proposal}/households/{household}'>
export type BudgetLine = Output<'GET /lines/{line}'>
export type LineBrief = Output<'GET /lines'>['items'][number]
export type NewProposal = Input<'POST /proposals'>

/** Every page of a list that is short by its nature, such as the budget lines of a fund. */
async function whole<T>(
  page: (cursor?: string) => Promise<{ items: T[]; next?: string | undefined }>,
): Promise<T[]> {
  const items: T[] = []
  let cursor: string | undefined
  do {
    const found = await page(cursor)
    items.push(...found.items)
    cursor = found.next
  } while (cursor)
  return items
}
const at = (cursor: string | undefined) => (cursor ? { cursor } : {})

export const proposals = cached('proposals', (asked: Input<'GET /proposals'>) =>
  api('GET /proposals', asked),
)
export const proposal = cached('proposal', (id: string) =>
  api('GET /proposals/{proposal}', { proposal: id }),
)
export const comparison = cached('proposal-sheet', (id: string) =>
  api('GET /proposals/{proposal}/comparison', { proposal: id }),
)
const sharesIn = cached(
  'proposal-shares',
  (asked: Input<'GET /proposals/{proposal}/households'>, _lang: string) =>
    api('GET /proposals/{proposal}/households', asked),
)
/** The candidates of a proposal; the server writes its sentences in the page's language. */
export const shares = (asked: Input<'GET /proposals/{proposal}/households'>) =>
  sharesIn(asked, lang())
export const share = cached('proposal-share', (id: string, household: string) =>
  api('GET /proposals/{proposal}/households/{household}', { proposal: id, household }),
)
export const line = cached('line', (id: string) => api('GET /lines/{line}', { line: id }))
export const fundsOf = cached('funds', (year: number) =>
  whole((cursor) => api('GET /funds', { year, ...at(cursor) })),
)
/** The budget lines of a fund, under all of its earmarks. */
export const linesOf = cached('fund-lines', async (fund: string): Promise<LineBrief[]> => {
  const earmarks = await whole((cursor) => api('GET /earmarks', { fund, ...at(cursor) }))
  const lines = await Promise.all(
    earmarks.map(({ earmark }) => whole((cursor) => api('GET /lines', { earmark, ...at(cursor) }))),
  )
  return lines.flat()
})
/** After something was done: what a page shows of proposals is asked for again. */
export const moved = (): Promise<void> =>
  refresh('proposals', 'proposal', 'proposal-sheet', 'proposal-shares', 'proposal-share')

/** What the signed-in person may be offered in the open tenant. */
export function useMay(): (deed: Deed) => boolean {
  const person = createAsync(() => me())
  const roles = () => person()?.tenants.find((one) => one.tenant === tenant())?.roles ?? []
  return (deed) => roles().some((role) => (offers[deed] as readonly string[]).includes(role))
}

/** The id of the signed-in person: nobody is asked to decide what they prepared. */
export function useMyself(): () => string {
  const person = createAsync(() => me())
  return () => person()?.user.id ?? ''
}
