import { href } from '../../api/tenant.ts'
import { lang } from '../../i18n/language.ts'
import type { WorkItem } from '../../ui/kind/worklist.tsx'
import { api, templates } from '../procedures/api.ts'
import { actText } from '../procedures/messages.ts'
import { workers } from '../procedures/roles.ts'
import { hasRole } from './has-role.ts'
import { t } from './messages.ts'

const work = () => api('GET /work')
type Waiting = Awaited<ReturnType<typeof work>>['items'][number]
const pathOf = ({ kind, id }: Waiting): string => {
  if (kind === 'objection' || kind === 'grievance') return `/${kind}s?item=${id}`
  return kind === 'list' ? `/lists/${id}` : `/cases/${id}`
}

/** Cases, lists, objections and grievances whose next act is this person's, each with its day. */
export async function procedureWork(): Promise<WorkItem[]> {
  if (!(await hasRole(...workers))) return []
  const [{ items }, known] = await Promise.all([work(), templates()])
  const actOf = ({ kind, template, waits }: Waiting): string => {
    if (kind === 'grievance') return t(`grievance.${waits?.move ?? 'answer'}` as 'grievance.answer')
    const found = known.items.find((one) => one.template === template)
    const label = found?.moves.find(({ move }) => move === waits?.move)?.label[lang()]
    return label ?? actText(waits?.move ?? '')
  }
  return items.map((one) => ({
    id: one.id,
    title: actOf(one),
    about: [one.head, one.number, one.areaName].filter(Boolean).join(' · '),
    href: href(pathOf(one)),
    ...(one.due ? { due: one.due } : {}),
    kind: t(`kind.${one.kind}`),
  }))
}
