import { createAsync } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href, tenant } from '../../api/tenant.ts'
import { formatMoney } from '../../i18n/format.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { type Column, List } from '../../ui/kind/list.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Empty, Skeleton, View } from '../../ui/state.tsx'
import { type ContributionLine, contributions, fundsOf, type State, useMay } from './api.ts'
import style from './giving.module.css'
import { b } from './office-messages.ts'
import { o } from './own-messages.ts'
import { StateBadge } from './state-badge.tsx'

const states = ['awaiting', 'received', 'refunded', 'cancelled'] as const satisfies State[]
const whole = (text: string) => <span class={style.whole}>{text}</span>

const columns = (): Column<ContributionLine>[] => [
  {
    id: 'reference',
    label: b('reference'),
    cell: (row) => whole(row.reference),
    text: (row) => row.reference,
  },
  { id: 'giver', label: b('giver'), cell: (row) => row.name ?? b('unnamed') },
  { id: 'day', label: b('day'), cell: (row) => whole(row.day), text: (row) => row.day },
  {
    id: 'pledged',
    label: b('pledged'),
    numeric: true,
    cell: (row) => formatMoney(row.amount, row.currency),
  },
  {
    id: 'received',
    label: b('received'),
    numeric: true,
    cell: (row) => formatMoney(row.received - row.refunded, row.currency),
  },
  {
    id: 'state',
    label: b('state'),
    cell: (row) => <StateBadge state={row.state} />,
    text: (row) => o(`state.${row.state}`),
  },
]

/** Pledges and gifts of a fund, also those in one state. */
export default function Contributions(): JSX.Element {
  const may = useMay()
  const found = createAsync(() => fundsOf())
  return (
    <Page wide>
      <PageHeader title={b('all.title')} lead={b('all.lead')}>
        <Show when={may('book')}>
          <ButtonLink look="main" icon="add" href={href('/contributions/new')}>
            {b('all.new')}
          </ButtonLink>
        </Show>
        <ButtonLink look="quiet" href={`/give/${tenant()}`}>
          {b('all.page')}
        </ButtonLink>
      </PageHeader>
      <View of={found} skeleton={<Skeleton rows={5} />} again={() => void refresh('giving-funds')}>
        {(page) => {
          // Those for everybody first: there most gifts come in.
          const funds = page().items.toSorted((x, y) => Number(y.open) - Number(x.open))
          return (
            <List
              id="contributions"
              title={b('all.title')}
              columns={columns()}
              filters={[
                {
                  id: 'fund',
                  label: b('fund'),
                  options: funds.map(({ fund, name }) => ({ value: fund, label: name })),
                },
                {
                  id: 'state',
                  label: b('state'),
                  options: states.map((value) => ({ value, label: o(`state.${value}`) })),
                },
              ]}
              load={async ({ filters, cursor }) => {
                const fund = filters.fund ?? funds[0]?.fund
                if (!fund) return { items: [] }
                const state = filters.state ? { state: filters.state as State } : {}
                return contributions({ fund, ...state, ...(cursor ? { cursor } : {}) })
              }}
              again={() => void refresh('contributions')}
              rowKey={(row) => row.contribution}
              rowHref={(row) => href(`/contributions/${row.contribution}`)}
              rowName={(row) => row.reference}
              empty={<Empty icon="give" title={b('all.none')} text={b('all.none.text')} />}
            />
          )
        }}
      </View>
    </Page>
  )
}
