import { createSignal, Show } from 'solid-js'
import { sendCode, signInWithCode } from '../../api/auth.ts'
import { Button } from '../../ui/button.tsx'
import { CodeField } from '../../ui/form/text.tsx'
import { toast } from '../../ui/toast.tsx'
import { t } from './messages.ts'
import { createStep, EmailField, StepForm } from './step.tsx'

/** Sign-in by a code sent to the person's mail. The answer is the same for an unknown address. */
export const EmailCode = (props: { email: string; onDone: () => void }) => {
  const step = createStep()
  const [email, setEmail] = createSignal(props.email)
  const [sent, setSent] = createSignal(false)
  const [code, setCode] = createSignal('')
  const send = async () => {
    if (!(await step.run(sent() ? 'code' : 'email', () => sendCode(email().trim())))) return
    if (sent()) toast(t('code.sent'))
    setSent(true)
  }
  const verify = async () => {
    if (await step.run('code', () => signInWithCode(email().trim(), code()))) props.onDone()
  }
  return (
    <Show
      when={sent()}
      fallback={
        <StepForm
          step={step}
          label={t('sign-in.code')}
          action={t('code.send')}
          onSubmit={() => void send()}
        >
          <EmailField step={step} value={email()} onChange={setEmail} />
        </StepForm>
      }
    >
      <p>{t('code.lead', { email: email() })}</p>
      <StepForm
        step={step}
        label={t('code.title')}
        action={t('sign-in.go')}
        onSubmit={() => void verify()}
      >
        <CodeField
          name="code"
          label={t('code.field')}
          value={code()}
          onChange={setCode}
          error={step.error('code')}
          autofocus
        />
      </StepForm>
      <div>
        <Button look="quiet" onClick={() => void send()}>
          {t('code.again')}
        </Button>
      </div>
    </Show>
  )
}
