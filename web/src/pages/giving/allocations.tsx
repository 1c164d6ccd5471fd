import { A, createAsync } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { formatMoney, spellDay } from '../../i18n/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { type Column, List } from '../../ui/kind/list.tsx'
import { Page, PageHeader, Section } from '../../ui/page.tsx'
import { Empty } from '../../ui/state.tsx'
import { type AllocationLine, allocations, overdue, useMay } from './api.ts'
import style from './giving.module.css'
import { b } from './office-messages.ts'

const states = ['open', 'passed-on'] as const satisfies AllocationLine['state'][]
const whole = (text: string) => <span class={style.whole}>{text}</span>

const columns = (): Column<AllocationLine>[] => [
  { id: 'number', label: b('alloc.number'), cell: (row) => row.number },
  { id: 'issuer', label: b('alloc.issuer'), cell: (row) => row.issuer },
  { id: 'level', label: b('alloc.level'), cell: (row) => b(`level.${row.level}`) },
  { id: 'fund', label: b('fund'), cell: (row) => row.fundName },
  {
    id: 'amount',
    label: b('alloc.amount'),
    numeric: true,
    cell: (row) => formatMoney(row.amount, row.currency),
  },
  { id: 'date', label: b('alloc.date'), cell: (row) => whole(row.date), text: (row) => row.date },
  {
    id: 'deadline',
    label: b('alloc.deadline'),
    cell: (row) => whole(row.deadline),
    text: (row) => row.deadline,
  },
  {
    id: 'state',
    label: b('state'),
    cell: (row) => <Badge>{b(`alloc.state.${row.state}`)}</Badge>,
    text: (row) => b(`alloc.state.${row.state}`),
  },
]

/** Government allocations; what is past its deadline and still stands comes first. */
export default function Allocations(): JSX.Element {
  const may = useMay()
  return (
    <Page wide>
      <PageHeader title={b('alloc.title')} lead={b('alloc.lead')}>
        <Show when={may('book')}>
          <ButtonLink look="main" icon="add" href={href('/allocations/new')}>
            {b('alloc.new')}
          </ButtonLink>
        </Show>
      </PageHeader>
      <Overdue />
      <List
        id="allocations"
        title={b('alloc.title')}
        columns={columns()}
        filters={[
          {
            id: 'state',
            label: b('state'),
            options: states.map((value) => ({ value, label: b(`alloc.state.${value}`) })),
          },
        ]}
        load={({ filters, cursor }) =>
          allocations({
            ...(filters.state ? { state: filters.state as AllocationLine['state'] } : {}),
            ...(cursor ? { cursor } : {}),
          })
        }
        again={() => void refresh('allocations')}
        rowKey={(row) => row.allocation}
        rowHref={(row) => href(`/allocations/${row.allocation}`)}
        rowName={(row) => row.number}
        empty={<Empty icon="file" title={b('alloc.none')} text={b('alloc.none.text')} />}
      />
    </Page>
  )
}

const Overdue = () => {
  const found = createAsync(() => overdue())
  return (
    <Show when={found()?.items.length}>
      <Section title={b('alloc.overdue')}>
        <ul class={style.rows}>
          <For each={found()?.items}>
            {(one) => (
              <li>
                <span class={style.what}>
                  <A href={href(`/allocations/${one.allocation}`)}>
                    {one.issuer} {one.number}
                  </A>
                  <span class={style.soft}>
                    {b('alloc.overdue.line', {
                      left: formatMoney(one.left, one.currency),
                      day: spellDay(one.deadline),
                    })}
                  </span>
                </span>
                <Badge tone="late">{b('alloc.state.overdue')}</Badge>
              </li>
            )}
          </For>
        </ul>
      </Section>
    </Show>
  )
}
