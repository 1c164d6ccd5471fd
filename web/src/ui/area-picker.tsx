import { Popover } from '@kobalte/core/popover'
import { createResource, createSignal, For, type JSX, Show } from 'solid-js'
import style from './area-picker.module.css'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { layer } from './layer.ts'
import { Failure, Skeleton } from './state.tsx'
import { words } from './words.ts'

/** An area in the tree; `children` is how many lie directly below. */
export interface AreaNode {
  area: string
  name: string
  children: number
  /** Its level or the areas above, to tell two of one name apart. */
  about?: string
}

export interface AreaSource {
  /** The areas directly below one; without `parent` those at the top. */
  below: (parent?: string) => Promise<readonly AreaNode[]>
  /** Areas whose name begins so. */
  search: (text: string) => Promise<readonly AreaNode[]>
}

interface PickProps {
  source: AreaSource
  value: string
  onPick: (area: AreaNode) => void
}

const Branch = (props: PickProps & { parent?: string }): JSX.Element => {
  const [below] = createResource(() => props.source.below(props.parent))
  return (
    <Show when={!below.error} fallback={<Failure error={below.error} />}>
      <Show when={!below.loading} fallback={<Skeleton rows={3} />}>
        <ul class={style.branch}>
          <For each={below()}>{(node) => <Twig {...props} node={node} />}</For>
        </ul>
      </Show>
    </Show>
  )
}

const Twig = (props: PickProps & { node: AreaNode }): JSX.Element => {
  const [open, setOpen] = createSignal(false)
  return (
    <li>
      <div class={style.row}>
        <Show when={props.node.children > 0} fallback={<span class={style.gap} />}>
          <button
            type="button"
            class={style.twist}
            aria-expanded={open()}
            aria-label={props.node.name}
            onClick={() => setOpen(!open())}
          >
            <Icon name={open() ? 'down' : 'next'} />
          </button>
        </Show>
        <button
          type="button"
          class={style.name}
          aria-current={props.node.area === props.value ? 'true' : undefined}
          onClick={() => props.onPick(props.node)}
        >
          {props.node.name}
          <Show when={props.node.about}>
            <span class={style.about}>{props.node.about}</span>
          </Show>
        </button>
      </div>
      <Show when={open()}>
        <Branch
          source={props.source}
          value={props.value}
          onPick={props.onPick}
          parent={props.node.area}
        />
      </Show>
    </li>
  )
}

/** The tree, opened level by level, with a search over all of it: inside a form or a popover. */
export const AreaTree = (props: PickProps): JSX.Element => {
  const [text, setText] = createSignal('')
  const [found] = createResource(
    () => text().trim(),
    (wanted) => (wanted ? props.source.search(wanted) : []),
  )
  return (
    <div class={style.tree}>
      <input
        class={style.search}
        type="search"
        aria-label={words('area.search')}
        placeholder={words('area.search')}
        value={text()}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <Show when={text().trim()} fallback={<Branch {...props} />}>
        <Show when={!found.loading} fallback={<Skeleton rows={3} />}>
          <ul class={style.branch}>
            <For each={found()} fallback={<li>{words('field.none')}</li>}>
              {(node) => <Twig {...props} node={node} />}
            </For>
          </ul>
        </Show>
      </Show>
    </div>
  )
}

/** A button that says the area and opens the tree. `name` is the chosen area's; '' is all. */
export const AreaPicker = (props: {
  source: AreaSource
  value: string
  name: string
  onChange: (area: AreaNode | undefined) => void
  class?: string
}): JSX.Element => {
  const [open, setOpen] = createSignal(false)
  const pick = (area: AreaNode | undefined) => {
    setOpen(false)
    props.onChange(area)
  }
  return (
    <Popover open={open()} onOpenChange={setOpen} gutter={4} placement="bottom-start">
      <Popover.Trigger class={props.class ?? style.trigger}>
        <Icon name="area" />
        <span class={style.chosen}>{props.name || words('area.all')}</span>
        <Icon name="down" />
      </Popover.Trigger>
      <Popover.Portal mount={layer()}>
        <Popover.Content class={style.popover} aria-label={words('area.choose')}>
          <Show when={props.value}>
            <Button look="quiet" small onClick={() => pick(undefined)}>
              {words('area.all')}
            </Button>
          </Show>
          <AreaTree source={props.source} value={props.value} onPick={pick} />
        </Popover.Content>
      </Popover.Portal>
    </Popover>
  )
}
