import { A } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { formatInstant, formatNumber } from '../../i18n/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Table } from '../../ui/kind/table.tsx'
import { Section } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'
import {
  api,
  type Bank,
  type BankLine,
  bankLines,
  moved,
  type StatementLine,
  statements,
  useMay,
} from './api.ts'
import { k } from './bank-messages.ts'
import style from './funds.module.css'
import { accountHref, Money, total, Whole } from './money.tsx'
import { Pages } from './pages.tsx'

/** Movements that are no payment of ours: each waits until a person says what it is. */
export const Unmatched = (props: { bank: Bank }): JSX.Element => {
  const may = useMay()
  const [aside, setAside] = createSignal<BankLine>()
  const side = (way: 'in' | 'out') => (row: BankLine) => (
    <Show when={row.direction === way}>
      <Money of={row.amount} currency={row.currency} />
    </Show>
  )
  const sum = (rows: readonly BankLine[], way: 'in' | 'out') => (
    <Money
      of={total(
        rows.filter((row) => row.direction === way),
        ({ amount }) => amount,
      )}
      currency={props.bank.currency}
    />
  )
  const set = async (note: string) => {
    await api('POST /bank-lines/{line}/setting-aside', { line: aside()?.line ?? '', note })
    toast(k('aside.done'), 'good')
    await moved()
  }
  const deed = (row: BankLine) => (
    <Show when={may('book')}>
      <Button small title={k('aside.name', { text: row.text })} onClick={() => setAside(row)}>
        {k('aside')}
      </Button>
    </Show>
  )
  const suspense = () =>
    accountHref(`suspense.${props.bank.bank}.${props.bank.currency.toLowerCase()}`)
  return (
    <Section title={k('lines.title')} actions={<A href={suspense()}>{k('suspense')}</A>}>
      <p class={style.soft}>{k('lines.lead')}</p>
      <Pages
        load={(cursor) =>
          bankLines({
            bank: props.bank.bank,
            state: 'unmatched',
            ...(cursor ? { cursor } : {}),
          })
        }
        again={() => void refresh('bank-lines')}
        none={k('lines.none')}
      >
        {(rows) => (
          <Table<BankLine>
            caption={k('lines.table')}
            rows={rows}
            rowKey={(row) => row.line}
            columns={[
              {
                id: 'day',
                label: k('day'),
                cell: (row) => <Whole>{row.day}</Whole>,
                total: k('total'),
              },
              { id: 'party', label: k('party'), cell: (row) => row.party ?? '' },
              {
                id: 'text',
                label: k('text'),
                cell: (row) => [row.text, row.reference].filter(Boolean).join(' · '),
              },
              { id: 'in', label: k('in'), numeric: true, cell: side('in'), total: sum(rows, 'in') },
              {
                id: 'out',
                label: k('out'),
                numeric: true,
                cell: side('out'),
                total: sum(rows, 'out'),
              },
              { id: 'deed', label: k('deed'), cell: deed },
            ]}
          />
        )}
      </Pages>
      <Confirm
        open={aside() !== undefined}
        onClose={() => setAside(undefined)}
        title={k('aside.title')}
        action={k('aside')}
        reason
        onConfirm={set}
      >
        <p>{k('aside.text')}</p>
      </Confirm>
    </Section>
  )
}

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
