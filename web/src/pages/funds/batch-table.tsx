import type { JSX } from 'solid-js'
import { href } from '../../api/tenant.ts'
import { formatMoney, formatNumber } from '../../i18n/format.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { Table } from '../../ui/kind/table.tsx'
import type { BatchLine } from './api.ts'
import { b } from './batch-messages.ts'
import { Money, total, Whole } from './money.tsx'

const tones: Partial<Record<BatchLine['state'], Tone>> = {
  prepared: 'soon',
  checked: 'soon',
  approved: 'soon',
  released: 'soon',
  reconciled: 'good',
  closed: 'good',
}
export const BatchBadge = (props: { state: BatchLine['state'] }): JSX.Element => (
  <Badge tone={tones[props.state] ?? 'plain'}>{b(`state.${props.state}`)}</Badge>
)

export function batchColumns(rows: readonly BatchLine[] = []) {
  const currencies = new Set(rows.map(({ currency }) => currency))
  const [only] = currencies.size === 1 ? currencies : []
  return [
    { id: 'name', label: b('name'), cell: (row: BatchLine) => row.name },
    {
      id: 'state',
      label: b('state'),
      cell: (row: BatchLine) => <BatchBadge state={row.state} />,
      text: (row: BatchLine) => b(`state.${row.state}`),
    },
    { id: 'area', label: b('area'), cell: (row: BatchLine) => row.areaName },
    {
      id: 'cycle',
      label: b('cycle'),
      cell: (row: BatchLine) => <Whole>{row.cycle}</Whole>,
      text: (row: BatchLine) => row.cycle,
    },
    {
      id: 'until',
      label: b('until'),
      cell: (row: BatchLine) => <Whole>{row.until ?? ''}</Whole>,
      text: (row: BatchLine) => row.until ?? '',
    },
    {
      id: 'payments',
      label: b('payments'),
      numeric: true,
      cell: (row: BatchLine) => formatNumber(row.count),
      ...(only ? { total: formatNumber(total(rows, (one) => one.count)) } : {}),
    },
    {
      id: 'held',
      label: b('held'),
      numeric: true,
      cell: (row: BatchLine) => formatNumber(row.held),
    },
    {
      id: 'amount',
      label: b('amount'),
      numeric: true,
      cell: (row: BatchLine) => <Money of={row.amount} currency={row.currency} />,
      text: (row: BatchLine) => formatMoney(row.amount, row.currency),
      ...(only ? { total: <Money of={total(rows, (one) => one.amount)} currency={only} /> } : {}),
    },
  ]
}

export const BatchTable = (props: { rows: readonly BatchLine[]; caption: string }): JSX.Element => (
  <Table
    caption={props.caption}
    dense
    rows={props.rows}
    columns={batchColumns(props.rows)}
    rowKey={(row) => row.batch}
    rowHref={(row) => href(`/batches/${row.batch}`)}
  />
)
