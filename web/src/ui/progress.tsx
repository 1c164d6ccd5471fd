import { Show } from 'solid-js'
import { formatNumber } from '../i18n/format.ts'
import style from './progress.module.css'
import { words } from './words.ts'

/** How far long work is; without `total` only that it goes on. */
export const Progress = (props: { label: string; done: number; total?: number | undefined }) => (
  <div class={style.progress}>
    <div class={style.line}>
      <span>{props.label}</span>
      <span class={style.figures}>
        {props.total
          ? words('progress.of', {
              done: formatNumber(props.done),
              total: formatNumber(props.total),
            })
          : formatNumber(props.done)}
      </span>
    </div>
    <Show when={props.total} fallback={<progress class={style.bar} aria-label={props.label} />}>
      {(total) => (
        <progress class={style.bar} aria-label={props.label} max={total()} value={props.done} />
      )}
    </Show>
  </div>
)
