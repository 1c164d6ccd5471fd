import { useSearchParams } from '@solidjs/router'
import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { formatMoney, formatNumber } from '../../i18n/format.ts'
import { type Asked, type Column, List } from '../../ui/kind/list.tsx'
import { Empty } from '../../ui/state.tsx'
import { type Input, type Proposal, type ShareLine, shares } from './api.ts'
import { g } from './figures-messages.ts'
import style from './sharing.module.css'

type Show = NonNullable<Input<'GET /proposals/{proposal}/households'>['show']>

const columnsOf = (proposal: Proposal, explained: number): Column<ShareLine>[] => {
  const { currency, rules, over } = proposal
  const villages = over === 'villages'
  return [
    {
      id: 'name',
      label: g(villages ? 'people.village' : 'people.name'),
      cell: (row) => (villages ? row.areaName : (row.payee ?? g('people.nameless'))),
    },
    ...(villages
      ? []
      : [
          { id: 'number', label: g('people.number'), cell: (row: ShareLine) => row.number },
          { id: 'area', label: g('people.area'), cell: (row: ShareLine) => row.areaName },
        ]),
    {
      ...{ id: 'people', label: g('people.people'), numeric: true },
      cell: (row) => formatNumber(row.people),
    },
    {
      ...{ id: 'income', label: g('people.income'), numeric: true },
      cell: (row) => formatMoney(row.perHead, currency),
    },
    ...rules.map(({ name }, at) => ({
      ...{ id: `rule-${at}`, label: name, numeric: true },
      cell: (row: ShareLine) => formatMoney(row.amounts[at]?.amount ?? 0, currency),
    })),
    {
      id: 'why',
      label: g('people.why', { rule: rules[explained]?.name ?? '' }),
      cell: (row) => <span class={style.sentence}>{row.amounts[explained]?.sentence}</span>,
      text: (row) => row.amounts[explained]?.sentence ?? '',
    },
  ]
}

/** The candidates, page by page: what each gets under each rule, and why under one of them. */
export const ByHousehold = (props: { proposal: Proposal }) => {
  const [search] = useSearchParams()
  const asked = () => (search.rule ? Number(search.rule) : undefined)
  const explained = () => asked() ?? props.proposal.choice?.rule ?? 0
  const load = ({ filters, cursor }: Asked) => {
    const { show, rule } = filters
    return shares({
      proposal: props.proposal.proposal,
      ...(show ? { show: show as Show } : {}),
      ...(rule ? { rule: Number(rule) } : {}),
      ...(cursor ? { cursor } : {}),
    })
  }
  const options = () => {
    const all = ['paid', 'unpaid', 'changed'] as const
    const scored = props.proposal.scoring ? (['excluded', 'included'] as const) : []
    return [...all, ...scored].map((value) => ({ value, label: g(`show.${value}`) }))
  }
  return (
    <List
      id="proposal-households"
      title={g('people.title')}
      columns={columnsOf(props.proposal, explained())}
      filters={[
        { id: 'show', label: g('people.show'), options: options() },
        {
          id: 'rule',
          label: g('people.rule'),
          options: props.proposal.rules.map(({ name }, at) => ({
            value: String(at),
            label: name,
          })),
        },
      ]}
      load={load}
      again={() => void refresh('proposal-shares')}
      rowKey={(row) => row.id}
      rowHref={(row) => href(`/proposals/${props.proposal.proposal}/households/${row.id}`)}
      rowName={(row) => row.payee ?? row.number}
      empty={<Empty icon="search" title={g('people.none')} />}
    />
  )
}
