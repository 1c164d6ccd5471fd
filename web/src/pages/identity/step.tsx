import { createSignal, type ParentComponent, Show } from 'solid-js'
import { Button } from '../../ui/button.tsx'
import form from '../../ui/form/form.module.css'
import { ErrorSummary, type FieldError, FormActions } from '../../ui/form/form.tsx'
import { say } from './say.ts'

/** One small form of the sign-in family: runs, says why not, and stays busy meanwhile. */
export function createStep() {
  const [busy, setBusy] = createSignal(false)
  const [errors, setErrors] = createSignal<readonly FieldError[]>([])
  return {
    busy,
    errors,
    error: (path: string) => errors().find((one) => one.path === path)?.text,
    refuse: (path: string, text: string) => setErrors([{ path, text }]),
    /** Runs; a refusal is shown at `path`. @returns true when it went well */
    async run(path: string, work: () => Promise<unknown>): Promise<boolean> {
      if (busy()) return false
      setBusy(true)
      setErrors([])
      try {
        await work()
        return true
      } catch (error) {
        setErrors([{ path, text: say(error) }])
        return false
      } finally {
        setBusy(false)
      }
    },
  }
}
export type Step = ReturnType<typeof createStep>

/** The form around a step, with its errors on top and its one main button. */
export const StepForm: ParentComponent<{
  step: Step
  action: string
  label: string
  onSubmit: () => void
}> = (props) => (
  <form
    class={form.form}
    novalidate
    aria-label={props.label}
    onSubmit={(event) => {
      event.preventDefault()
      props.onSubmit()
    }}
  >
    <Show when={props.step.errors().length > 0}>
      <ErrorSummary errors={props.step.errors()} />
    </Show>
    {props.children}
    <FormActions>
      <Button type="submit" look="main" busy={props.step.busy()}>
        {props.action}
      </Button>
    </FormActions>
  </form>
)
