import { href } from '../../api/tenant.ts'
import { lang } from '../../i18n/language.ts'
import type { WorkItem, WorkPage } from '../../ui/kind/worklist.tsx'
import { api, templates } from '../procedures/api.ts'
import { actText } from '../procedures/messages.ts'
import { workers } from '../procedures/roles.ts'
import { hasRole } from './has-role.ts'
import { t } from './messages.ts'

const work = (cursor?: string) => api('GET /work', cursor ? { cursor } : {})
type Waiting = Awaited<ReturnType<typeof work>>['items'][number]
const pathOf = ({ kind, id }: Waiting): string => {
  if (kind === 'objection' || kind === 'grievance') return `/${kind}s?item=${id}`
  return kind === 'list' ? `/lists/${id}` : `/cases/${id}`
}

/** Cases, lists, objections and grievances whose next act is this person's, each with its day. */
export async function procedureWork(cursor?: string): Promise<WorkPage> {
  if (!(await hasRole(...workers))) return { items: [] }
  const [{ items, next }, known] = await Promise.all([work(cursor), templates()])
  const actOf = ({ kind, template, waits }: Waiting): string => {
    if (kind === 'grievance') return t(`grievance.${waits?.move ?? 'answer'}` as 'grievance.answer')
    const found = known.items.find((one) => one.template === template)
    const label = found?.moves.find(({ move }) => move === waits?.move)?.label[lang()]
    return label ?? actText(waits?.move ?? '')
  }
  const lines = items.map(
    (one): WorkItem => ({
      id: one.id,
      title: actOf(one),
      about: [one.head, one.number, one.areaName].filter(Boolean).join(' · '),
      href: href(pathOf(one)),
      ...(one.due ? { due: one.due } : {}),
      kind: t(`kind.${one.kind}`),
    }),
  )
  return { items: lines, ...(next ? { more: () => procedureWork(next) } : {}) }
}
