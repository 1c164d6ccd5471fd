import { createAsync, useParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { formatMoney } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { RecordPage, RecordView } from '../../ui/kind/record.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { Held } from '../funds/batch-roll.tsx'
import { Acts } from './acts.tsx'
import { line, type Proposal, proposal as read, useMay } from './api.ts'
import { ByArea } from './by-area.tsx'
import { ByHousehold } from './by-household.tsx'
import { Compare } from './compare.tsx'
import { t } from './messages.ts'
import style from './sharing.module.css'
import { StateBadge } from './state-badge.tsx'
import { Terms } from './terms.tsx'
import { Work } from './work.tsx'

function useSummary(proposal: () => Proposal) {
  // The line may be of an area above the reader's: its sums are then not theirs to see.
  const budget = createAsync(() => line(proposal().line).catch(() => undefined))
  return () => {
    const { amount, currency, areaName, cycle, frozen, over, prepared } = proposal()
    const found = frozen && { count: frozen.candidates, people: frozen.people }
    return [
      { label: t('desk.line'), value: budget()?.name },
      { label: t('desk.amount'), value: formatMoney(amount, currency) },
      { label: t('desk.area'), value: areaName },
      { label: t('list.cycle'), value: cycle },
      {
        label: t('desk.candidates'),
        value:
          found &&
          t(over === 'villages' ? 'desk.candidates.villages' : 'desk.candidates.value', found),
      },
      { label: t('desk.prepared'), value: prepared.name },
    ]
  }
}

/** Why one cannot look at the amounts yet, or what came of them. */
const Said = (props: { proposal: Proposal }) => (
  <>
    <Show when={props.proposal.choice}>
      {(choice) => (
        <p class={style.said}>
          <strong>
            {t('choice.text', {
              name: choice().name,
              rule: props.proposal.rules[choice().rule]?.name ?? '',
            })}
          </strong>
          <span class={style.small}>{choice().why}</span>
        </p>
      )}
    </Show>
    <Show when={props.proposal.decision}>
      {(decision) => (
        <p class={style.said}>
          <strong>
            {t(decision().approved ? 'decision.approved' : 'decision.rejected', {
              name: decision().name,
            })}
          </strong>
          <span class={style.small}>{decision().why}</span>
        </p>
      )}
    </Show>
  </>
)

const Desk = (props: { proposal: Proposal }) => {
  const may = useMay()
  const summary = useSummary(() => props.proposal)
  const compared = () => props.proposal.compared !== undefined
  const terms = {
    id: 'about',
    label: t('tab.about'),
    content: () => <Terms proposal={props.proposal} />,
  }
  const tabs = () => [
    {
      id: 'compare',
      label: t('tab.compare'),
      content: () => <Compare proposal={props.proposal} />,
    },
    { id: 'areas', label: t('tab.areas'), content: () => <ByArea proposal={props.proposal} /> },
    ...(may('roll')
      ? [
          {
            id: 'people',
            label: t(props.proposal.over === 'villages' ? 'tab.villages' : 'tab.people'),
            content: () => <ByHousehold proposal={props.proposal} />,
          },
        ]
      : []),
    ...(may('roll') && props.proposal.state === 'granted' && props.proposal.over === 'households'
      ? [{ id: 'held', label: t('tab.held'), content: () => <Held of={props.proposal} /> }]
      : []),
    terms,
  ]
  return (
    <RecordPage
      title={props.proposal.name}
      crumbs={[
        { label: t('list.title'), href: href('/proposals') },
        { label: props.proposal.name },
      ]}
      status={<StateBadge state={props.proposal.state} />}
      actions={
        <>
          <Acts proposal={props.proposal} />
          <Show when={compared()}>
            <Button
              look="quiet"
              icon="print"
              label={t('act.print')}
              onClick={() => window.print()}
            />
          </Show>
        </>
      }
      summary={summary()}
    >
      <Work proposal={props.proposal} />
      <Said proposal={props.proposal} />
      <Show when={compared()} fallback={<Terms proposal={props.proposal} />}>
        <Tabs label={t('desk.tabs')} tabs={tabs()} />
      </Show>
    </RecordPage>
  )
}

/** The allocation desk: one proposal, its rules side by side, and the decision about it. */
export default function ProposalPage() {
  const params = useParams<{ proposal: string }>()
  const found = createAsync(() => read(params.proposal))
  return (
    <RecordView of={found} again={() => void refresh('proposal')}>
      {(proposal) => <Desk proposal={proposal()} />}
    </RecordView>
  )
}
