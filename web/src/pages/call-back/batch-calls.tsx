import { A } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import { href } from '../../api/tenant.ts'
import { formatMoney, formatNumber } from '../../i18n/format.ts'
import { Tiles } from '../../ui/kind/dashboard.tsx'
import { type BatchView, useMay } from '../funds/api.ts'
import style from '../funds/funds.module.css'
import { c } from './messages.ts'

/** Of a batch: how many were drawn, reached, confirmed and disputed, and by which rule. */
export const BatchCalls = (props: { batch: BatchView }): JSX.Element => {
  const may = useMay()
  const said = () => props.batch.said
  const tile = (label: string, count: number, about?: string) => ({
    ...{ label, value: formatNumber(count), about },
    ...(may('seeCalls') ? { href: href(`/call-backs?batch=${props.batch.batch}`) } : {}),
  })
  return (
    <>
      <Show when={props.batch.calls} fallback={<p class={style.soft}>{c('batch.none')}</p>}>
        {(calls) => (
          <>
            <Tiles
              tiles={[
                tile(c('batch.drawn'), said().drawn, c('batch.drawn.of', { count: calls().of })),
                tile(c('batch.reached'), said().received + said().disputed),
                tile(c('batch.received'), said().received),
                tile(c('batch.disputed'), said().disputed),
              ]}
            />
            <p>
              {c('batch.rule', calls().rule)}{' '}
              <Show when={calls().rule.above > 0}>
                {c('batch.above', {
                  amount: formatMoney(calls().rule.above, props.batch.currency),
                })}
              </Show>
            </p>
            <p class={style.soft}>
              {c('batch.seed')} <span class={style.code}>{calls().seed}</span>
            </p>
            <p class={style.soft}>
              {c('batch.list')} <span class={style.code}>{calls().list}</span>
            </p>
          </>
        )}
      </Show>
      <Show when={said().own.received + said().own.disputed > 0}>
        <p>{c('batch.own', said().own)}</p>
      </Show>
      <Show when={may('seeCalls') && props.batch.calls}>
        <p>
          <A href={href(`/call-backs?batch=${props.batch.batch}`)}>{c('batch.all')}</A>
        </p>
      </Show>
    </>
  )
}
