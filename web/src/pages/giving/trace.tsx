import { createAsync } from '@solidjs/router'
import type { routes } from '@terrace/transparency/routes'
import { For, type JSX, Show } from 'solid-js'
import { cached, refresh } from '../../api/cached.ts'
import { client, type OutputOf } from '../../api/client.ts'
import { tenant } from '../../api/tenant.ts'
import { formatMoney, formatNumber, spellDay } from '../../i18n/format.ts'
import { Section } from '../../ui/page.tsx'
import { Skeleton, View } from '../../ui/state.tsx'
import { Results } from '../transparency/results.tsx'
import { InLog, Steps, stationOf } from '../transparency/trace-steps.tsx'
import style from './giving.module.css'
import { t } from './messages.ts'
import { w } from './trace-messages.ts'

const api = client<typeof routes>()
const trace = cached('trace', (contribution: string) =>
  api('GET /traces/{contribution}', { contribution }),
)
type Trace = OutputOf<typeof routes, 'GET /traces/{contribution}'>
type End = Trace['ends'][number]

/** From the fund to the households: the order in which money goes on. */
const places = ['suspense', 'fund', 'earmark', 'line', 'batch', 'on-its-way', 'confirmed'] as const
function placeText(end: Pick<End, 'place' | 'state'>): string {
  const station = stationOf(end)
  return w(station === 'fund' ? 'stands' : station)
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
        <InLog tenant={tenant()} of={props.contribution} what={w('given')} />
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
            <InLog tenant={tenant()} of={end.thing} what={placeText(end)} />
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
