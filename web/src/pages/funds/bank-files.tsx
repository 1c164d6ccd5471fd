import { type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { formatInstant, formatNumber } from '../../i18n/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { Table } from '../../ui/kind/table.tsx'
import { Section } from '../../ui/page.tsx'
import { type StatementLine, statements } from './api.ts'
import { k } from './bank-messages.ts'
import { Whole } from './money.tsx'
import { Pages } from './pages.tsx'

const daysOf = ({ from, to }: StatementLine): JSX.Element => (
  <Show when={from !== to && from && to} fallback={<Whole>{from ?? ''}</Whole>}>
    {k('file.days.of', { from: from ?? '', to: to ?? '' })}
  </Show>
)

const counts = ['confirmed', 'failed', 'unmatched', 'known'] as const

/** The files that a bank sent, and what followed from each. */
export const Files = (props: { bank: string }): JSX.Element => (
  <Section title={k('files.title')}>
    <Pages
      load={(cursor) => statements({ bank: props.bank, ...(cursor ? { cursor } : {}) })}
      again={() => void refresh('statements')}
      none={k('files.none')}
    >
      {(rows) => (
        <Table
          caption={k('files.table')}
          rows={rows}
          rowKey={(row) => row.statement}
          columns={[
            { id: 'name', label: k('file.name'), cell: (row) => row.name },
            {
              id: 'kind',
              label: k('file.kind'),
              cell: (row) =>
                row.state === 'reading' ? (
                  <Badge tone="soon">{k('file.reading')}</Badge>
                ) : (
                  k(`kind.${row.kind ?? 'statement'}`)
                ),
            },
            {
              id: 'days',
              label: k('file.days'),
              cell: (row) => daysOf(row),
            },
            ...counts.map((count) => ({
              id: count,
              label: k(`count.${count}`),
              numeric: true,
              cell: (row: (typeof rows)[number]) => formatNumber(row.counts?.[count] ?? 0),
            })),
            { id: 'by', label: k('file.by'), cell: (row) => <Whole>{row.by}</Whole> },
            {
              id: 'at',
              label: k('file.at'),
              cell: (row) => <Whole>{formatInstant(row.at)}</Whole>,
            },
          ]}
        />
      )}
    </Pages>
  </Section>
)
