import { useNavigate } from '@solidjs/router'
import { createMemo, For, type JSX, Show } from 'solid-js'
import { formatCount } from '../../i18n/format.ts'
import { words } from '../words.ts'
import style from './chart.module.css'
import { Figure } from './figure.tsx'
import { boxOf, CLASSES, classOf, type Geometry, middleOf, pathOf, projector } from './scale.ts'

export interface MapArea {
  id: string
  label: string
  /** Not known is not zero: such an area is grey. */
  value: number | undefined
  /** In the tip and the table, where more than the value is to be said: "12.5% (25 of 200)". */
  text?: string
  geometry: Geometry | undefined
  href?: string
}

const WIDTH = 640
/** Names fit a picture of so many areas; with more they would cover it. */
const NAMED = 30

/** Areas coloured by an amount, from the tenant's own boundaries: no tile server ever. */
export const Choropleth = (props: {
  title: string
  head: readonly [string, string]
  areas: readonly MapArea[]
  format?: (value: number) => string
}): JSX.Element => {
  const navigate = useNavigate()
  const format = (value: number | undefined) =>
    value === undefined ? words('chart.none') : (props.format ?? formatCount)(value)
  const say = (area: MapArea) => area.text ?? format(area.value)
  const drawn = createMemo(() => {
    const shapes = props.areas.flatMap((area) => (area.geometry ? [area.geometry] : []))
    if (shapes.length === 0) return undefined
    const { height, at } = projector(boxOf(shapes), WIDTH)
    const paths = props.areas.flatMap((area) =>
      area.geometry
        ? [{ area, path: pathOf(area.geometry, at), middle: middleOf(area.geometry, at) }]
        : [],
    )
    return { height, paths }
  })
  const range = createMemo(() => {
    const known = props.areas.flatMap((area) => (area.value === undefined ? [] : [area.value]))
    return { min: Math.min(...known, Infinity), max: Math.max(...known, -Infinity) }
  })
  const fill = (value: number | undefined) =>
    `var(--seq-${classOf(value, range().min, range().max) ?? 'none'})`
  return (
    <Figure
      title={props.title}
      head={props.head}
      rows={props.areas.map((area) => [area.label, say(area)])}
      hrefs={props.areas.map((area) => area.href)}
    >
      <Show when={drawn()} fallback={<p>{words('chart.none')}</p>}>
        {(map) => (
          <>
            <svg
              viewBox={`0 0 ${WIDTH} ${Math.ceil(map().height)}`}
              class={style.svg}
              role="img"
              aria-label={props.title}
            >
              <title>{props.title}</title>
              <For each={map().paths}>
                {({ area, path }) => (
                  <path
                    class={style.area}
                    d={path}
                    style={{ fill: fill(area.value) }}
                    data-leads={area.href ? '' : undefined}
                    // The table below holds the same links for the keyboard.
                    ref={(element) =>
                      element.addEventListener('click', () => area.href && navigate(area.href))
                    }
                  >
                    <title>{`${area.label}: ${say(area)}`}</title>
                  </path>
                )}
              </For>
              <Show when={map().paths.length <= NAMED}>
                <For each={map().paths}>
                  {({ area, middle }) => (
                    <text class={style.place} x={middle[0]} y={middle[1]}>
                      {area.label}
                    </text>
                  )}
                </For>
              </Show>
            </svg>
            <Show when={range().max >= range().min}>
              <div class={style.scale}>
                <span>{format(range().min)}</span>
                <span class={style.swatches}>
                  <For each={Array.from({ length: CLASSES }, (_, at) => at + 1)}>
                    {(step) => <i style={{ background: `var(--seq-${step})` }} />}
                  </For>
                </span>
                <span>{format(range().max)}</span>
              </div>
            </Show>
          </>
        )}
      </Show>
    </Figure>
  )
}
