import { A, createAsync } from '@solidjs/router'
import type { publicRoutes, routes } from '@terrace/transparency/routes'
import { createSignal, For, type JSX, Show } from 'solid-js'
import { cached, refresh } from '../../api/cached.ts'
import { client, type OutputOf } from '../../api/client.ts'
import { tenant } from '../../api/tenant.ts'
import { formatMoney, formatNumber, spellDay } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { Table } from '../../ui/kind/table.tsx'
import { Section } from '../../ui/page.tsx'
import { problemText } from '../../ui/problem.ts'
import { Skeleton, View } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { receiptPath } from '../transparency/api.ts'
import { Results } from '../transparency/results.tsx'
import style from './giving.module.css'
import { t } from './messages.ts'
import { w } from './trace-messages.ts'

const api = client<typeof routes>()
const trace = cached('trace', (contribution: string) =>
  api('GET /traces/{contribution}', { contribution }),
)
type Trace = OutputOf<typeof routes, 'GET /traces/{contribution}'>
type End = Trace['ends'][number]
type Step = Trace['steps'][number]

/** From the fund to the households: the order in which money goes on. */
const places = ['suspense', 'fund', 'earmark', 'line', 'batch', 'on-its-way', 'confirmed'] as const
const placeText = (place: End['place']) => w(place === 'fund' ? 'stands' : place)
const families = {
  industry: 'family.industry',
  training: 'family.training',
  infrastructure: 'family.infrastructure',
  finance: 'family.finance',
  employment: 'family.employment',
  protection: 'family.protection',
  policy: 'family.policy',
} as const
const familyText = (family: string | undefined) =>
  family && family in families ? t(families[family as keyof typeof families]) : family

const things = {
  gft: 'thing.gft',
  fnd: 'thing.fnd',
  ear: 'thing.ear',
  lin: 'thing.lin',
  bat: 'thing.bat',
} as const
/** What an id is of, and its name where the trace tells it. */
function thingText(trace: Trace, id: string): string {
  const lead = id.slice(0, 3)
  const kind = lead in things ? w(things[lead as keyof typeof things]) : id
  const name = trace.ends.find(({ thing }) => thing === id)?.name
  return name ? `${kind}: ${name}` : kind
}

/** The way of a gift: where every unit is now, by which steps, each to be checked in the log. */
export const GiftTrace = (props: { contribution: string }): JSX.Element => {
  const found = createAsync(() => trace(props.contribution))
  return (
    <Section title={w('title')}>
      <p class={style.soft}>{w('lead')}</p>
      <View of={found} skeleton={<Skeleton rows={3} />} again={() => void refresh('trace')}>
        {(value) => (
          <>
            <Flow trace={value()} contribution={props.contribution} />
            <Show when={value().cut}>
              <p>{w('cut')}</p>
            </Show>
            <Results tenant={tenant()} of={value().results} />
            <Steps trace={value()} />
          </>
        )}
      </View>
    </Section>
  )
}

const Flow = (props: { trace: Trace; contribution: string }) => {
  const money = (minor: number) => formatMoney(minor, props.trace.currency)
  const ends = () =>
    props.trace.ends.toSorted((x, y) => places.indexOf(x.place) - places.indexOf(y.place))
  return (
    <ol class={style.flow}>
      <li>
        <strong>
          {w('given')}: {money(props.trace.given)}
        </strong>
        <span class={style.soft}>{spellDay(props.trace.day)}</span>
        <InLog of={props.contribution} what={w('given')} />
      </li>
      <Show when={props.trace.refunded > 0}>
        <li>
          <strong>
            {w('refunded')}: {money(props.trace.refunded)}
          </strong>
        </li>
      </Show>
      <For each={ends()}>
        {(end) => (
          <li data-place={end.place}>
            <strong>
              {placeText(end.place)}: {money(end.amount)}
            </strong>
            <span>
              {[end.name, familyText(end.family), end.areaName, end.cycle]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <Shared end={end} />
            <span class={style.soft}>{w('since', { day: spellDay(end.since) })}</span>
            <InLog of={end.thing} what={placeText(end.place)} />
          </li>
        )}
      </For>
    </ol>
  )
}

/** How many households received it; fewer than five are never counted out. */
const Shared = (props: { end: End }) => (
  <Show when={props.end.households} keyed>
    {(count) => (
      <span>{count === '<5' ? w('few') : w('households', { count: formatNumber(count) })}</span>
    )}
  </Show>
)

const Steps = (props: { trace: Trace }) => (
  <Show when={props.trace.steps.length > 0}>
    <Table<Step>
      caption={w('steps')}
      rowKey={(step) => `${step.from} ${step.to}`}
      rows={props.trace.steps}
      columns={[
        {
          id: 'day',
          label: w('day'),
          cell: (step) => (step.first === step.last ? step.first : `${step.first} – ${step.last}`),
        },
        { id: 'from', label: w('from'), cell: (step) => thingText(props.trace, step.from) },
        { id: 'to', label: w('to'), cell: (step) => thingText(props.trace, step.to) },
        {
          id: 'amount',
          label: w('amount'),
          numeric: true,
          cell: (step) => formatMoney(step.amount, props.trace.currency),
        },
      ]}
    />
  </Show>
)

/** Receipts of the log's entries about a thing; asked for only when somebody wants to check. */
const InLog = (props: { of: string; what: string }) => {
  const [entries, setEntries] = createSignal<readonly number[]>()
  const ask = async () => {
    try {
      const open = client<typeof publicRoutes>(`/public/t/${tenant()}`)
      const { items } = await open('GET /log/about/{ref}', { ref: props.of })
      setEntries(items.map(({ index }) => index))
    } catch (refused) {
      toast(problemText(refused), 'late')
    }
  }
  return (
    <Show
      when={entries()}
      fallback={
        <div class={style.unprinted}>
          <Button
            small
            look="quiet"
            aria-label={w('log.show.name', { what: props.what })}
            onClick={() => void ask()}
          >
            {w('log.show')}
          </Button>
        </div>
      }
    >
      {(indexes) => (
        <Show when={indexes().length > 0} fallback={<p class={style.soft}>{w('log.none')}</p>}>
          <span class={style.row}>
            <For each={indexes()}>
              {(index) => (
                <a
                  href={receiptPath(tenant(), index)}
                  download={`receipt-${index + 1}.json`}
                  rel="external"
                >
                  {w('log.receipt', { index: index + 1 })}
                </a>
              )}
            </For>
            <A href={`/log/${tenant()}`}>{w('log.check')}</A>
          </span>
        </Show>
      )}
    </Show>
  )
}
