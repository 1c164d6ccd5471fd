import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { formatCount } from '../../i18n/format.ts'
import style from './chart.module.css'
import { Figure } from './figure.tsx'

export interface Bar {
  label: string
  value: number
  /** At the end of the bar and in the table, where more than the number is to be said. */
  text?: string
  href?: string
}

/** Lying bars from zero, each with its number at the end; no legend to look up. */
export const BarChart = (props: {
  title: string
  /** What the bars are, and what is counted: the head of the table. */
  head: readonly [string, string]
  bars: readonly Bar[]
  format?: (value: number) => string
}): JSX.Element => {
  const format = (value: number) => (props.format ?? formatCount)(value)
  const say = (bar: Bar) => bar.text ?? format(bar.value)
  const max = () => Math.max(...props.bars.map((bar) => bar.value), 0)
  // Room at the right for the number of the longest bar, in its own letters.
  const room = () => `${Math.max(...props.bars.map((bar) => say(bar).length), 3) * 0.62 + 0.8}em`
  const width = (value: number) =>
    max() > 0 ? `calc((100% - ${room()}) * ${(Math.max(value, 0) / max()).toFixed(4)})` : '0'
  return (
    <Figure
      title={props.title}
      head={props.head}
      rows={props.bars.map((bar) => [bar.label, say(bar)])}
    >
      <div class={style.bars}>
        <For each={props.bars}>
          {(bar) => (
            <>
              <Show when={bar.href} fallback={<span class={style.barName}>{bar.label}</span>}>
                {(to) => (
                  <A class={style.barName} href={to()}>
                    {bar.label}
                  </A>
                )}
              </Show>
              <span class={style.track}>
                <span class={style.bar} style={{ width: width(bar.value) }} />
                <span class={style.value}>{say(bar)}</span>
              </span>
            </>
          )}
        </For>
      </div>
    </Figure>
  )
}
