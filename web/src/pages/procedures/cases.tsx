import { Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { useSettings } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { formatNumber } from '../../i18n/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { type Column, List } from '../../ui/kind/list.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Empty } from '../../ui/state.tsx'
import { type Brief, cases } from './api.ts'
import { t } from './messages.ts'
import style from './procedures.module.css'
import { openers } from './roles.ts'
import { askedOf, standingColumns } from './standing-columns.tsx'
import { type Procedures, useMine, useTemplates } from './use-procedures.ts'

const columns = (
  words: Procedures,
  { state, waits, from, due, updated }: ReturnType<typeof standingColumns>,
): Column<Brief>[] => [
  {
    id: 'head',
    label: t('case.head'),
    cell: (row) => <span class={style.whole}>{row.head || row.number}</span>,
    text: (row) => row.head ?? '',
  },
  {
    id: 'number',
    label: t('case.number'),
    cell: (row) => <span class={style.whole}>{row.number}</span>,
    text: (row) => row.number ?? '',
  },
  {
    id: 'area',
    label: t('case.area'),
    cell: (row) => <span class={style.whole}>{row.areaName}</span>,
    text: (row) => row.areaName,
  },
  {
    id: 'size',
    label: t('case.size'),
    numeric: true,
    cell: (row) => formatNumber(row.size ?? 0),
  },
  state,
  waits,
  from,
  due,
  {
    id: 'tasks',
    label: t('case.tasks'),
    numeric: true,
    cell: (row) => (
      <Show when={row.tasks} fallback="–">
        {(count) => <Badge tone="soon">{formatNumber(count())}</Badge>}
      </Show>
    ),
    text: (row) => String(row.tasks ?? ''),
  },
  {
    id: 'template',
    label: t('case.template'),
    hidden: true,
    cell: (row) => words.name(row.template),
  },
  updated,
]

/** Every case of an area and below, wherever it stands. */
export default function Cases() {
  const words = useTemplates()
  const settings = useSettings()
  const mine = useMine()
  const New = () => (
    <Show when={mine.may(openers)}>
      <ButtonLink href={href('/cases/new')} look="main" icon="add">
        {t('cases.new')}
      </ButtonLink>
    </Show>
  )
  return (
    <Page wide>
      <PageHeader title={t('cases.title')} lead={t('cases.lead')}>
        <New />
      </PageHeader>
      <List
        id="cases"
        title={t('cases.title')}
        columns={columns(words, standingColumns(words, settings))}
        filters={[
          { id: 'state', label: t('case.state'), options: words.stateOptions('case') },
          { id: 'template', label: t('case.template'), options: words.options() },
        ]}
        load={({ filters, cursor }) => cases(askedOf(filters, cursor))}
        again={() => void refresh('cases')}
        rowKey={(row) => row.id}
        rowHref={(row) => href(`/cases/${row.id}`)}
        rowName={(row) => row.head ?? row.id}
        empty={
          <Empty icon="list" title={t('cases.empty')} text={t('cases.empty.text')}>
            <New />
          </Empty>
        }
      />
    </Page>
  )
}
