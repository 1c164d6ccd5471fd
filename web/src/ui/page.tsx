import { A } from '@solidjs/router'
import { createEffect, For, type JSX, onMount, type ParentComponent, Show } from 'solid-js'
import { now } from '../api/clock.ts'
import { formatInstant } from '../i18n/format.ts'
import style from './page.module.css'
import { words } from './words.ts'

export interface Crumb {
  label: string
  href?: string
}

/** Where this page stands; the last crumb is the page itself and no link. */
export const Breadcrumb = (props: { crumbs: readonly Crumb[] }) => (
  <nav aria-label={words('crumbs.label')} class={style.crumbs}>
    <ol class={style.crumbList}>
      <For each={props.crumbs}>
        {(crumb) => (
          <li>
            <Show when={crumb.href} fallback={<span aria-current="page">{crumb.label}</span>}>
              {(to) => <A href={to()}>{crumb.label}</A>}
            </Show>
          </li>
        )}
      </For>
    </ol>
  </nav>
)

/**
 * The head of a page: its name (also the tab's), a line on what it is for, and its actions.
 * The heading takes focus when the page opens, so that a screen reader starts there.
 */
export const PageHeader: ParentComponent<{
  title: string
  lead?: JSX.Element
  crumbs?: readonly Crumb[]
  /** Beside the title: a status badge. */
  aside?: JSX.Element
}> = (props) => {
  let heading: HTMLHeadingElement | undefined
  createEffect(() => {
    document.title = `${props.title} · Terrace`
  })
  onMount(() => {
    const held = document.activeElement
    if (!held || held === document.body || !held.isConnected) {
      heading?.focus({ preventScroll: true })
    }
  })
  return (
    <header class={style.header}>
      <Show when={props.crumbs}>{(crumbs) => <Breadcrumb crumbs={crumbs()} />}</Show>
      <div class={style.titleRow}>
        <div class={style.title}>
          <h1 tabindex={-1} ref={heading}>
            {props.title}
          </h1>
          {props.aside}
        </div>
        <Show when={props.children}>
          <div class={style.actions}>{props.children}</div>
        </Show>
      </div>
      <Show when={props.lead}>
        <p class={style.lead}>{props.lead}</p>
      </Show>
    </header>
  )
}

/** A page: `wide` for tables and maps, else kept at reading width. */
export const Page: ParentComponent<{ wide?: boolean }> = (props) => (
  <div class={style.page} classList={{ [style.wide ?? '']: Boolean(props.wide) }}>
    {props.children}
  </div>
)

/** A part of a page under its own heading, with its own actions. */
export const Section: ParentComponent<{ title: string; id?: string; actions?: JSX.Element }> = (
  props,
) => (
  <section class={style.section} id={props.id} aria-label={props.title}>
    <div class={style.sectionHead}>
      <h2>{props.title}</h2>
      {props.actions}
    </div>
    {props.children}
  </section>
)

/** A quiet box with a line around it. */
export const Panel: ParentComponent = (props) => <div class={style.panel}>{props.children}</div>

export interface Fact {
  label: string
  value: JSX.Element
  numeric?: boolean
}

/** Label and value pairs; an empty value shows a dash so that a gap is seen. */
export const Facts = (props: { facts: readonly Fact[] }) => (
  <dl class={style.facts}>
    <For each={props.facts}>
      {(fact) => (
        <div>
          <dt>{fact.label}</dt>
          <dd classList={{ [style.figures ?? '']: Boolean(fact.numeric) }}>
            {fact.value === undefined || fact.value === '' || fact.value === null
              ? '–'
              : fact.value}
          </dd>
        </div>
      )}
    </For>
  </dl>
)

/** The head of a printed sheet: area, date and hotline; on screen it is not there. */
export const PrintHeader = (props: { title: string; area?: string; hotline?: string }) => (
  <div class={style.print}>
    <strong>{props.title}</strong>
    <span>{props.area}</span>
    <span>{formatInstant(now().toISOString())}</span>
    <span>{props.hotline}</span>
  </div>
)
