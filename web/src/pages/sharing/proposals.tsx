import { createAsync, useSearchParams } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { useSettings } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { formatMoney, formatNumber } from '../../i18n/format.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { type Asked, type Column, List } from '../../ui/kind/list.tsx'
import { Page, PageHeader } from '../../ui/page.tsx'
import { Empty } from '../../ui/state.tsx'
import { line, type ProposalLine, proposals, type State, useMay } from './api.ts'
import { t } from './messages.ts'
import { StateBadge } from './state-badge.tsx'
import { states, stateText } from './words.ts'

const columns = (): Column<ProposalLine>[] => [
  { id: 'name', label: t('list.name'), cell: (row) => row.name },
  {
    id: 'state',
    label: t('list.state'),
    cell: (row) => <StateBadge state={row.state} />,
    text: (row) => stateText(row.state),
  },
  { id: 'area', label: t('list.area'), cell: (row) => row.areaName },
  { id: 'cycle', label: t('list.cycle'), cell: (row) => row.cycle },
  {
    id: 'amount',
    label: t('list.amount'),
    numeric: true,
    cell: (row) => formatMoney(row.amount, row.currency),
  },
  {
    id: 'candidates',
    label: t('list.candidates'),
    numeric: true,
    cell: (row) => (row.candidates === undefined ? '–' : formatNumber(row.candidates)),
  },
  { id: 'prepared', label: t('list.prepared'), cell: (row) => row.prepared },
  { id: 'opened', label: t('list.opened'), cell: (row) => row.openedAt.slice(0, 10) },
]

/** The proposals of a year by state, or all of one budget line (`?line=`). */
export default function Proposals(): JSX.Element {
  const [search] = useSearchParams()
  const words = useSettings()
  const may = useMay()
  const ofLine = () => (search.line ? String(search.line) : undefined)
  const budget = createAsync(async () => {
    const id = ofLine()
    return id ? line(id) : undefined
  })
  const title = () => {
    const found = budget()
    return found ? t('list.of-line', { name: found.name }) : t('list.title')
  }
  const years = () => {
    const now = Number(words.today().slice(0, 4))
    return [now - 1, now - 2].map(String).map((year) => ({ value: year, label: year }))
  }
  const load = ({ filters, cursor }: Asked) => {
    const { year, state } = filters
    const id = ofLine()
    return proposals({
      ...(id ? { line: id } : {}),
      ...(year ? { year: Number(year) } : {}),
      ...(state ? { state: state as State } : {}),
      ...(cursor ? { cursor } : {}),
    })
  }
  return (
    <Page wide>
      <PageHeader title={title()} lead={t('list.lead')}>
        <Show when={may('prepare')}>
          <ButtonLink
            look="main"
            icon="add"
            href={href(`/proposals/new${ofLine() ? `?line=${ofLine()}` : ''}`)}
          >
            {t('list.new')}
          </ButtonLink>
        </Show>
      </PageHeader>
      <List
        id="proposals"
        title={title()}
        columns={columns()}
        filters={
          ofLine()
            ? []
            : [
                { id: 'year', label: t('list.year'), options: years() },
                {
                  id: 'state',
                  label: t('list.state'),
                  options: states.map((value) => ({ value, label: stateText(value) })),
                },
              ]
        }
        load={load}
        again={() => void refresh('proposals')}
        rowKey={(row) => row.proposal}
        rowHref={(row) => href(`/proposals/${row.proposal}`)}
        empty={<Empty icon="give" title={t('list.none')} text={t('list.none.text')} />}
      />
    </Page>
  )
}
