import { createSignal, type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { formatMoney } from '../../i18n/format.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { type Asked, List } from '../../ui/kind/list.tsx'
import { Table } from '../../ui/kind/table.tsx'
import { Empty } from '../../ui/state.tsx'
import { type BatchView, entitlements, failures, type RollLine, useMay } from './api.ts'
import { b } from './batch-messages.ts'
import style from './funds.module.css'
import { HoldDialog } from './hold.tsx'
import { t } from './messages.ts'
import { Money, total, Whole } from './money.tsx'
import { Pages } from './pages.tsx'

const tones: Partial<Record<RollLine['state'], Tone>> = { held: 'soon', confirmed: 'good' }
export const DueBadge = (props: { state: RollLine['state'] }): JSX.Element => (
  <Badge tone={tones[props.state] ?? 'plain'}>{b(`due.${props.state}`)}</Badge>
)

type Due = Pick<RollLine, 'number' | 'payee' | 'areaName' | 'amount' | 'currency'>
const person = <T extends Due>() => [
  { id: 'payee', label: b('payee'), cell: (row: T) => row.payee ?? b('nameless') },
  {
    id: 'number',
    label: b('number'),
    cell: (row: T) => <Whole>{row.number}</Whole>,
    text: (row: T) => row.number,
  },
]
const money = <T extends Due>() => ({
  id: 'amount',
  label: b('amount'),
  numeric: true,
  cell: (row: T) => <Money of={row.amount} currency={row.currency} />,
  text: (row: T) => formatMoney(row.amount, row.currency),
})

/** Who gets how much with this batch. */
export const Roll = (props: { batch: BatchView }): JSX.Element => (
  <List<RollLine>
    id="roll"
    title={b('roll.title')}
    columns={[
      ...person<RollLine>().map((one) => ({ ...one, hidden: one.id === 'number' })),
      {
        id: 'area',
        label: b('area'),
        cell: (row) => <Whole>{row.areaName}</Whole>,
        text: (row) => row.areaName,
      },
      {
        id: 'state',
        label: b('state'),
        // On its way as soon as the batch is: a payment does not know by itself that it was sent.
        cell: (row) => <DueBadge state={stateIn(props.batch, row)} />,
        text: (row) => b(`due.${stateIn(props.batch, row)}`),
      },
      money<RollLine>(),
    ]}
    load={({ cursor }: Asked) =>
      entitlements({ batch: props.batch.batch, ...(cursor ? { cursor } : {}) })
    }
    again={() => void refresh('entitlements')}
    rowKey={(row) => row.entitlement}
    rowHref={(row) => href(`/entitlements/${row.entitlement}`)}
    rowName={(row) => row.payee ?? row.number}
    printArea={props.batch.areaName}
    empty={<Empty icon="list" title={b('roll.none')} />}
  />
)

const stateIn = ({ sent, channel }: BatchView, { state }: RollLine): RollLine['state'] =>
  state === 'batched' && sent && channel === 'bank' ? 'sent' : state

/** Payments of a proposal that wait for a person, each with its reason. */
export const Held = (props: { of: { proposal: string; currency: string } }): JSX.Element => {
  const may = useMay()
  const [chosen, setChosen] = createSignal<RollLine>()
  const deed = (row: RollLine) => (
    <Show when={may('approve')}>
      <Button small onClick={() => setChosen(row)}>
        {b('held.decide')}
      </Button>
    </Show>
  )
  return (
    <>
      <Pages
        load={(cursor) =>
          entitlements({
            proposal: props.of.proposal,
            state: 'held',
            ...(cursor ? { cursor } : {}),
          })
        }
        again={() => void refresh('entitlements')}
        none={b('held.none')}
      >
        {(rows) => (
          <Table<RollLine>
            caption={b('held.title')}
            rows={rows}
            rowKey={(row) => row.entitlement}
            rowHref={(row) => href(`/entitlements/${row.entitlement}`)}
            columns={[
              ...person<RollLine>(),
              {
                id: 'why',
                label: b('held.why'),
                cell: (row) => b(`hold.${row.hold ?? 'no-account'}` as 'hold.no-account'),
              },
              {
                ...money<RollLine>(),
                total: <Money of={total(rows, (one) => one.amount)} currency={props.of.currency} />,
              },
              { id: 'deed', label: b('hold.decision'), cell: deed },
            ]}
          />
        )}
      </Pages>
      <HoldDialog due={chosen()} onClose={() => setChosen(undefined)} />
    </>
  )
}

/** What the bank could not pay. */
export const Failed = (props: { batch: BatchView }): JSX.Element => (
  <Pages
    load={(cursor) => failures({ batch: props.batch.batch, ...(cursor ? { cursor } : {}) })}
    again={() => void refresh('failures')}
    none={b('failed.none')}
  >
    {(rows) => (
      <>
        <p class={style.soft}>{b('failed.text')}</p>
        <Table
          caption={b('tab.failed')}
          rows={rows}
          rowKey={(row) => row.entitlement}
          rowHref={(row) => href(`/entitlements/${row.entitlement}`)}
          columns={[
            {
              id: 'payee',
              label: b('payee'),
              cell: (row) => row.payee ?? b('nameless'),
              total: t('total'),
            },
            { id: 'number', label: b('number'), cell: (row) => <Whole>{row.number}</Whole> },
            { id: 'day', label: b('failed.day'), cell: (row) => <Whole>{row.day}</Whole> },
            { id: 'reason', label: b('failed.reason'), cell: (row) => row.reason ?? '' },
            {
              id: 'amount',
              label: b('amount'),
              numeric: true,
              cell: (row) => <Money of={row.amount} currency={row.currency} />,
              total: (
                <Money of={total(rows, (one) => one.amount)} currency={props.batch.currency} />
              ),
            },
          ]}
        />
      </>
    )}
  </Pages>
)
