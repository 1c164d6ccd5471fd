import { createAsync } from '@solidjs/router'
import type { routes } from '@terrace/certificates/routes'
import { cached, refresh } from '../../api/cached.ts'
import { client, type InputOf, type OutputOf } from '../../api/client.ts'
import { me } from '../../api/me.ts'
import { tenant } from '../../api/tenant.ts'
import { type Deed, offers } from './roles.ts'

export const api = client<typeof routes>()

type Routes = typeof routes
export type CardView = OutputOf<Routes, 'GET /cards/{card}'>
export type CardBrief = OutputOf<Routes, 'GET /cards'>['items'][number]
export type Asked = InputOf<Routes, 'GET /cards'>
export type State = CardView['state']

export const cards = cached('cards', (asked: Asked) => api('GET /cards', asked))
export const ownCards = cached('own-cards', () => api('GET /own-cards'))
export const card = cached('card', (id: string) => api('GET /cards/{card}', { card: id }))

/** After a change of a card: its page, every list and the history of its household ask again. */
export const changed = (): Promise<void> => refresh('cards', 'card', 'household-history')

/** What the signed-in person may be offered in the open tenant. */
export function useMay(): (deed: Deed) => boolean {
  const person = createAsync(() => me())
  const roles = () => person()?.tenants.find((one) => one.tenant === tenant())?.roles ?? []
  return (deed) => roles().some((role) => (offers[deed] as readonly string[]).includes(role))
}
