import { A } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import { auth } from '../../api/auth.ts'
import { PublicPage } from '../../ui/kind/public-page.tsx'
import { t } from './messages.ts'
import { createStep, EmailField, StepForm } from './step.tsx'

/** `/forgot-password`: the same answer whether or not the address is known. */
export default function Forgot() {
  const step = createStep()
  const [email, setEmail] = createSignal('')
  const [sent, setSent] = createSignal(false)
  const send = async () => {
    const body = { email: email().trim(), redirectTo: '/reset-password' }
    setSent(await step.run('email', () => auth('/request-password-reset', body)))
  }
  return (
    <PublicPage
      title={sent() ? t('forgot.done') : t('forgot.title')}
      lead={sent() ? t('forgot.done.text', { email: email() }) : t('forgot.lead')}
    >
      <Show when={!sent()}>
        <StepForm
          step={step}
          label={t('forgot.title')}
          action={t('forgot.go')}
          onSubmit={() => void send()}
        >
          <EmailField step={step} value={email()} onChange={setEmail} />
        </StepForm>
      </Show>
      <A href="/sign-in">{t('forgot.back')}</A>
    </PublicPage>
  )
}
