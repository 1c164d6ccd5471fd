import { me } from '../../api/me.ts'
import { href } from '../../api/tenant.ts'
import type { WorkItem } from '../../ui/kind/worklist.tsx'
import { api } from '../certificates/api.ts'
import { offers } from '../certificates/roles.ts'
import { hasRole } from './has-role.ts'
import { t } from './messages.ts'

/** Cards that wait for a second person: revocations to confirm and appeals to answer, one a line. */
export async function cardWork(): Promise<WorkItem[]> {
  if (!(await hasRole(...offers.decide))) return []
  const [{ user }, asked, appealed] = await Promise.all([
    me(),
    api('GET /cards', { waiting: 'true' }),
    api('GET /cards', { appealed: 'true' }),
  ])
  // Four eyes: whoever asked for it, or ended the card, is not the one who decides.
  return [...asked.items, ...appealed.items]
    .filter(({ apart }) => !apart?.includes(user.id))
    .map(
      (one): WorkItem => ({
        id: one.card,
        title: t(one.appealed ? 'work.card-appeal' : 'work.card-revocation'),
        about: [one.head, one.number, one.areaName].filter(Boolean).join(' · '),
        href: href(`/cards/${one.card}`),
        kind: t('kind.card'),
      }),
    )
}
