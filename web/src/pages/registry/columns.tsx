import { Show } from 'solid-js'
import type { Words } from '../../api/settings.ts'
import { formatInstant, formatNumber } from '../../i18n/format.ts'
import { Badge } from '../../ui/badge.tsx'
import type { Column, Filter } from '../../ui/kind/list.tsx'
import type { Brief } from './api.ts'
import { fieldWords } from './field-messages.ts'
import style from './list.module.css'
import { t } from './messages.ts'
import { StatusBadge } from './status-badge.tsx'

/** What the list says of a line: the name of the lowest one that the household is below. */
export const lineText = (words: Words, line: string): string =>
  line === 'above' || line === 'unknown'
    ? t(`line.${line}`)
    : t('line.below', { name: words.lineName(line) ?? line })

/** Names and numbers are read whole: never broken over two lines. */
const Whole = (props: { text: string }) => <span class={style.whole}>{props.text}</span>

/** The columns of the register's list. */
export const columns = (words: Words): Column<Brief>[] => [
  {
    id: 'number',
    label: fieldWords('number'),
    cell: (row) => <Whole text={row.number} />,
    text: (row) => row.number,
  },
  {
    id: 'head',
    label: t('list.head'),
    cell: (row) => <Whole text={row.head ?? t('unknown')} />,
    text: (row) => row.head ?? '',
  },
  {
    id: 'area',
    label: fieldWords('area'),
    cell: (row) => <Whole text={row.areaName} />,
    text: (row) => row.areaName,
  },
  { id: 'people', label: t('list.people'), numeric: true, cell: (row) => formatNumber(row.people) },
  {
    id: 'perCapita',
    label: t('list.perCapita'),
    numeric: true,
    cell: (row) => words.money(row.perCapita) || '–',
  },
  { id: 'line', label: t('list.line'), hidden: true, cell: (row) => lineText(words, row.line) },
  {
    id: 'status',
    label: fieldWords('status'),
    cell: (row) => <StatusBadge status={row.status} words={words} />,
    text: (row) => words.label('status', row.status),
  },
  { id: 'cause', label: t('list.cause'), cell: (row) => words.label('cause', row.cause) || '–' },
  {
    id: 'type',
    label: t('list.type'),
    cell: (row) => words.label('householdType', row.type) || '–',
  },
  {
    id: 'findings',
    label: t('list.findings'),
    numeric: true,
    cell: (row) => (
      <Show when={row.findings > 0} fallback="–">
        <Badge tone="soon">{formatNumber(row.findings)}</Badge>
      </Show>
    ),
    text: (row) => String(row.findings),
  },
  {
    id: 'updated',
    label: t('list.updated'),
    hidden: true,
    cell: (row) => formatInstant(row.updatedAt, words.known()?.zone),
  },
]

/** The filters of the register's list; the area is chosen in the top bar. */
export const filters = (words: Words): Filter[] => [
  { id: 'status', label: fieldWords('status'), options: words.options('status') },
  { id: 'cause', label: t('list.cause'), options: words.options('cause') },
  { id: 'type', label: fieldWords('type'), options: words.options('householdType') },
  {
    id: 'line',
    label: t('list.line'),
    options: [
      ...(words.known()?.lines ?? []).map(({ code }) => ({
        value: code,
        label: lineText(words, code),
      })),
      { value: 'above', label: t('line.above') },
      { value: 'unknown', label: t('line.unknown') },
    ],
  },
  {
    id: 'monitored',
    label: t('list.monitored'),
    options: [
      { value: 'true', label: t('yes') },
      { value: 'false', label: t('no') },
    ],
  },
]
