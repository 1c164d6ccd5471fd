import { Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { useSettings, type Words } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { formatInstant, formatNumber } from '../../i18n/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { type Column, List } from '../../ui/kind/list.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Empty } from '../../ui/state.tsx'
import { type Brief, cases } from './api.ts'
import { Due, StateBadge } from './due.tsx'
import { t } from './messages.ts'
import style from './procedures.module.css'
import { openers } from './roles.ts'
import { levelName, type Procedures, useMine, useTemplates } from './use-procedures.ts'

const columns = (words: Procedures, settings: Words): Column<Brief>[] => [
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
  {
    id: 'state',
    label: t('case.state'),
    cell: (row) => (
      <StateBadge
        label={words.state(row.template, row.state)}
        kind={words.kind(row.template, row.state)}
      />
    ),
    text: (row) => words.state(row.template, row.state),
  },
  {
    id: 'waits',
    label: t('case.waits'),
    cell: (row) => (row.waits ? words.act(row.template, row.waits.move) : '–'),
  },
  {
    id: 'from',
    label: t('case.from'),
    cell: (row) => (row.waits ? levelName(settings, row.waits.level) : '–'),
  },
  {
    id: 'due',
    label: t('case.due'),
    cell: (row) => (row.waits ? <Due day={row.waits.due} /> : '–'),
    text: (row) => row.waits?.due ?? '',
  },
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
  {
    id: 'updated',
    label: t('case.updated'),
    hidden: true,
    cell: (row) => formatInstant(row.updatedAt, settings.known()?.zone),
  },
]

const filterNames = ['area', 'state', 'template'] as const

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
        columns={columns(words, settings)}
        filters={[
          { id: 'state', label: t('case.state'), options: words.stateOptions('case') },
          { id: 'template', label: t('case.template'), options: words.options() },
        ]}
        load={({ filters, cursor }) =>
          cases({
            ...Object.fromEntries(
              filterNames.flatMap((n) => (filters[n] ? [[n, filters[n]]] : [])),
            ),
            ...(cursor ? { cursor } : {}),
          })
        }
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
