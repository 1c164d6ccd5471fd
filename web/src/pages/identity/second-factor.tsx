import { createSignal, Show } from 'solid-js'
import { verifyBackupCode, verifyTotp } from '../../api/auth.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/form/choice.tsx'
import { CodeField, TextField } from '../../ui/form/text.tsx'
import { t } from './messages.ts'
import { createStep, StepForm } from './step.tsx'

/** The second proof after the password: the app's six digits, or a backup code. */
export const SecondFactor = (props: { onDone: () => void }) => {
  const step = createStep()
  const [backup, setBackup] = createSignal(false)
  const [code, setCode] = createSignal('')
  const [trust, setTrust] = createSignal(false)
  const go = async () => {
    const verify = () => (backup() ? verifyBackupCode(code()) : verifyTotp(code(), trust()))
    if (await step.run('code', verify)) props.onDone()
  }
  return (
    <>
      <StepForm
        step={step}
        label={t('factor.title')}
        action={t('factor.go')}
        onSubmit={() => void go()}
      >
        <Show
          when={backup()}
          fallback={
            <>
              <CodeField
                name="code"
                label={t('code.field')}
                hint={t('factor.lead')}
                value={code()}
                onChange={setCode}
                error={step.error('code')}
                autofocus
              />
              <Checkbox
                name="trust"
                label={t('factor.trust')}
                hint={t('factor.trust.hint')}
                value={trust()}
                onChange={setTrust}
              />
            </>
          }
        >
          <TextField
            name="code"
            label={t('factor.backup.field')}
            hint={t('factor.backup.lead')}
            value={code()}
            onChange={setCode}
            error={step.error('code')}
          />
        </Show>
      </StepForm>
      <div>
        <Button
          look="quiet"
          onClick={() => {
            setBackup(!backup())
            setCode('')
          }}
        >
          {backup() ? t('factor.app') : t('factor.backup')}
        </Button>
      </div>
    </>
  )
}
