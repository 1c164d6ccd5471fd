import { createSignal, type ParentComponent, Show } from 'solid-js'
import { Button } from '../../ui/button.tsx'
import form from '../../ui/form/form.module.css'
import { ErrorSummary, type FieldError, FormActions } from '../../ui/form/form.tsx'
import { TextField } from '../../ui/form/text.tsx'
import { t } from './messages.ts'
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

interface FieldProps {
  step: Step
  value: string
  onChange: (value: string) => void
}

/** The address by which somebody signs in. */
export const EmailField = (props: FieldProps & { autocomplete?: 'username webauthn' }) => (
  <TextField
    name="email"
    type="email"
    label={t('sign-in.email')}
    autocomplete={props.autocomplete ?? 'username'}
    value={props.value}
    onChange={props.onChange}
    error={props.step.error('email')}
  />
)

/** A password that is chosen now. */
export const NewPasswordField = (props: FieldProps & { name?: 'new-password' }) => (
  <TextField
    name={props.name ?? 'password'}
    type="password"
    label={t('reset.new')}
    hint={t('reset.hint')}
    autocomplete="new-password"
    value={props.value}
    onChange={props.onChange}
    error={props.step.error(props.name ?? 'password')}
  />
)
