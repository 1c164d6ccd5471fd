import { A, useLocation } from '@solidjs/router'
import { ErrorBoundary, For, type JSX, type ParentComponent, Show, Suspense } from 'solid-js'
import { isProblem } from '../api/problem.ts'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import { problemText } from './problem.ts'
import style from './state.module.css'
import { words } from './words.ts'

/** What a place without content says: what it is for and the first thing to do. */
export const Empty: ParentComponent<{ title: string; text?: string; icon?: IconName }> = (
  props,
) => (
  <div class={style.state}>
    <Icon name={props.icon ?? 'list'} class={style.icon ?? ''} />
    <h2>{props.title}</h2>
    <Show when={props.text}>
      <p>{props.text}</p>
    </Show>
    {props.children}
  </div>
)

/** Grey lines in the shape of what is coming. `rows` of a table, or `kind="record"`. */
export const Skeleton = (props: { rows?: number; kind?: 'lines' | 'tiles' | 'record' }) => (
  <div class={style.skeleton} data-kind={props.kind ?? 'lines'} role="status">
    <span class={style.spoken}>{words('state.loading')}</span>
    <For each={Array.from({ length: props.rows ?? 6 })}>{() => <div />}</For>
  </div>
)

/** A thing that could not be shown: says why, and offers what helps (again, sign in, nothing). */
export const Failure = (props: { error: unknown; again?: () => void }): JSX.Element => {
  const location = useLocation()
  const status = () => (isProblem(props.error) ? props.error.status : -1)
  const here = () => encodeURIComponent(location.pathname + location.search)
  return (
    <div role="alert">
      <Show when={status() === 401}>
        <Empty icon="key" title={words('state.signed-out')} text={words('state.signed-out.text')}>
          <A href={`/sign-in?next=${here()}`}>{words('state.sign-in')}</A>
        </Empty>
      </Show>
      <Show when={status() === 403}>
        <Empty
          icon="key"
          title={words('state.no-permission')}
          text={words('state.no-permission.text')}
        />
      </Show>
      <Show when={status() === 404}>
        <Empty icon="search" title={words('state.missing')} text={words('state.missing.text')} />
      </Show>
      <Show when={![401, 403, 404].includes(status())}>
        <Empty icon="alert" title={words('state.failed')} text={problemText(props.error)}>
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
 * content. `again` is called before another try (usually `() => refresh('household')`).
 */
export function View<T>(props: {
  of: () => T | undefined
  skeleton?: JSX.Element
  again?: () => unknown
  children: (value: () => NonNullable<T>) => JSX.Element
}): JSX.Element {
  return (
    <ErrorBoundary
      fallback={(error, reset) => (
        <Failure
          error={error}
          again={() => {
            props.again?.()
            reset()
          }}
        />
      )}
    >
      <Suspense fallback={props.skeleton ?? <Skeleton />}>
        <Show when={props.of()}>{(value) => props.children(value as () => NonNullable<T>)}</Show>
      </Suspense>
    </ErrorBoundary>
  )
}
