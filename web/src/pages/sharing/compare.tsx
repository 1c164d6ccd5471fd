import { createAsync } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { faultText, loadFaultTexts } from '../../i18n/faults.ts'
import { formatMoney, formatNumber } from '../../i18n/format.ts'
import { Table } from '../../ui/kind/table.tsx'
import type { Column } from '../../ui/kind/tsv.ts'
import { PrintHeader, Section } from '../../ui/page.tsx'
import { Skeleton, View } from '../../ui/state.tsx'
import { comparison, type Proposal, type Sheet } from './api.ts'
import { Charts } from './charts.tsx'
import { g } from './figures-messages.ts'
import { type Measure, measuresOf } from './measures.ts'
import { t } from './messages.ts'
import style from './sharing.module.css'

export interface WithSheet {
  proposal: Proposal
  sheet: Sheet
}

const columnsOf = ({ sheet, proposal }: WithSheet): Column<Measure>[] => [
  { id: 'measure', label: g('measure'), cell: (row) => row.label },
  { id: 'before', label: g('before'), numeric: true, cell: (row) => row.before ?? '' },
  ...sheet.rules.map((rule, at) => ({
    id: `rule-${at}`,
    label:
      proposal.choice?.rule === at
        ? `${rule.name} (${g('share.chosen').toLowerCase()})`
        : rule.name,
    numeric: true,
    cell: (row: Measure) => row.of(rule),
  })),
]

/** Why money is left over under some rules, each reason with its rules. */
const LeftOver = (props: { sheet: Sheet }) => {
  void loadFaultTexts()
  const said = () =>
    props.sheet.rules.flatMap(({ name, leftWhy, left }) => {
      if (!leftWhy || left === 0) return []
      // All that these sentences fill in is money.
      const params = Object.entries(leftWhy.params).map(([key, value]) => [
        key,
        typeof value === 'number' ? formatMoney(value, props.sheet.currency) : value,
      ])
      return [{ name, text: faultText(leftWhy.code, Object.fromEntries(params)) ?? '' }]
    })
  return (
    <Show when={said().length > 0}>
      <ul class={style.soft}>
        <For each={said()}>
          {({ name, text }) => (
            <li>
              {name}: {text}
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}

const Pairs = (props: WithSheet) => (
  <Show when={props.sheet.pairs.length > 0}>
    <Section title={g('pairs.title')}>
      <p>
        {g(props.proposal.over === 'villages' ? 'changed.villages' : 'changed', {
          count: props.sheet.changed,
        })}
      </p>
      <Table
        caption={g('pairs.table')}
        columns={[
          {
            id: 'pair',
            label: g('rule'),
            cell: ({ one, other }) =>
              g('pairs.pair', {
                one: props.sheet.rules[one]?.name ?? '',
                other: props.sheet.rules[other]?.name ?? '',
              }),
          },
          {
            id: 'count',
            label: g('pairs.count'),
            numeric: true,
            cell: ({ households }) => formatNumber(households),
          },
        ]}
        rows={props.sheet.pairs}
        rowKey={({ one, other }) => `${one} ${other}`}
      />
    </Section>
  </Show>
)

/** The rules side by side on the same money: figures, pictures, and whom they treat otherwise. */
export const Compare = (props: { proposal: Proposal }) => {
  const found = createAsync(() => comparison(props.proposal.proposal))
  return (
    <View of={found} skeleton={<Skeleton rows={12} />} again={() => void refresh('proposal-sheet')}>
      {(sheet) => (
        <div class={style.parts}>
          <PrintHeader title={props.proposal.name} area={props.proposal.areaName} />
          <Section title={g('title', { amount: formatMoney(sheet().amount, sheet().currency) })}>
            <Table
              caption={t('tab.compare')}
              columns={columnsOf({ proposal: props.proposal, sheet: sheet() })}
              rows={measuresOf(sheet(), props.proposal.over)}
              rowKey={({ id }) => id}
            />
            <LeftOver sheet={sheet()} />
          </Section>
          <Charts sheet={sheet()} />
          <Pairs proposal={props.proposal} sheet={sheet()} />
        </div>
      )}
    </View>
  )
}
