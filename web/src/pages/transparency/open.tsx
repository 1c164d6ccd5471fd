import { A, createAsync, useParams, useSearchParams } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { formatMoney, formatNumber, spellDay } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { PublicPage } from '../../ui/kind/public-page.tsx'
import { Skeleton, View } from '../../ui/state.tsx'
import { type Disclosure, publicMoney, tablePath } from './api.ts'
import { l } from './log-messages.ts'
import style from './open.module.css'
import { o } from './open-messages.ts'
import { PublicWays } from './public-ways.tsx'
import { Results } from './results.tsx'

type Fund = Disclosure['funds'][number]
type Line = Disclosure['lines'][number]
type Batch = Disclosure['batches'][number]

/** The money of a year for everybody; with `?area=` the sheet for the board of a village. */
export default function OpenPage(): JSX.Element {
  const params = useParams<{ tenant: string }>()
  const [search] = useSearchParams()
  const money = createAsync(() =>
    publicMoney(params.tenant, String(search.year ?? ''), String(search.area ?? '')),
  )
  const title = () => {
    const area = money()?.areaName
    return area ? o('title.area', { area }) : o('title')
  }
  return (
    <PublicPage wide title={title()} lead={leadOf(money())}>
      <View of={money} skeleton={<Skeleton rows={8} />} again={() => void refresh('public-money')}>
        {(found) => (
          <>
            <Part title={o('funds.title')} none={o('funds.none')} of={found().funds}>
              {(fund) => <Pot one={fund} of={o(`origin.${fund.origin}`)} limits={found().limits} />}
            </Part>
            <Part title={o('lines.title')} none={o('lines.none')} of={found().lines}>
              {(line) => <Pot one={line} of={familyOf(line)} limits={found().limits} />}
            </Part>
            <Part title={o('batches.title')} none={o('batches.none')} of={found().batches}>
              {(batch) => <Paid one={batch} lines={found().lines} />}
            </Part>
            <Results
              tenant={params.tenant}
              of={found().results}
              nameOf={(id) => found().lines.find(({ line }) => line === id)?.name}
            />
            <Overdue of={found().overdue} />
            <Ways tenant={params.tenant} year={found().year} />
          </>
        )}
      </View>
    </PublicPage>
  )
}

const leadOf = (found: Disclosure | undefined) =>
  found && o('lead', { office: found.office, year: String(found.year), day: spellDay(found.day) })

const familyOf = ({ family }: Line) => (family ? l(`family.${family}` as 'family.policy') : '')

function Part<T>(props: {
  title: string
  none: string
  of: readonly T[]
  children: (one: T) => JSX.Element
}): JSX.Element {
  return (
    <section class={style.part} aria-label={props.title}>
      <h2>{props.title}</h2>
      <Show when={props.of.length > 0} fallback={<p class={style.soft}>{props.none}</p>}>
        <ul class={style.list}>
          <For each={[...props.of]}>{props.children}</For>
        </ul>
      </Show>
    </section>
  )
}

const Pot = (props: { one: Fund | Line; of: string; limits: Disclosure['limits'] }) => {
  const text = (minor: number) => formatMoney(minor, props.one.currency)
  const old = () =>
    [
      { months: props.limits.first, amount: props.one.overFirst },
      { months: props.limits.second, amount: props.one.overSecond },
    ].filter(({ amount }) => amount > 0)
  return (
    <li>
      <strong>{props.one.name}</strong>
      <span class={style.soft}>{[props.one.areaName, props.of].filter(Boolean).join(' · ')}</span>
      <span>{`${o('came')} ${text(props.one.came)}`}</span>
      <span>{`${o('went')} ${text(props.one.went)}`}</span>
      <span>{`${o('stands')} ${text(props.one.stands)}`}</span>
      <Show when={props.one.since}>
        {(day) => <span class={style.soft}>{o('since', { day: spellDay(day()) })}</span>}
      </Show>
      <For each={old()}>
        {({ months, amount }) => (
          <span class={style.old}>{o('over', { months, amount: text(amount) })}</span>
        )}
      </For>
    </li>
  )
}

const Paid = (props: { one: Batch; lines: readonly Line[] }) => {
  const money = (minor: number | undefined) =>
    minor === undefined ? undefined : formatMoney(minor, props.one.currency)
  const name = () => props.lines.find(({ line }) => line === props.one.line)?.name ?? ''
  const count = () => {
    const { households } = props.one
    if (households === undefined) return ''
    if (households === '<5') return o('households.few')
    return o('households', { count: formatNumber(households) })
  }
  return (
    <li>
      <strong>{`${name()} · ${props.one.cycle}`}</strong>
      <span class={style.soft}>{props.one.areaName}</span>
      <span>{o(`state.${props.one.state}` as 'state.sent')}</span>
      <span>{count()}</span>
      <span>{props.one.withheld ? o('withheld') : money(props.one.amount)}</span>
      <Show when={money(props.one.confirmed)}>
        {(amount) => <span>{o('confirmed', { amount: amount() })}</span>}
      </Show>
      <Show when={props.one.failed ? money(props.one.failed) : undefined}>
        {(amount) => <span class={style.old}>{o('failed', { amount: amount() })}</span>}
      </Show>
      <Show when={props.one.state === 'disclosed' && props.one.until}>
        {(day) => <span>{o('until', { day: spellDay(day()) })}</span>}
      </Show>
    </li>
  )
}

const Overdue = (props: { of: Disclosure['overdue'] }) => (
  <Show when={props.of.allocations > 0}>
    <section class={style.part} aria-label={o('overdue.title')}>
      <h2>{o('overdue.title')}</h2>
      <p class={style.old}>
        {[
          o('overdue', { count: formatNumber(props.of.allocations) }),
          ...Object.entries(props.of.amounts).map(([currency, sum]) => formatMoney(sum, currency)),
        ].join(' · ')}
      </p>
    </section>
  </Show>
)

const Ways = (props: { tenant: string; year: number }) => {
  const file = (name: string) => tablePath(props.tenant, props.year, name)
  return (
    <section class={style.part} aria-label={o('data.title')}>
      <div class={style.ways}>
        <Button onClick={() => window.print()}>{o('print')}</Button>
        <A href={`/open/${props.tenant}?year=${props.year - 1}`}>
          {o('year', { year: String(props.year - 1) })}
        </A>
      </div>
      <PublicWays tenant={props.tenant} here="open" />
      <div class={style.ways}>
        <For each={['money', 'payments'] as const}>
          {(name) => (
            <span>
              <a href={file(`${name}.csv`)} download={`${name}.csv`} rel="external">
                {o(`data.${name}`)}
              </a>
              {' · '}
              <a href={file(`${name}.csv-metadata.json`)} rel="external">
                {o('data.meaning')}
              </a>
            </span>
          )}
        </For>
      </div>
    </section>
  )
}
