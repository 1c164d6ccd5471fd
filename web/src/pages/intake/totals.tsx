import { For, type JSX, Show } from 'solid-js'
import { useSettings } from '../../api/settings.ts'
import { formatNumber } from '../../i18n/format.ts'
import type { JobView } from './api.ts'
import style from './intake.module.css'
import { r } from './result-messages.ts'

export const fates = ['new', 'changed', 'unchanged', 'rejected'] as const
export type Fate = (typeof fates)[number]
const sources = ['wage', 'business', 'property', 'transfer'] as const

/** What a check found, from its job. */
export interface Found {
  rows: number
  households: number
  persons: number
  areasToMake: number
  problems: number
  pages: number
  income: Record<string, number>
}
export const foundOf = (job: JobView | undefined): Found | undefined =>
  job?.state === 'done' ? (job.result as unknown as Found | undefined) : undefined

const Tile = (props: { label: string; value: string }) => (
  <div class={style.tile}>
    <dt>{props.label}</dt>
    <dd>{props.value}</dd>
  </div>
)

/** Rows, households and people of the file. */
export const Sizes = (props: { found: Found }): JSX.Element => (
  <dl class={style.tiles}>
    <Tile label={r('total.rows')} value={formatNumber(props.found.rows)} />
    <Tile label={r('total.households')} value={formatNumber(props.found.households)} />
    <Tile label={r('total.persons')} value={formatNumber(props.found.persons)} />
    <Show when={props.found.areasToMake > 0}>
      <Tile label={r('total.areas')} value={formatNumber(props.found.areasToMake)} />
    </Show>
  </dl>
)

/** New, changed, unchanged, rejected. */
export const Fates = (props: { title: string; counts: Record<string, number> }): JSX.Element => (
  <section class={style.close} aria-label={props.title}>
    <h3>{props.title}</h3>
    <dl class={style.tiles}>
      <For each={fates}>
        {(fate) => <Tile label={r(`fate.${fate}`)} value={formatNumber(props.counts[fate] ?? 0)} />}
      </For>
    </dl>
    <Show when={props.counts.rejected}>
      <p class={style.soft}>{r('fate.rejected.hint')}</p>
    </Show>
  </section>
)

/** Totals of each source of income: what a county office compares with its own sheet. */
export const Incomes = (props: { income: Record<string, number> }): JSX.Element => {
  const words = useSettings()
  const all = () => sources.reduce((sum, source) => sum + (props.income[source] ?? 0), 0)
  return (
    <Show when={all() !== 0}>
      <section class={style.close} aria-label={r('income.title')}>
        <h3>{r('income.title')}</h3>
        <dl class={`${style.tiles} ${style.wideTiles}`}>
          <For each={sources}>
            {(source) => (
              <Tile label={r(`income.${source}`)} value={words.money(props.income[source] ?? 0)} />
            )}
          </For>
          <Tile label={r('income.all')} value={words.money(all())} />
        </dl>
      </section>
    </Show>
  )
}
