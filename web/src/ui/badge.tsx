import type { ParentComponent } from 'solid-js'
import style from './badge.module.css'

/** `good` done or growing, `soon` due soon, `late` overdue or broken: duties and work, never people. */
export type Tone = 'plain' | 'good' | 'soon' | 'late'

/** A state in a word or two; the word says it, the colour only helps. */
export const Badge: ParentComponent<{ tone?: Tone }> = (props) => (
  <span class={style.badge} data-tone={props.tone ?? 'plain'}>
    {props.children}
  </span>
)

/** A count beside a menu entry. */
export const Count = (props: { of: number; label: string }) => (
  <span class={style.count} title={props.label}>
    {props.of > 99 ? '99+' : props.of}
  </span>
)
