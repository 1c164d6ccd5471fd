import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { auth, verifyTotp } from '../../api/auth.ts'
import { refresh } from '../../api/cached.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { CodeField, TextField } from '../../ui/form/text.tsx'
import { Panel, Section } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'
import style from './identity.module.css'
import { t } from './messages.ts'
import { QrCode } from './qr-code.tsx'
import { createStep, StepForm } from './step.tsx'

interface Enrolment {
  totpURI: string
  backupCodes: string[]
}
type Stage = 'rest' | 'password' | 'scan' | 'codes'

/** The key in the address of an authenticator, in groups of four for typing. */
export const keyOf = (uri: string): string =>
  (new URL(uri).searchParams.get('secret') ?? '').replaceAll(/(.{4})(?=.)/g, '$1 ')

const Backup = (props: { codes: readonly string[]; onKept: () => void }) => (
  <>
    <h3>{t('totp.codes')}</h3>
    <p>{t('totp.codes.text')}</p>
    <ul class={style.codes}>
      <For each={props.codes}>{(code) => <li>{code}</li>}</For>
    </ul>
    <div>
      <Button look="main" onClick={props.onKept}>
        {t('totp.kept')}
      </Button>
    </div>
  </>
)

/** The second proof: set up with the password, confirmed by a first code, then backup codes. */
export const Authenticator = (props: { on: boolean }) => {
  const step = createStep()
  const [stage, setStage] = createSignal<Stage>('rest')
  const [password, setPassword] = createSignal('')
  const [code, setCode] = createSignal('')
  const [enrolment, setEnrolment] = createSignal<Enrolment>({ totpURI: '', backupCodes: [] })
  const withPassword = async () => {
    const stop = props.on
    const path = stop ? '/two-factor/disable' : '/two-factor/enable'
    const went = await step.run('totp-password', async () => {
      const answer = await auth<Enrolment>(path, { password: password() })
      if (!stop) setEnrolment(answer)
    })
    if (!went) return
    setPassword('')
    setStage(stop ? 'rest' : 'scan')
    if (!stop) return
    await refresh('session')
    toast(t('totp.stopped'))
  }
  const confirm = async () => {
    if (!(await step.run('totp-code', () => verifyTotp(code(), false)))) return
    setCode('')
    setStage('codes')
    toast(t('totp.done'))
  }
  const kept = async () => {
    setStage('rest')
    setEnrolment({ totpURI: '', backupCodes: [] })
    await refresh('session')
  }
  return (
    <Section
      title={t('totp.title')}
      actions={
        <Badge tone={props.on ? 'good' : 'plain'}>{props.on ? t('totp.on') : t('totp.off')}</Badge>
      }
    >
      <Panel>
        <p>{t('totp.text')}</p>
        <Switch>
          <Match when={stage() === 'rest'}>
            <div>
              <Button onClick={() => setStage('password')}>
                {props.on ? t('totp.stop') : t('totp.start')}
              </Button>
            </div>
          </Match>
          <Match when={stage() === 'password'}>
            <StepForm
              step={step}
              label={t('totp.title')}
              action={props.on ? t('totp.stop') : t('totp.start')}
              onSubmit={() => void withPassword()}
            >
              <TextField
                name="totp-password"
                type="password"
                label={t('sign-in.password')}
                hint={t('totp.password')}
                autocomplete="current-password"
                value={password()}
                onChange={setPassword}
                error={step.error('totp-password')}
              />
            </StepForm>
          </Match>
          <Match when={stage() === 'scan'}>
            <p>{t('totp.scan')}</p>
            <div class={style.enrol}>
              <Show when={enrolment().totpURI}>
                {(uri) => <QrCode text={uri()} label={t('totp.qr')} />}
              </Show>
              <div>
                <span class={style.soft}>{t('totp.key')}</span>
                <p class={style.secret}>{keyOf(enrolment().totpURI)}</p>
                <Show when={enrolment().totpURI}>
                  <a href={enrolment().totpURI} target="_self">
                    {t('totp.open')}
                  </a>
                </Show>
              </div>
            </div>
            <StepForm
              step={step}
              label={t('totp.title')}
              action={t('factor.go')}
              onSubmit={() => void confirm()}
            >
              <CodeField
                name="totp-code"
                label={t('code.field')}
                value={code()}
                onChange={setCode}
                error={step.error('totp-code')}
              />
            </StepForm>
          </Match>
          <Match when={stage() === 'codes'}>
            <Backup codes={enrolment().backupCodes} onKept={() => void kept()} />
          </Match>
        </Switch>
      </Panel>
    </Section>
  )
}
