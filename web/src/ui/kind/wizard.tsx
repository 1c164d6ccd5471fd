import { useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, createSignal, For, type JSX, on, Show, untrack } from 'solid-js'
import { Button } from '../button.tsx'
import form from '../form/form.module.css'
import { ErrorSummary, type FieldError, FormActions } from '../form/form.tsx'
import { words } from '../words.ts'
import style from './wizard.module.css'

export interface WizardStep {
  id: string
  title: string
  content: () => JSX.Element
  /** Saves this step; throws what the form then shows. Without it nothing is kept. */
  save?: () => Promise<unknown>
  /** The verb of the button; "Continue" otherwise. The last step says what it does. */
  action?: string
  /** Content that shows a wide table: not kept at form width. */
  wide?: boolean
}

/**
 * One group of questions a page, saved at each step; the step stands in the address (`?step=`) so
 * that Back works. The last step is usually the summary with the verb that sends.
 */
export const Wizard = (props: {
  steps: readonly WizardStep[]
  onDone: () => void
  /** Wrong fields of the open step: the summary on top then leads to each. */
  errors?: readonly FieldError[]
}) => {
  const [search, setSearch] = useSearchParams()
  const [problem, setProblem] = createSignal<unknown>()
  const [busy, setBusy] = createSignal(false)
  let heading: HTMLHeadingElement | undefined
  // A memo: a title that changes while one types must not look like another step.
  const at = createMemo(() => {
    const found = props.steps.findIndex((step) => step.id === search.step)
    return found < 0 ? 0 : found
  })
  const step = () => props.steps[at()]
  const go = (to: number) => setSearch({ step: props.steps[to]?.id ?? null }, { scroll: true })
  createEffect(on(at, () => queueMicrotask(() => heading?.focus()), { defer: true }))
  const next = async () => {
    setProblem(undefined)
    setBusy(true)
    try {
      await step()?.save?.()
      if (at() + 1 < props.steps.length) go(at() + 1)
      else props.onDone()
    } catch (error) {
      setProblem(() => error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Show when={step()}>
      {(open) => (
        <div class={style.wizard}>
          <ol class={style.steps}>
            <For each={props.steps}>
              {(one, index) => (
                <li
                  aria-current={index() === at() ? 'step' : undefined}
                  data-done={index() < at() || undefined}
                >
                  <Show when={index() < at()} fallback={<span>{one.title}</span>}>
                    <button type="button" class={style.back} onClick={() => go(index())}>
                      {one.title}
                    </button>
                  </Show>
                </li>
              )}
            </For>
          </ol>
          <form
            class={open().wide ? style.wide : form.form}
            novalidate
            onSubmit={(event) => {
              event.preventDefault()
              if (!busy()) void next()
            }}
          >
            <div>
              <p class={style.count}>
                {words('wizard.step', { at: at() + 1, of: props.steps.length })}
              </p>
              <h2 tabindex={-1} ref={heading}>
                {open().title}
              </h2>
            </div>
            <ErrorSummary errors={props.errors ?? []} problem={problem()} />
            <Show when={open().id} keyed>
              {(id) => untrack(() => props.steps.find((one) => one.id === id)?.content())}
            </Show>
            <FormActions>
              <Show when={at() > 0}>
                <Button onClick={() => go(at() - 1)}>{words('action.back')}</Button>
              </Show>
              <Button type="submit" look="main" busy={busy()}>
                {open().action ?? words('action.next')}
              </Button>
            </FormActions>
          </form>
        </div>
      )}
    </Show>
  )
}

/** What was answered, with a way back to each: the last step before sending. */
export const WizardSummary = (props: {
  rows: readonly { label: string; value: JSX.Element; step: string }[]
}) => {
  const [, setSearch] = useSearchParams()
  return (
    <dl class={style.summary}>
      <For each={props.rows}>
        {(row) => (
          <div>
            <dt>{row.label}</dt>
            <dd>{row.value}</dd>
            <dd>
              <Button
                look="quiet"
                small
                aria-label={`${words('action.change')}: ${row.label}`}
                onClick={() => setSearch({ step: row.step })}
              >
                {words('action.change')}
              </Button>
            </dd>
          </div>
        )}
      </For>
    </dl>
  )
}
