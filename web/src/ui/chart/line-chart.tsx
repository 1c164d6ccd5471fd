import { For, type JSX, Show } from 'solid-js'
import { formatCount } from '../../i18n/format.ts'
import style from './chart.module.css'
import { Figure } from './figure.tsx'
import { ticks } from './scale.ts'

export interface Point {
  label: string
  value: number
  /** The range the true value is in, where it is an estimate. */
  low?: number
  high?: number
}

const WIDTH = 640
const HEIGHT = 240
const LEFT = 56
const RIGHT = 64
const TOP = 12
const BOTTOM = 28

/** One line over time from zero, its last value written at its end, uncertainty as a band. */
export const LineChart = (props: {
  title: string
  head: readonly [string, string]
  points: readonly Point[]
  format?: (value: number) => string
}): JSX.Element => {
  const format = (value: number) => (props.format ?? formatCount)(value)
  const steps = () => ticks(Math.max(...props.points.map((one) => one.high ?? one.value), 0))
  const top = () => steps().at(-1) || 1
  const x = (at: number) =>
    LEFT + (at / Math.max(props.points.length - 1, 1)) * (WIDTH - LEFT - RIGHT)
  const y = (value: number) => HEIGHT - BOTTOM - (value / top()) * (HEIGHT - TOP - BOTTOM)
  const line = () => props.points.map((one, at) => `${x(at)},${y(one.value)}`).join(' ')
  const band = () => [
    ...props.points.map((one, at) => `${x(at)},${y(one.high ?? one.value)}`),
    ...props.points.map((one, at) => `${x(at)},${y(one.low ?? one.value)}`).reverse(),
  ]
  // As many names below as fit without touching.
  const every = () => Math.ceil(props.points.length / 7)
  const last = () => props.points.length - 1
  return (
    <Figure
      title={props.title}
      head={props.head}
      rows={props.points.map((one) => [one.label, format(one.value)])}
    >
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} class={style.svg} role="img" aria-label={props.title}>
        <title>{props.title}</title>
        <For each={steps()}>
          {(step) => (
            <>
              <line class={style.grid} x1={LEFT} x2={WIDTH - RIGHT} y1={y(step)} y2={y(step)} />
              <text x={LEFT - 8} y={y(step) + 4} text-anchor="end">
                {format(step)}
              </text>
            </>
          )}
        </For>
        <Show when={props.points.some((one) => one.low !== undefined)}>
          <polygon class={style.band} points={band().join(' ')} />
        </Show>
        <polyline class={style.line} points={line()} />
        <For each={props.points}>
          {(one, at) => (
            <>
              <Show when={at() % every() === last() % every()}>
                <text x={x(at())} y={HEIGHT - 8} text-anchor="middle">
                  {one.label}
                </text>
              </Show>
              <Show when={at() === last()}>
                <circle class={style.dot} cx={x(at())} cy={y(one.value)} r="4" />
                <text class={style.direct} x={x(at()) + 8} y={y(one.value) + 4}>
                  {format(one.value)}
                </text>
              </Show>
            </>
          )}
        </For>
      </svg>
    </Figure>
  )
}
