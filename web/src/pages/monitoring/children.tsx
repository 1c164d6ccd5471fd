import { A, useSearchParams } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import type { Settings } from '../../api/settings.ts'
import { formatChange, formatNumber, formatPercent } from '../../i18n/format.ts'
import { lang } from '../../i18n/language.ts'
import { Table } from '../../ui/kind/table.tsx'
import type { Column } from '../../ui/kind/tsv.ts'
import type { Child, Dashboard } from './api.ts'
import { dashboardHref, listHref } from './links.ts'
import { belowLine, countOf, linesIn, monitoredIn, type Rate, ratioOf, sizeOf } from './measures.ts'
import { t } from './messages.ts'

type Row = Pick<Child, 'area' | 'name' | 'now' | 'month'>

const rateText = (rate: Rate): string => {
  const ratio = ratioOf(rate)
  const { part, whole } = rate
  return ratio === undefined ? '–' : t('rate.full', { share: formatPercent(ratio), part, whole })
}
const sizeText = (row: Row): string => {
  const { size } = sizeOf(row.now, row.month)
  return size === undefined ? '–' : formatNumber(size)
}

/** The areas below, one a row: the name goes down a level, a count opens its households. */
export const Children = (props: {
  data: Dashboard
  settings: Settings
  mayList: boolean
}): JSX.Element => {
  const [search] = useSearchParams()
  const whole = (): Row => ({ area: '', name: '', now: props.data.now, month: props.data.month })
  const lines = () => linesIn(props.settings, props.data.now, props.data.monthOf.slice(0, 4))
  const counted = (row: Row, text: string, filter: Record<string, string> = {}) => (
    <Show when={props.mayList} fallback={text}>
      <A
        href={listHref(row.area, filter)}
        aria-label={`${t('column.list', { area: row.name })}: ${text}`}
      >
        {text}
      </A>
    </Show>
  )
  const column = (
    id: string,
    label: string,
    text: (row: Row) => string,
    filter?: Record<string, string>,
  ): Column<Row> => ({
    id,
    label,
    numeric: true,
    text,
    cell: (row) => (filter ? counted(row, text(row), filter) : text(row)),
    total: text(whole()),
  })
  const columns = (): Column<Row>[] => [
    { id: 'area', label: t('column.area'), cell: (row) => row.name, total: t('total') },
    column(
      'households',
      t('column.households'),
      (r) => formatNumber(countOf(r.now, 'households')),
      {},
    ),
    column('change', t('column.change'), (r) => formatChange(countOf(r.month, 'households'))),
    column('people', t('column.people'), (r) => formatNumber(countOf(r.now, 'people'))),
    column('size', t('column.size'), sizeText),
    column('monitored', t('column.monitored'), (r) => rateText(monitoredIn(r.now)), {
      monitored: 'true',
    }),
    ...lines().map((line, at) =>
      column(
        `below-${line.code}`,
        t('column.below', { line: line.name[lang()] }),
        (r) => rateText(belowLine(r.now, lines(), at)),
        at === 0 ? { line: line.code } : undefined,
      ),
    ),
  ]
  return (
    <Table<Row>
      caption={t('children.table')}
      columns={columns()}
      rows={props.data.children}
      rowKey={(row) => row.area}
      rowHref={(row) => dashboardHref(row.area, String(search.measure ?? ''))}
      rowName={(row) => row.name}
    />
  )
}
