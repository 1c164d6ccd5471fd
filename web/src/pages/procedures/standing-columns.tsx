import type { Words } from '../../api/settings.ts'
import { formatInstant } from '../../i18n/format.ts'
import type { Column } from '../../ui/kind/list.tsx'
import type { Brief } from './api.ts'
import { Due, StateBadge } from './due.tsx'
import { t } from './messages.ts'
import { levelName, type Procedures } from './use-procedures.ts'

type Standing = 'state' | 'waits' | 'from' | 'due' | 'updated'

/** Where a case or a list stands, and for whom it waits: the same columns in both lists. */
export const standingColumns = (
  words: Procedures,
  settings: Words,
): Record<Standing, Column<Brief>> => ({
  state: {
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
  waits: {
    id: 'waits',
    label: t('case.waits'),
    cell: (row) => (row.waits ? words.act(row.template, row.waits.move) : '–'),
  },
  from: {
    id: 'from',
    label: t('case.from'),
    cell: (row) => (row.waits ? levelName(settings, row.waits.level) : '–'),
  },
  due: {
    id: 'due',
    label: t('case.due'),
    cell: (row) => (row.waits ? <Due day={row.waits.due} /> : '–'),
    text: (row) => row.waits?.due ?? '',
  },
  updated: {
    id: 'updated',
    label: t('case.updated'),
    hidden: true,
    cell: (row) => formatInstant(row.updatedAt, settings.known()?.zone),
  },
})

const filterNames = ['area', 'state', 'template'] as const

/** What a page of either list asks for. */
export const askedOf = (filters: Record<string, string | undefined>, cursor?: string) => ({
  ...Object.fromEntries(filterNames.flatMap((n) => (filters[n] ? [[n, filters[n]]] : []))),
  ...(cursor ? { cursor } : {}),
})
