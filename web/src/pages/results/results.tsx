import type { JSX } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { Badge } from '../../ui/badge.tsx'
import { type Column, List } from '../../ui/kind/list.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Empty } from '../../ui/state.tsx'
import { type ResultLine, results } from './api.ts'
import { r } from './messages.ts'
import { spoken } from './story.tsx'

type State = ResultLine['state']
const states = ['draft', 'released', 'withdrawn'] as const satisfies State[]

export const StateBadge = (props: { state: State }): JSX.Element => (
  <Badge tone={props.state === 'draft' ? 'soon' : props.state === 'released' ? 'good' : 'plain'}>
    {r(`state.${props.state}`)}
  </Badge>
)

/** In the reader's language where it was written, else in the other. */
export const titleOf = ({ titles }: ResultLine): string => spoken(titles) ?? ''

export const columnsOf = (): Column<ResultLine>[] => [
  { id: 'name', label: r('name'), cell: titleOf },
  {
    id: 'of',
    label: r('of'),
    cell: (row) => (row.about === row.line ? row.lineName : `${row.lineName} · ${r('of.batch')}`),
  },
  { id: 'area', label: r('area'), cell: (row) => row.areaName },
  { id: 'day', label: r('day'), cell: (row) => row.day },
  {
    id: 'state',
    label: r('state'),
    cell: (row) => <StateBadge state={row.state} />,
    text: (row) => r(`state.${row.state}`),
  },
]

/** All results of the office's areas, those that wait for their release among them. */
export default function Results(): JSX.Element {
  return (
    <Page wide>
      <PageHeader title={r('title')} lead={r('lead')} />
      <List
        id="results"
        title={r('title')}
        columns={columnsOf()}
        filters={[
          {
            id: 'state',
            label: r('state'),
            options: states.map((value) => ({ value, label: r(`state.${value}`) })),
          },
        ]}
        load={({ filters, cursor }) =>
          results({
            ...(filters.state ? { state: filters.state as State } : {}),
            ...(cursor ? { cursor } : {}),
          })
        }
        again={() => void refresh('results')}
        rowKey={(row) => row.result}
        rowHref={(row) => href(`/results/${row.result}`)}
        rowName={titleOf}
        empty={<Empty icon="list" title={r('none')} text={r('none.text')} />}
      />
    </Page>
  )
}
