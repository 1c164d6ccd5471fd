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
import { kindOf } from '../transparency/entry-facts.tsx'
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
type Entry = OutputOf<typeof publicRoutes, 'GET /log/about/{ref}'>['items'][number]

/** From the fund to the households: the order in which money goes on. */
const places = ['suspense', 'fund', 'earmark', 'line', 'batch', 'on-its-way', 'confirmed'] as const
function placeText({ place, state }: Pick<End, 'place' | 'state'>): string {
  if (place === 'batch' && state === 'disclosed') return w('disclosed')
  if (place === 'batch' && (state === 'released' || state === 'sent')) return w('released')
  return w(place === 'fund' ? 'stands' : place)
}
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
/** What an id is of, and its name. */
function thingText(id: string, name: string | undefined): string {
  const lead = id.slice(0, 3)
  const kind = lead in things ? w(things[lead as keyof typeof things]) : id
  return name ? w('thing.named', { kind, name }) : kind
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
            <Steps trace={value()} />
            <Results tenant={tenant()} of={value().results} />
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
        <strong>{w('sum', { what: w('given'), amount: money(props.trace.given) })}</strong>
        <span class={style.soft}>{spellDay(props.trace.day)}</span>
        <InLog of={props.contribution} what={w('given')} />
      </li>
      <Show when={props.trace.refunded > 0}>
        <li>
          <strong>{w('sum', { what: w('refunded'), amount: money(props.trace.refunded) })}</strong>
        </li>
      </Show>
      <For each={ends()}>
        {(end) => (
          <li data-place={end.place}>
            <strong>{w('sum', { what: placeText(end), amount: money(end.amount) })}</strong>
            <span>
              {[end.name, familyText(end.family), end.areaName, end.cycle]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <Shared end={end} />
            <span class={style.soft}>{w('since', { day: spellDay(end.since) })}</span>
            <InLog of={end.thing} what={placeText(end)} />
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
        {
          id: 'way',
          label: w('way'),
          cell: (step) =>
            `${thingText(step.from, step.fromName)} → ${thingText(step.to, step.toName)}`,
        },
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
  const [entries, setEntries] = createSignal<readonly Entry[]>()
  const ask = async () => {
    try {
      const open = client<typeof publicRoutes>(`/public/t/${tenant()}`)
      const { items } = await open('GET /log/about/{ref}', { ref: props.of })
      setEntries(items)
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
      {(found) => (
        <Show when={found().length > 0} fallback={<p class={style.soft}>{w('log.none')}</p>}>
          <span class={style.row}>
            <For each={found()}>
              {(entry) => (
                <a
                  href={receiptPath(tenant(), entry.index)}
                  download={`receipt-${entry.index + 1}.json`}
                  rel="external"
                >
                  {w('log.receipt', { index: entry.index + 1, kind: kindOf(entry) })}
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
