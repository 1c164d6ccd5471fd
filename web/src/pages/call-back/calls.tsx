import { A, useSearchParams } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { formatMoney } from '../../i18n/format.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { type Asked, List } from '../../ui/kind/list.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Empty } from '../../ui/state.tsx'
import { Money } from '../funds/money.tsx'
import { type CallLine, calls } from './api.ts'
import { c } from './messages.ts'

const states = ['due', 'disputed', 'resolved', 'unreached', 'received'] as const
const tones: Partial<Record<CallLine['state'], Tone>> = {
  due: 'soon',
  disputed: 'late',
  received: 'good',
}
export const CallBadge = (props: { state: CallLine['state'] }): JSX.Element => (
  <Badge tone={tones[props.state] ?? 'plain'}>{c(`state.${props.state}`)}</Badge>
)

const lastOf = ({ told }: CallLine): string => {
  const last = told.at(-1)
  return last ? `${c(`outcome.${last.outcome}`)} · ${last.day}` : ''
}

const words = (id: string, label: string, text: (row: CallLine) => string) => ({
  ...{ id, label, text },
  cell: text,
})
const columns = () => [
  words('payee', c('payee'), (row) => row.payee ?? row.number),
  {
    ...{ id: 'state', label: c('state') },
    cell: (row: CallLine) => <CallBadge state={row.state} />,
    text: (row: CallLine) => c(`state.${row.state}`),
  },
  {
    ...{ id: 'amount', label: c('amount'), numeric: true },
    cell: (row: CallLine) => <Money of={row.amount} currency={row.currency} />,
    text: (row: CallLine) => formatMoney(row.amount, row.currency),
  },
  words('area', c('area'), (row) => row.areaName),
  words('batch', c('batch'), (row) => row.batchName),
  words('last', c('last'), lastOf),
  words('drawn', c('drawn'), (row) => c(row.drawn ? 'drawn.yes' : 'drawn.no')),
]

/** Whom to ask whether the money came, and what others said. */
export default function Calls(): JSX.Element {
  const [search] = useSearchParams()
  const ofBatch = () => (search.batch ? String(search.batch) : undefined)
  const load = ({ filters, cursor }: Asked) =>
    calls({
      ...(filters.state ? { state: filters.state as CallLine['state'] } : {}),
      ...(ofBatch() ? { batch: ofBatch() } : {}),
      ...(cursor ? { cursor } : {}),
    })
  return (
    <Page wide>
      <PageHeader title={c('title')} lead={c('lead')} />
      <Show when={ofBatch()}>
        <p>
          {c('of.batch')} <A href={href('/call-backs')}>{c('of.all')}</A>
        </p>
      </Show>
      <List
        id="call-backs"
        title={c('title')}
        columns={columns()}
        filters={[
          {
            ...{ id: 'state', label: c('state') },
            options: states.map((value) => ({ value, label: c(`state.${value}`) })),
          },
        ]}
        load={load}
        again={() => void refresh('call-backs')}
        rowKey={(row) => row.call}
        rowHref={(row) => href(`/call-backs/${row.call}`)}
        rowName={(row) => row.payee ?? row.number}
        empty={<Empty icon="check" title={c('none.title')} text={c('none.text')} />}
      />
    </Page>
  )
}
