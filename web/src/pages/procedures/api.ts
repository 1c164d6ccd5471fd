import type { routes } from '@terrace/procedures/routes'
import { cached, refresh } from '../../api/cached.ts'
import { client, type InputOf, type OutputOf } from '../../api/client.ts'

export const api = client<typeof routes>()

type Routes = typeof routes
export type Input<K extends keyof Routes> = InputOf<Routes, K>
export type Brief = OutputOf<Routes, 'GET /cases'>['items'][number]
export type CaseView = OutputOf<Routes, 'GET /cases/{case}'>
export type ListView = OutputOf<Routes, 'GET /lists/{list}'>
export type Entry = ListView['entries'][number]
export type Template = OutputOf<Routes, 'GET /templates'>['items'][number]
export type Next = CaseView['next'][number]
export type Step = CaseView['steps'][number]
export type Waits = NonNullable<CaseView['waits']>
export type Task = CaseView['tasks'][number]
export type NoticeView = OutputOf<Routes, 'GET /notices/{notice}'>
export type ObjectionView = OutputOf<Routes, 'GET /objections/{objection}'>

export const templates = cached('procedures', () => api('GET /templates'))

export const cases = cached('cases', (asked: Input<'GET /cases'>) => api('GET /cases', asked))
export const oneCase = cached('case', (id: string) => api('GET /cases/{case}', { case: id }))

export const lists = cached('lists', (asked: Input<'GET /lists'>) => api('GET /lists', asked))
export const oneList = cached('list', (id: string) => api('GET /lists/{list}', { list: id }))
export const notice = cached('notice', (id: string) => api('GET /notices/{notice}', { notice: id }))

export type OwnCase = OutputOf<Routes, 'GET /own-cases'>['items'][number]
export const ownCases = cached('own-cases', () => api('GET /own-cases'))
export const ownCase = cached('own-case', (id: string) =>
  api('GET /own-cases/{case}', { case: id }),
)

/** After an act on a case or a list: whatever shows it asks again. */
export const moved = (): Promise<void> =>
  refresh(
    ...['case', 'cases', 'list', 'lists', 'notice', 'work', 'household', 'households'],
    ...['own-case', 'own-cases', 'own-household'],
  )
