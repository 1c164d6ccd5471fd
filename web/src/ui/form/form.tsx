import { createEffect, createSignal, For, type JSX, type ParentComponent, Show } from 'solid-js'
import { createStore, type SetStoreFunction, unwrap } from 'solid-js/store'
import { newAction } from '../../api/client.ts'
import { isProblem } from '../../api/problem.ts'
import { fieldText, problemText } from '../problem.ts'
import { words } from '../words.ts'
import { fieldId } from './field.tsx'
import style from './form.module.css'

/** A wrong field and the sentence that says what to do. */
export interface FieldError {
  path: string
  text: string
}

export interface FormState<T extends object> {
  values: T
  set: SetStoreFunction<T>
  /** Props for a form part: `<TextField label="…" {...form.bind('name')} />`. */
  bind<K extends keyof T & string>(
    key: K,
  ): {
    name: string
    readonly value: T[K]
    onChange: (value: T[K]) => void
    readonly error: string | undefined
  }
  /** The error of a nested path (`members.0.birth`), for parts bound by hand. */
  error(path: string): string | undefined
  errors(): readonly FieldError[]
  setErrors(errors: readonly FieldError[]): void
  /** The problem that is of no single field. */
  problem(): unknown
  busy(): boolean
  /**
   * Runs the save with the values and an idempotency key, which stays the same while the values do:
   * pressing again after a lost answer never does the thing twice.
   * @returns the answer, or undefined when it was refused (the form then says why)
   */
  submit<R>(save: (values: T, action: string) => Promise<R>): Promise<R | undefined>
}

/** The state of one form. `draft`: a key under which what was typed survives a reload of this tab. */
export function createForm<T extends object>(initial: T, draft?: string): FormState<T> {
  const [values, set] = createStore<T>({ ...initial, ...restore<T>(draft) })
  const [errors, setErrors] = createSignal<readonly FieldError[]>([])
  const [problem, setProblem] = createSignal<unknown>()
  const [busy, setBusy] = createSignal(false)
  let last = { body: '', action: '' }
  if (draft) createEffect(() => sessionStorage.setItem(draft, JSON.stringify(values)))
  const error = (path: string) => errors().find((e) => e.path === path)?.text

  const submit: FormState<T>['submit'] = async (save) => {
    if (busy()) return undefined
    const body = JSON.stringify(values)
    if (last.body !== body) last = { body, action: newAction() }
    setErrors([])
    setProblem(undefined)
    setBusy(true)
    try {
      const answer = await save(structuredClone(unwrap(values)), last.action)
      if (draft) sessionStorage.removeItem(draft)
      return answer
    } catch (refused) {
      const fields = isProblem(refused) ? refused.fields : []
      setErrors(fields.map((field) => ({ path: field.path, text: fieldText(field) })))
      if (fields.length === 0) setProblem(() => refused)
      return undefined
    } finally {
      setBusy(false)
    }
  }
  return {
    values,
    set,
    error,
    errors,
    setErrors,
    problem,
    busy,
    submit,
    bind: (key) => ({
      name: key,
      get value() {
        return values[key]
      },
      get error() {
        return error(key)
      },
      onChange: (value) => (set as (key: string, value: unknown) => void)(key, value),
    }),
  }
}

function restore<T>(draft: string | undefined): Partial<T> {
  try {
    return JSON.parse((draft && sessionStorage.getItem(draft)) || '{}')
  } catch {
    return {}
  }
}

/**
 * What is wrong, on top of the form: takes focus when it appears, and each line leads to its field.
 */
export function ErrorSummary(props: { errors: readonly FieldError[]; problem?: unknown }) {
  let box: HTMLDivElement | undefined
  const shown = () => props.errors.length > 0 || props.problem !== undefined
  createEffect(() => {
    if (shown()) queueMicrotask(() => box?.focus())
  })
  const follow = (event: MouseEvent, path: string) => {
    event.preventDefault()
    const field = document.getElementById(fieldId(path))
    field?.focus()
    field?.scrollIntoView({ block: 'center' })
  }
  return (
    <Show when={shown()}>
      <div class={style.summary} role="alert" tabindex={-1} ref={box}>
        <Show
          when={props.errors.length > 0}
          fallback={
            <>
              <h2>{problemText(props.problem)}</h2>
              <p>{words('form.kept')}</p>
            </>
          }
        >
          <h2>{words('form.check', { count: props.errors.length })}</h2>
          <ul>
            <For each={props.errors}>
              {(error) => (
                <li>
                  <a
                    href={`#${fieldId(error.path)}`}
                    target="_self"
                    onClick={(event) => follow(event, error.path)}
                  >
                    {error.text}
                  </a>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </div>
    </Show>
  )
}

/** A form with its summary of errors on top. `onSubmit` usually calls `form.submit(…)`. */
export const Form: ParentComponent<{
  form: Pick<FormState<object>, 'errors' | 'problem' | 'busy'>
  onSubmit: () => void
  label?: string
}> = (props) => (
  <form
    class={style.form}
    novalidate
    aria-label={props.label}
    onSubmit={(event) => {
      event.preventDefault()
      props.onSubmit()
    }}
  >
    <ErrorSummary errors={props.form.errors()} problem={props.form.problem()} />
    {props.children}
  </form>
)

/** The row of buttons at the end of a form. */
export const FormActions: ParentComponent = (props): JSX.Element => (
  <div class={style.actions}>{props.children}</div>
)
