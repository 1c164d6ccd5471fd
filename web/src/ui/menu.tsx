import { DropdownMenu as Kobalte } from '@kobalte/core/dropdown-menu'
import { For, type JSX, Show } from 'solid-js'
import { Icon, type IconName } from './icon.tsx'
import { layer } from './layer.ts'
import style from './menu.module.css'

export interface MenuItem {
  label: string
  icon?: IconName
  /** For what can be on or off: spoken as such, with a tick when it is on. */
  checked?: boolean
  /** What choosing it does. */
  run?: () => void
  disabled?: boolean
  /** A line above, to part groups. */
  line?: boolean
}

const Label = (props: { item: MenuItem }) => (
  <>
    <Show when={props.item.icon}>{(icon) => <Icon name={icon()} />}</Show>
    <span class={style.words}>{props.item.label}</span>
    <Show when={props.item.checked}>
      <Icon name="check" />
    </Show>
  </>
)

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
              <Show
                when={item.checked !== undefined}
                fallback={
                  <Kobalte.Item
                    class={style.item}
                    disabled={item.disabled ?? false}
                    onSelect={() => item.run?.()}
                  >
                    <Label item={item} />
                  </Kobalte.Item>
                }
              >
                <Kobalte.CheckboxItem
                  class={style.item}
                  disabled={item.disabled ?? false}
                  closeOnSelect
                  checked={item.checked ?? false}
                  onChange={() => item.run?.()}
                >
                  <Label item={item} />
                </Kobalte.CheckboxItem>
              </Show>
            </>
          )}
        </For>
      </Kobalte.Content>
    </Kobalte.Portal>
  </Kobalte>
)
