import { A } from '@solidjs/router'
import { createMemo, For, type JSX, Show } from 'solid-js'
import { href } from '../../api/tenant.ts'
import { formatMoneyShort } from '../../i18n/format.ts'
import type { FlowOfYear } from './api.ts'
import style from './flow.module.css'
import { type Drawn, flowOf, layOut, type Placed } from './flow.ts'
import { t } from './messages.ts'

/** Units across the picture; it stretches to the width it is given. */
const ACROSS = 1000
const BOX = 10
const LAST = ACROSS * 0.82
const xOf = (column: number) => (LAST / 4) * column

/** From one box to the next, as a band of the amount's width. */
function curve(band: Drawn, from: Placed, to: Placed): string {
  const [x0, x1] = [xOf(from.column) + BOX, xOf(to.column)]
  const middle = (x0 + x1) / 2
  return `M${x0} ${band.out}C${middle} ${band.out} ${middle} ${band.into} ${x1} ${band.into}`
}

const wordOf = (box: Placed): string => {
  if (box.name) return box.name
  if (box.origin) return t(`origin.${box.origin}` as 'origin.county')
  return t(`flow.${box.end ?? 'left'}`)
}

/** The money of a year from its sources to households; the funds' table says the same in numbers. */
export default function FlowChart(props: { flow: FlowOfYear; currency: string }): JSX.Element {
  const laid = createMemo(() => layOut(flowOf(props.flow, props.currency)))
  const box = (id: string) => laid().boxes.find((one) => one.id === id)
  return (
    <section class={style.scroll} tabindex="0" aria-label={t('flow.label')}>
      <div class={style.picture} style={{ height: `${laid().height}px` }}>
        <svg
          class={style.bands}
          viewBox={`0 0 ${ACROSS} ${laid().height}`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <For each={laid().bands}>
            {(band) => {
              const [from, to] = [box(band.from), box(band.to)]
              return from && to ? (
                <path
                  d={curve(band, from, to)}
                  stroke-width={Math.max(band.width, 1)}
                  data-idle={band.idle || undefined}
                />
              ) : undefined
            }}
          </For>
          <For each={laid().boxes}>
            {(one) => (
              <rect
                x={xOf(one.column)}
                y={one.top}
                width={BOX}
                height={one.height}
                data-end={one.end}
              />
            )}
          </For>
        </svg>
        <ul class={style.names}>
          <For each={laid().boxes}>
            {(one) => (
              <li
                style={{
                  top: `${one.top}px`,
                  left: `${((xOf(one.column) + BOX) / ACROSS) * 100}%`,
                }}
              >
                <Show when={one.href} fallback={<span class={style.name}>{wordOf(one)}</span>}>
                  {(to) => (
                    <A class={style.name} href={href(to())} title={wordOf(one)}>
                      {wordOf(one)}
                    </A>
                  )}
                </Show>
                <span class={style.sum}>{formatMoneyShort(one.value, props.currency)}</span>
              </li>
            )}
          </For>
        </ul>
      </div>
    </section>
  )
}
