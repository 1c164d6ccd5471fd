import { href } from '../../api/tenant.ts'
import type { WorkItem } from '../../ui/kind/worklist.tsx'
import { api } from '../funds/api.ts'
import { offers } from '../funds/roles.ts'
import { hasRole } from './has-role.ts'
import { t } from './messages.ts'

/** Where each duty is done; what is held, with its proposal. */
const places = {
  check: '/batches?state=prepared',
  approve: '/batches?state=checked',
  release: '/batches',
  send: '/batches?state=released',
  decide: '/proposals',
  hold: '/proposals?state=granted',
  call: '/call-backs?state=due',
  dispute: '/call-backs?state=disputed',
  match: '/reconciliation',
} as const

/** What of the money waits for this person: one line for each act that is theirs. */
export async function moneyWork(): Promise<WorkItem[]> {
  if (!(await hasRole(...offers.approve, ...offers.book, ...offers.callBack, ...offers.resolve)))
    return []
  const { items } = await api('GET /money-work')
  return items.map(({ duty, at, count, more, first }) => ({
    id: ['money', duty, ...(at ? [at.id] : [])].join('-'),
    title: t(`work.money-${duty}`, {
      count: more ? t('work.or-more', { count }) : String(count),
    }),
    about: [...(at ? [at.name] : []), first.join(', ')].join(' · '),
    href: href(at ? `/proposals/${at.id}?tab=held` : places[duty]),
    kind: t('kind.money'),
  }))
}
