import { createAsync } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { formatMoney, formatNumber } from '../../i18n/format.ts'
import { BarChart } from '../../ui/chart/bar-chart.tsx'
import { SelectField } from '../../ui/form/index.ts'
import { Table } from '../../ui/kind/table.tsx'
import type { Column } from '../../ui/kind/tsv.ts'
import { Section } from '../../ui/page.tsx'
import { Empty, Skeleton, View } from '../../ui/state.tsx'
import { comparison, type Proposal, type Sheet } from './api.ts'
import type { WithSheet } from './compare.tsx'
import { g } from './figures-messages.ts'
import style from './sharing.module.css'

/** Bars that one takes in at a look; all areas are in the table. */
const BARS = 12

interface AreaRow {
  area: string
  name: string
  candidates: number
  people: number
  /** Minor units, by the place of the rule. */
  amounts: number[]
}

/** Every rule lays the same candidates out by the same areas. */
const rowsOf = ({ rules }: Sheet): AreaRow[] =>
  (rules[0]?.groups ?? []).map(({ area, areaName, candidates, people }) => ({
    ...{ area, name: areaName, candidates, people },
    amounts: rules.map(({ groups }) => groups.find((one) => one.area === area)?.amount ?? 0),
  }))

const sum = (numbers: readonly number[]) => numbers.reduce((to, one) => to + one, 0)

const columnsOf = ({ rules, currency }: Sheet, rows: readonly AreaRow[]): Column<AreaRow>[] => [
  { id: 'area', label: g('areas.area'), cell: (row) => row.name, total: g('areas.total') },
  {
    ...{ id: 'candidates', label: g('areas.candidates'), numeric: true },
    cell: (row) => formatNumber(row.candidates),
    total: formatNumber(sum(rows.map((row) => row.candidates))),
  },
  {
    ...{ id: 'people', label: g('areas.people'), numeric: true },
    cell: (row) => formatNumber(row.people),
    total: formatNumber(sum(rows.map((row) => row.people))),
  },
  ...rules.map(({ name }, at) => ({
    ...{ id: `rule-${at}`, label: name, numeric: true },
    cell: (row: AreaRow) => formatMoney(row.amounts[at] ?? 0, currency),
    total: formatMoney(sum(rows.map(({ amounts }) => amounts[at] ?? 0)), currency),
  })),
]

const Areas = (props: WithSheet) => {
  const [rule, setRule] = createSignal(String(props.proposal.choice?.rule ?? 0))
  const rows = () => rowsOf(props.sheet)
  const most = () =>
    rows()
      .map(({ name, amounts }) => ({ label: name, value: amounts[Number(rule())] ?? 0 }))
      .toSorted((a, b) => b.value - a.value)
      .slice(0, BARS)
  const money = (minor: number) => formatMoney(minor, props.sheet.currency)
  const name = () => props.sheet.rules[Number(rule())]?.name ?? ''
  return (
    <div class={style.parts}>
      <Table
        caption={g('areas.table')}
        columns={columnsOf(props.sheet, rows())}
        rows={rows()}
        rowKey={({ area }) => area}
      />
      <SelectField
        name="area-rule"
        label={g('rule')}
        value={rule()}
        onChange={(value) => setRule(value || '0')}
        options={props.sheet.rules.map((one, at) => ({ value: String(at), label: one.name }))}
        narrow
      />
      <BarChart
        title={g('areas.chart', {
          ...{ area: most()[0]?.label ?? '', rule: name() },
          amount: money(most()[0]?.value ?? 0),
        })}
        head={[g('areas.area'), name()]}
        bars={most()}
        format={money}
      />
      <Show when={rows().length > BARS}>
        <p class={style.soft}>{g('areas.first', { count: BARS })}</p>
      </Show>
    </div>
  )
}

/** What each area gets under each rule; those that the reader may see. */
export const ByArea = (props: { proposal: Proposal }) => {
  const found = createAsync(() => comparison(props.proposal.proposal))
  return (
    <View of={found} skeleton={<Skeleton rows={8} />} again={() => void refresh('proposal-sheet')}>
      {(sheet) => (
        <Show
          when={(sheet().rules[0]?.groups.length ?? 0) > 0}
          fallback={<Empty icon="area" title={g('areas.none')} />}
        >
          <Section title={g('areas.title')}>
            <Areas proposal={props.proposal} sheet={sheet()} />
          </Section>
        </Show>
      )}
    </View>
  )
}
