import type { JSX, ParentComponent } from 'solid-js'
import { For, Show } from 'solid-js'
import { type Crumb, type Fact, Page, PageHeader } from '../page.tsx'
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
