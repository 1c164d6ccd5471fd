import { createSignal } from 'solid-js'
import { auth } from '../../api/auth.ts'
import { refresh } from '../../api/cached.ts'
import { TextField } from '../../ui/form/text.tsx'
import { Panel, Section } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'
import { t } from './messages.ts'
import { LEAST_PASSWORD } from './reset.tsx'
import { createStep, NewPasswordField, StepForm } from './step.tsx'

/** Changes the password; every other device is signed out, since one of them may be the reason. */
export const Password = () => {
  const step = createStep()
  const [current, setCurrent] = createSignal('')
  const [next, setNext] = createSignal('')
  const change = async () => {
    if (next().length < LEAST_PASSWORD) return step.refuse('new-password', t('reset.short'))
    const body = { currentPassword: current(), newPassword: next(), revokeOtherSessions: true }
    if (!(await step.run('password', () => auth('/change-password', body)))) return
    setCurrent('')
    setNext('')
    await refresh('session', 'sessions')
    toast(t('password.done'))
  }
  return (
    <Section title={t('password.title')}>
      <Panel>
        <StepForm
          step={step}
          label={t('password.title')}
          action={t('password.change')}
          onSubmit={() => void change()}
        >
          <TextField
            name="password"
            type="password"
            label={t('password.current')}
            autocomplete="current-password"
            value={current()}
            onChange={setCurrent}
            error={step.error('password')}
          />
          <NewPasswordField step={step} name="new-password" value={next()} onChange={setNext} />
        </StepForm>
      </Panel>
    </Section>
  )
}
