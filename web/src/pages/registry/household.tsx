import { createAsync, useParams } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import { area } from '../../api/areas.ts'
import { refresh } from '../../api/cached.ts'
import { isProblem } from '../../api/problem.ts'
import { useSettings, type Words } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { formatNumber } from '../../i18n/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { RecordPage, RecordView } from '../../ui/kind/record.tsx'
import { type Crumb, Page, PageHeader, PrintHeader } from '../../ui/page.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { words as common } from '../../ui/words.ts'
import { HouseholdCards } from '../certificates/household-cards.tsx'
import { HouseholdMoney } from '../funds/household-money.tsx'
import { HouseholdCases } from '../procedures/household-cases.tsx'
import { type HouseholdView, household as read } from './api.ts'
import { AsOfBanner, AsOfPicker, useAsOf } from './as-of.tsx'
import { lineText } from './columns.tsx'
import { fieldWords } from './field-messages.ts'
import { HistorySection } from './history-section.tsx'
import style from './household.module.css'
import { HouseholdActions } from './household-actions.tsx'
import { h } from './household-messages.ts'
import {
  AboutSection,
  FindingsSection,
  Lineage,
  LivingSections,
  NeedsSection,
  type PartProps,
  RelocationSection,
} from './household-parts.tsx'
import { IncomeSection } from './income-section.tsx'
import { MembersSection } from './members-section.tsx'
import { t } from './messages.ts'
import { headOf } from './people.ts'
import { StatusBadge } from './status-badge.tsx'
import { useOffers } from './use-offers.ts'
import { YearsSection } from './years-section.tsx'

function useCrumbs(household: () => HouseholdView): () => Crumb[] {
  const list = () => href('/households')
  // Areas above those of a reader may be hidden from them: the name of its own is always known.
  const above = createAsync(() =>
    area(household().area).then(
      (a) => a.above,
      () => [],
    ),
  )
  return () => [
    { label: t('list.title'), href: list() },
    ...(above() ?? []).map(({ area: id, name }) => ({ label: name, href: `${list()}?area=${id}` })),
    { label: household().areaName, href: `${list()}?area=${household().area}` },
    { label: household().number },
  ]
}

function summaryOf(household: HouseholdView, words: Words) {
  const { income, snapshot, findings } = household
  const each: JSX.Element =
    income.perCapita === undefined ? (
      t('line.unknown')
    ) : (
      <>
        {words.money(income.perCapita)}
        <a href="#income" target="_self" class={style.line}>
          {lineText(words, income.line)}
        </a>
      </>
    )
  return [
    { label: h('head'), value: headOf(household)?.name || t('unknown') },
    { label: fieldWords('number'), value: household.number },
    { label: h('people'), value: formatNumber(household.people) },
    { label: h('per-capita', { year: String(snapshot.year) }), value: each },
    {
      label: h('findings'),
      value: (
        <Show when={findings.length > 0} fallback={formatNumber(0)}>
          <Badge tone="soon">{formatNumber(findings.length)}</Badge>
        </Show>
      ),
    },
  ]
}

const Now = (props: PartProps) => (
  <div class={style.parts}>
    <FindingsSection {...props} />
    <Show when={!props.household.asOf}>
      <HouseholdCases household={props.household} />
      <HouseholdCards household={props.household.household} />
      <HouseholdMoney household={props.household.household} />
    </Show>
    <MembersSection {...props} />
    <IncomeSection {...props} />
    <NeedsSection {...props} />
    <AboutSection {...props} />
    <LivingSections {...props} />
    <RelocationSection {...props} />
  </div>
)

const ClosedBanner = (props: PartProps) => (
  <Show when={props.household.closed}>
    {(closed) => (
      <div class={style.banner} role="status">
        {h('closed.banner', {
          day: closed().day,
          reason: props.words.label('closeReason', closed().reason),
        })}
      </div>
    )}
  </Show>
)

const Whole = (props: { household: HouseholdView; words: Words }) => {
  const may = useOffers()
  const crumbs = useCrumbs(() => props.household)
  const open = () =>
    !props.household.asOf && !['closed', 'removed'].includes(props.household.status)
  const part = (): PartProps => ({ ...props, may, editable: open() && may('edit') })
  const title = () =>
    headOf(props.household)?.name || h('nameless', { number: props.household.number })
  return (
    <>
      <PrintHeader title={title()} area={props.household.areaName} />
      <RecordPage
        title={title()}
        crumbs={crumbs()}
        status={<StatusBadge status={props.household.status} words={props.words} />}
        actions={
          <>
            <AsOfPicker today={props.words.today()} />
            <Button
              look="quiet"
              icon="print"
              label={common('action.print')}
              onClick={() => window.print()}
            />
            <Show when={open()}>
              <HouseholdActions household={props.household} />
            </Show>
          </>
        }
        summary={summaryOf(props.household, props.words)}
      >
        <AsOfBanner />
        <ClosedBanner {...part()} />
        <Lineage household={props.household} />
        <Tabs
          label={h('tab.label')}
          tabs={[
            { id: 'now', label: h('tab.now'), content: () => <Now {...part()} /> },
            { id: 'years', label: h('tab.years'), content: () => <YearsSection {...props} /> },
            {
              id: 'history',
              label: h('tab.history'),
              content: () => <HistorySection {...props} />,
            },
          ]}
        />
      </RecordPage>
    </>
  )
}

const NOT_YET = 'not-yet'
const known = (value: HouseholdView | string) => (typeof value === 'string' ? undefined : value)

const NotYet = (props: { day: string; today: string }) => (
  <Page>
    <PageHeader title={h('as-of.not-yet')}>
      <AsOfPicker today={props.today} />
    </PageHeader>
    <AsOfBanner />
    <p>{h('as-of.not-yet.text', { day: props.day })}</p>
  </Page>
)

/** One household: everything about it in one place. */
export default function Household() {
  const params = useParams<{ household: string }>()
  const words = useSettings()
  const { day } = useAsOf()
  const found = createAsync(() =>
    read(params.household, day() || undefined).catch((error) => {
      // Before its first day there is nothing to see, and that is an answer.
      if (isProblem(error) && error.code === 'household.not-yet') return NOT_YET
      throw error
    }),
  )
  return (
    <RecordView of={found} again={() => void refresh('household')}>
      {(value) => (
        <Show when={known(value())} fallback={<NotYet day={day()} today={words.today()} />}>
          {(household) => <Whole household={household()} words={words} />}
        </Show>
      )}
    </RecordView>
  )
}
