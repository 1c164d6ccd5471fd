import type { JSX, ParentComponent } from 'solid-js'
import { For, Show } from 'solid-js'
import { type Crumb, type Fact, Page, PageHeader } from '../page.tsx'
import { Skeleton, View } from '../state.tsx'
import style from './record.module.css'

/**
 * The one page of a thing: its name and state, a strip of what one needs at a glance, then its
 * content (sections, or `Tabs` where one scroll is too long) with the timeline beside or below.
 */
export const RecordPage: ParentComponent<{
  title: string
  crumbs?: readonly Crumb[]
  lead?: JSX.Element
  /** Status badges beside the name. */
  status?: JSX.Element
  actions?: JSX.Element
  summary: readonly Fact[]
  /** At the side on a wide screen, below on a narrow one: the timeline, who helps, what is due. */
  aside?: JSX.Element
}> = (props) => (
  <Page>
    <PageHeader
      title={props.title}
      {...(props.crumbs ? { crumbs: props.crumbs } : {})}
      lead={props.lead}
      aside={props.status}
    >
      {props.actions}
    </PageHeader>
    <dl class={style.strip}>
      <For each={props.summary}>
        {(fact) => (
          <div>
            <dt>{fact.label}</dt>
            <dd>{fact.value ?? '–'}</dd>
          </div>
        )}
      </For>
    </dl>
    <div class={style.body} data-aside={props.aside ? '' : undefined}>
      <div class={style.content}>{props.children}</div>
      <Show when={props.aside}>
        <aside class={style.content}>{props.aside}</aside>
      </Show>
    </div>
  </Page>
)

/**
 * The states around a page whose heading is inside what it shows: until that is there, a page of the
 * same width in its shape. `kind="lines"` where a form or a text comes, not a record.
 */
export function RecordView<T>(props: {
  of: () => T | undefined
  again: () => unknown
  kind?: 'record' | 'lines'
  children: (value: () => NonNullable<T>) => JSX.Element
}): JSX.Element {
  return (
    <View
      of={props.of}
      whole
      skeleton={
        <Page>
          <Skeleton whole kind={props.kind ?? 'record'} rows={8} />
        </Page>
      }
      again={props.again}
    >
      {props.children}
    </View>
  )
}
