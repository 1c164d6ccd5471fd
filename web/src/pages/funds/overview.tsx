import { createAsync, useSearchParams } from '@solidjs/router'
import { decimalsOf } from '@terrace/platform/money'
import { createSignal, For, type JSX, lazy, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { useSettings } from '../../api/settings.ts'
import { href, tenant } from '../../api/tenant.ts'
import { formatMoney, formatMoneyShort, formatPercent } from '../../i18n/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Tiles } from '../../ui/kind/dashboard.tsx'
import { Table } from '../../ui/kind/table.tsx'
import { Page, PageHeader, Panel, PrintHeader, Section } from '../../ui/page.tsx'
import { Empty, Skeleton, View } from '../../ui/state.tsx'
import { PublicWays, publicWaysTitle } from '../transparency/public-ways.tsx'
import { type FlowOfYear, type FundLine, flowOfYear, idleSums, useMay } from './api.ts'
import { FundDialog } from './fund-forms.tsx'
import { i } from './idle-messages.ts'
import { t } from './messages.ts'
import { Money, SumLink, total } from './money.tsx'
import { useYear, YearPick } from './year.tsx'

const FlowChart = lazy(() => import('./flow-chart.tsx'))

/** What of a year's funds is where: tiles, picture and table say the same sums. */
export function sumsOf(flow: FlowOfYear, currency: string) {
  const funds = flow.funds.filter((one) => one.currency === currency)
  const ids = new Set(funds.map(({ fund }) => fund))
  const earmarks = flow.earmarks.filter(({ fund }) => ids.has(fund))
  const lines = flow.lines.filter(({ fund }) => ids.has(fund))
  const own = new Set(lines.map(({ line }) => line))
  const paid = flow.paid.filter(({ line }) => own.has(line))
  const free = total([...funds, ...earmarks, ...lines], ({ money }) => money.balance)
  const [committed, way, confirmed] = [
    total(paid, (one) => one.committed),
    total(paid, (one) => one.way),
    total(paid, (one) => one.confirmed),
  ]
  const payments = total(paid, (one) => one.payments)
  return { free, committed, way, confirmed, payments, came: free + committed + way + confirmed }
}

const Sums = (props: { flow: FlowOfYear; currency: string; year: number }): JSX.Element => {
  const sums = () => sumsOf(props.flow, props.currency)
  // Whole units: a tile is for the eye, the table below has every digit.
  const short = (value: number) => {
    const unit = 10 ** decimalsOf(props.currency)
    const whole = Math.round(value / unit) * unit
    return formatMoneyShort(whole, props.currency).replace(/\.0+$/, '')
  }
  const part = (value: number) =>
    sums().came > 0 ? t('tile.share', { share: formatPercent(value / sums().came) }) : undefined
  return (
    <>
      <Tiles
        tiles={[
          { label: t('tile.came'), value: short(sums().came) },
          { label: t('tile.paid'), value: short(sums().confirmed), about: part(sums().confirmed) },
          {
            label: t('tile.way'),
            value: short(sums().committed + sums().way),
            about: part(sums().committed + sums().way),
          },
          { label: t('tile.free'), value: short(sums().free), about: part(sums().free) },
        ]}
      />
      <Section
        title={t('flow.title', {
          paid: short(sums().confirmed),
          came: short(sums().came),
          year: String(props.year),
        })}
      >
        <Panel>
          <FlowChart flow={props.flow} currency={props.currency} />
        </Panel>
      </Section>
    </>
  )
}

/** What is idle in all years, as the way to the list of where it stands. */
const IdleTile = (): JSX.Element => {
  const idle = createAsync(() => idleSums())
  return (
    <Show when={idle()?.sums.some(({ overFirst }) => overFirst > 0) && idle()}>
      {(found) => (
        <Tiles
          tiles={found().sums.map(({ currency, overFirst }) => ({
            label: i(found().more ? 'tile.over.more' : 'tile.over', {
              months: found().limits.first,
            }),
            value: formatMoney(overFirst, currency),
            about: i('tile.places', { count: found().places }),
            href: href('/idle-money'),
          }))}
        />
      )}
    </Show>
  )
}

function columns(flow: FlowOfYear, rows: readonly FundLine[], currency: string) {
  const paidOf = ({ fund }: FundLine) => {
    const own = new Set(flow.lines.filter((one) => one.fund === fund).map(({ line }) => line))
    return total(
      flow.paid.filter(({ line }) => own.has(line)),
      (one) => one.confirmed,
    )
  }
  const sum = (of: (one: FundLine) => number) => <Money of={total(rows, of)} currency={currency} />
  const text = (of: (one: FundLine) => number) => (row: FundLine) => formatMoney(of(row), currency)
  return [
    { id: 'name', label: t('name'), cell: (row: FundLine) => row.name, total: t('total') },
    {
      id: 'origin',
      label: t('origin'),
      cell: (row: FundLine) => (
        <>
          {t(`origin.${row.origin}`)}{' '}
          <Show when={row.state === 'closed'}>
            <Badge>{t('fund.state.closed')}</Badge>
          </Show>
          <Show when={row.open}>
            <Badge>{t('fund.public')}</Badge>
          </Show>
        </>
      ),
    },
    { id: 'area', label: t('area'), cell: (row: FundLine) => row.areaName },
    {
      id: 'came',
      label: t('came'),
      numeric: true,
      cell: (row: FundLine) => <SumLink of={row.money.came} money={row.money} side="came" />,
      text: text((row) => row.money.came),
      total: sum((row) => row.money.came),
    },
    {
      id: 'bound',
      label: t('bound'),
      numeric: true,
      cell: (row: FundLine) => <SumLink of={row.money.went} money={row.money} side="went" />,
      text: text((row) => row.money.went),
      total: sum((row) => row.money.went),
    },
    {
      id: 'stands',
      label: t('stands'),
      numeric: true,
      cell: (row: FundLine) => <Money of={row.money.balance} currency={currency} />,
      total: sum((row) => row.money.balance),
    },
    {
      id: 'paid',
      label: t('paid'),
      numeric: true,
      cell: (row: FundLine) => <Money of={paidOf(row)} currency={currency} />,
      total: sum(paidOf),
    },
  ]
}

/** The funds of a year: what came, what went and what stands, from sources to households. */
export default function Overview(): JSX.Element {
  const may = useMay()
  const words = useSettings()
  const year = useYear()
  const [search, setSearch] = useSearchParams()
  const [opening, setOpening] = createSignal(Boolean(search.new))
  const flow = createAsync(() => flowOfYear(year()))
  const Open = () => (
    <Show when={may('book')}>
      <Button look="main" icon="add" onClick={() => setOpening(true)}>
        {t('fund.open')}
      </Button>
    </Show>
  )
  const currencies = (all: FlowOfYear) => [...new Set(all.funds.map((one) => one.currency))]
  const rows = (all: FlowOfYear, currency: string) =>
    all.funds.filter((one) => one.currency === currency)
  return (
    <Page wide>
      <PrintHeader title={t('table.title', { year: String(year()) })} />
      <PageHeader title={t('title')} lead={t('lead')}>
        <YearPick />
        <Open />
      </PageHeader>
      <IdleTile />
      <View
        of={flow}
        skeleton={<Skeleton kind="tiles" rows={5} />}
        again={() => void refresh('fund-flow')}
      >
        {(found) => (
          <Show
            when={found().funds.length > 0}
            fallback={
              <Empty
                icon="give"
                title={t('fund.none', { year: String(year()) })}
                text={t('fund.none.text')}
              />
            }
          >
            <For each={currencies(found())}>
              {(currency) => (
                <>
                  <Sums flow={found()} currency={currency} year={year()} />
                  <Table
                    caption={t('table.title', { year: String(year()) })}
                    columns={columns(found(), rows(found(), currency), currency)}
                    rows={rows(found(), currency)}
                    rowKey={(row) => row.fund}
                    rowHref={(row) => href(`/funds/${row.fund}`)}
                  />
                </>
              )}
            </For>
          </Show>
        )}
      </View>
      <Section title={publicWaysTitle()}>
        <PublicWays tenant={tenant()} />
      </Section>
      <FundDialog
        open={opening()}
        onClose={() => {
          setOpening(false)
          setSearch({ new: null }, { replace: true })
        }}
        year={year()}
        currency={words.currency()}
      />
    </Page>
  )
}
