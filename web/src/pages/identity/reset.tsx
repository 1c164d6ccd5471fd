import { A, useNavigate, useSearchParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { auth } from '../../api/auth.ts'
import { PublicPage } from '../../ui/kind/public-page.tsx'
import { toast } from '../../ui/toast.tsx'
import { t } from './messages.ts'
import { createStep, NewPasswordField, StepForm } from './step.tsx'

/** The least a password has; the sign-in service refuses shorter ones too. */
export const LEAST_PASSWORD = 12

/** `/reset-password?token=`: the link of the mail leads here. */
export default function Reset() {
  const [search] = useSearchParams<{ token?: string }>()
  const navigate = useNavigate()
  const step = createStep()
  const [password, setPassword] = createSignal('')
  const save = async () => {
    if (password().length < LEAST_PASSWORD) return step.refuse('password', t('reset.short'))
    const body = { token: search.token, newPassword: password() }
    if (!(await step.run('password', () => auth('/reset-password', body)))) return
    toast(t('reset.done'))
    navigate('/sign-in', { replace: true })
  }
  return (
    <PublicPage title={t('reset.title')}>
      <Show
        when={search.token}
        fallback={
          <>
            <p>{t('reset.no-token')}</p>
            <A href="/forgot-password">{t('forgot.title')}</A>
          </>
        }
      >
        <StepForm
          step={step}
          label={t('reset.title')}
          action={t('reset.go')}
          onSubmit={() => void save()}
        >
          <NewPasswordField step={step} value={password()} onChange={setPassword} />
        </StepForm>
      </Show>
    </PublicPage>
  )
}
