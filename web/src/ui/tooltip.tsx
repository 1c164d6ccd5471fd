import { Tooltip as Kobalte } from '@kobalte/core/tooltip'
import type { ParentComponent } from 'solid-js'
import { layer } from './layer.ts'
import style from './tooltip.module.css'

/** An underlined word that explains itself on hover, focus and touch; for terms, not for duties. */
export const Explain: ParentComponent<{ text: string }> = (props) => (
  <Kobalte gutter={4} openDelay={200}>
    <Kobalte.Trigger class={style.term}>{props.children}</Kobalte.Trigger>
    <Kobalte.Portal mount={layer()}>
      <Kobalte.Content class={style.tip}>{props.text}</Kobalte.Content>
    </Kobalte.Portal>
  </Kobalte>
)
