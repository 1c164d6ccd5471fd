import type { JSX } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { Table } from '../../ui/kind/table.tsx'
import { Section } from '../../ui/page.tsx'
import { type EntryBrief, entries } from './api.ts'
import { l } from './ledger-messages.ts'
import { t } from './messages.ts'
import { Money, Whole } from './money.tsx'
import { Pages } from './pages.tsx'

/** What an entry moved, one sum a currency. */
export const Moved = (props: { of: EntryBrief }): JSX.Element =>
  Object.entries(props.of.moved).map(([currency, sum]) => <Money of={sum} currency={currency} />)

export const entryColumns = () => [
  {
    id: 'day',
    label: l('day'),
    cell: (row: EntryBrief) => <Whole>{row.day}</Whole>,
    text: (row: EntryBrief) => row.day,
  },
  { id: 'kind', label: l('kind'), cell: (row: EntryBrief) => l(`kind.${row.kind}`) },
  { id: 'text', label: l('text'), cell: (row: EntryBrief) => row.text ?? '' },
  { id: 'by', label: l('by'), cell: (row: EntryBrief) => row.by },
  {
    id: 'moved',
    label: l('moved'),
    numeric: true,
    cell: (row: EntryBrief) => <Moved of={row} />,
    text: (row: EntryBrief) => Object.values(row.moved).join(' '),
  },
]

export const EntryTable = (props: { about: string; caption: string }): JSX.Element => (
  <Pages
    load={(cursor) => entries({ about: props.about, ...(cursor ? { cursor } : {}) })}
    again={() => void refresh('entries')}
    none={t('entries.none')}
  >
    {(rows) => (
      <Table
        caption={props.caption}
        dense
        columns={entryColumns()}
        rows={rows}
        rowKey={(row) => row.entry}
        rowHref={(row) => href(`/journal/${row.entry}`)}
      />
    )}
  </Pages>
)

/** The entries of a fund, a line or a batch: from a sum to what it is made of. */
export const EntriesAbout = (props: { about: string }): JSX.Element => (
  <Section title={t('entries')} id="entries">
    <EntryTable about={props.about} caption={t('entries.table')} />
  </Section>
)
