import { A, useLocation } from '@solidjs/router'
import { ErrorBoundary, For, type JSX, type ParentComponent, Show, Suspense } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { isProblem } from '../api/problem.ts'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import { problemText } from './problem.ts'
import style from './state.module.css'
import { words } from './words.ts'

/**
 * What a place without content says: what it is for and the first thing to do. `whole`: it stands
 * for the page, so its title is the page's.
 */
export const Empty: ParentComponent<{
  title: string
  text?: string
  icon?: IconName
  whole?: boolean | undefined
}> = (props) => (
  <div class={style.state}>
    <Icon name={props.icon ?? 'list'} class={style.icon ?? ''} />
    <Dynamic component={props.whole ? 'h1' : 'h2'} class={style.title}>
      {props.title}
    </Dynamic>
    <Show when={props.text}>
      <p>{props.text}</p>
    </Show>
    {props.children}
  </div>
)

/**
 * Grey lines in the shape of what is coming. `rows` of a table, or `kind="record"`; `whole` where
 * no heading of the page stands yet.
 */
export const Skeleton = (props: {
  rows?: number
  kind?: 'lines' | 'tiles' | 'record'
  whole?: boolean | undefined
}) => (
  <div class={style.skeleton} data-kind={props.kind ?? 'lines'} role="status">
    <Dynamic component={props.whole ? 'h1' : 'span'} class={style.spoken}>
      {words('state.loading')}
    </Dynamic>
    <For each={Array.from({ length: props.rows ?? 6 })}>{() => <div />}</For>
  </div>
)

/** A thing that could not be shown: says why, and offers what helps (again, sign in, nothing). */
export const Failure = (props: {
  error: unknown
  again?: () => void
  /** It stands in place of the page. */
  whole?: boolean | undefined
}): JSX.Element => {
  const location = useLocation()
  const status = () => (isProblem(props.error) ? props.error.status : -1)
  const here = () => encodeURIComponent(location.pathname + location.search)
  return (
    <div role="alert">
      <Show when={status() === 401}>
        <Empty
          whole={props.whole}
          icon="key"
          title={words('state.signed-out')}
          text={words('state.signed-out.text')}
        >
          <A href={`/sign-in?next=${here()}`}>{words('state.sign-in')}</A>
        </Empty>
      </Show>
      <Show when={status() === 403}>
        <Empty
          whole={props.whole}
          icon="key"
          title={words('state.no-permission')}
          text={words('state.no-permission.text')}
        />
      </Show>
      <Show when={status() === 404}>
        <Empty
          whole={props.whole}
          icon="search"
          title={words('state.missing')}
          text={words('state.missing.text')}
        />
      </Show>
      <Show when={![401, 403, 404].includes(status())}>
        <Empty
          whole={props.whole}
          icon="alert"
          title={words('state.failed')}
          text={problemText(props.error)}
        >
          <p>{words('state.failed.text')}</p>
          <Show when={props.again}>
            {(again) => <Button onClick={() => again()()}>{words('action.again')}</Button>}
          </Show>
        </Empty>
      </Show>
    </div>
  )
}

/**
 * The four states around data: skeleton while it comes, what happened when it does not, and the
 * content. `again` is called before another try (usually `() => refresh('household')`). `whole`:
 * the heading of the page is inside, so what stands in its place brings one.
 */
export function View<T>(props: {
  of: () => T | undefined
  skeleton?: JSX.Element
  again?: () => unknown
  whole?: boolean
  children: (value: () => NonNullable<T>) => JSX.Element
}): JSX.Element {
  return (
    <ErrorBoundary
      fallback={(error, reset) => (
        <Failure
          error={error}
          whole={props.whole}
          again={() => {
            props.again?.()
            reset()
          }}
        />
      )}
    >
      <Suspense fallback={props.skeleton ?? <Skeleton whole={props.whole} />}>
        <Show when={props.of()}>{(value) => props.children(value as () => NonNullable<T>)}</Show>
      </Suspense>
    </ErrorBoundary>
  )
}
