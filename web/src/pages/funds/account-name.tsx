import { createAsync } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { href } from '../../api/tenant.ts'
import type { Entry } from './api.ts'
import { batch, earmark, fund, line } from './api.ts'
import { l } from './ledger-messages.ts'

type Ref = Entry['legs'][number]['account']

/** The account that an id names, as the server writes it: `sent.bat_01….cny.3`. */
export function refOf(id: string): Ref {
  const [kind, owner = '', currency = '', shard] = id.split('.')
  return {
    kind: kind as Ref['kind'],
    owner,
    currency: currency.toUpperCase(),
    ...(shard === undefined ? {} : { shard: Number(shard) }),
  }
}
export const idOf = ({ kind, owner, currency, shard }: Ref): string =>
  [kind, owner, currency.toLowerCase(), ...(shard === undefined ? [] : [shard])].join('.')

/** What an account is for, by name. Whose name the reader may not see keeps its id. */
export async function ownerOf({ kind, owner }: Pick<Ref, 'kind' | 'owner'>): Promise<string> {
  const named = {
    fund: () => fund(owner).then(({ name }) => name),
    earmark: () => earmark(owner).then(({ name }) => name),
    line: () => line(owner).then(({ name }) => name),
    batch: () => batch(owner).then(({ name }) => name),
    sent: () => batch(owner).then(({ name }) => name),
    confirmed: () => batch(owner).then(({ name }) => name),
  } as Partial<Record<Ref['kind'], () => Promise<string>>>
  return (await named[kind]?.().catch(() => undefined)) ?? owner
}

/** `Budget line · Living allowance`, and the part where an account is split. */
export async function nameOf(ref: Ref): Promise<string> {
  const part = ref.shard === undefined ? [] : [l('part', { part: ref.shard + 1 })]
  return [l(`account.kind.${ref.kind}`), await ownerOf(ref), ...part].join(' · ')
}

export const AccountName = (props: { of: Ref }): JSX.Element => {
  const name = createAsync(() => nameOf(props.of))
  return <>{name.latest ?? l(`account.kind.${props.of.kind}`)}</>
}

/** The page of what an entry is about, where it has one. */
export function aboutHref(about: string): string | undefined {
  const pages: Record<string, string> = { fnd: '/funds', lin: '/lines', bat: '/batches' }
  const path = pages[about.split('_')[0] ?? '']
  return path && href(`${path}/${about}`)
}
const kinds: Record<string, Ref['kind']> = {
  fnd: 'fund',
  lin: 'line',
  bat: 'batch',
  ear: 'earmark',
}
export async function aboutName(about: string): Promise<string> {
  const kind = kinds[about.split('_')[0] ?? '']
  return kind ? ownerOf({ kind, owner: about }) : about
}
