import { DropdownMenu as Kobalte } from '@kobalte/core/dropdown-menu'
import { For, type JSX, Show } from 'solid-js'
import { Icon, type IconName } from './icon.tsx'
import { layer } from './layer.ts'
import style from './menu.module.css'

export interface MenuItem {
  label: string
  icon?: IconName
  /** The one of several that holds now. */
  checked?: boolean
  /** What choosing it does. */
  run?: () => void
  disabled?: boolean
  /** A line above, to part groups. */
  line?: boolean
}

/** A button that opens a list of actions. `label` names the button when its content is an icon. */
export const Menu = (props: {
  trigger: JSX.Element
  label?: string
  items: readonly MenuItem[]
  class?: string
}) => (
  <Kobalte gutter={4} modal={false}>
    <Kobalte.Trigger class={props.class ?? style.trigger} aria-label={props.label}>
      {props.trigger}
    </Kobalte.Trigger>
    <Kobalte.Portal mount={layer()}>
      <Kobalte.Content class={style.content}>
        <For each={props.items}>
          {(item) => (
            <>
              <Show when={item.line}>
                <Kobalte.Separator class={style.line} />
              </Show>
              <Kobalte.Item
                class={style.item}
                disabled={item.disabled}
                onSelect={() => item.run?.()}
              >
                <Show when={item.icon}>{(icon) => <Icon name={icon()} />}</Show>
                <span class={style.words}>{item.label}</span>
                <Show when={item.checked}>
                  <Icon name="check" />
                </Show>
              </Kobalte.Item>
            </>
          )}
        </For>
      </Kobalte.Content>
    </Kobalte.Portal>
  </Kobalte>
)
