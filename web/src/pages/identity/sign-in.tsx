import { A, useNavigate, useSearchParams } from '@solidjs/router'
import { createSignal, Match, Show, Switch } from 'solid-js'
import { signInWithOrganisation, signInWithPassword } from '../../api/auth.ts'
import { refresh } from '../../api/cached.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/form/text.tsx'
import { PublicPage } from '../../ui/kind/public-page.tsx'
import { EmailCode } from './email-code.tsx'
import style from './identity.module.css'
import { t } from './messages.ts'
import { nextPath } from './next.ts'
import { hasPasskeys, signInWithPasskey } from './passkey.ts'
import { SecondFactor } from './second-factor.tsx'
import { createStep, EmailField, StepForm } from './step.tsx'

type Way = 'password' | 'factor' | 'code'

/** `/sign-in?next=`: password and second factor, passkey, e-mail code, or the organisation's own. */
export default function SignIn() {
  const [search] = useSearchParams<{ next?: string }>()
  const navigate = useNavigate()
  const step = createStep()
  const [way, setWay] = createSignal<Way>('password')
  const [email, setEmail] = createSignal('')
  const [password, setPassword] = createSignal('')
  const done = async () => {
    await refresh('me')
    navigate(nextPath(search.next), { replace: true })
  }
  const withPassword = async () => {
    let second = false
    const went = await step.run('password', async () => {
      const answer = await signInWithPassword(email().trim(), password())
      second = Boolean(answer.twoFactorRedirect)
    })
    setPassword(went ? '' : password())
    if (went && second) setWay('factor')
    else if (went) await done()
  }
  const withPasskey = async () => {
    if (await step.run('email', signInWithPasskey)) await done()
  }
  const withOrganisation = async () => {
    const back = `${location.origin}${nextPath(search.next)}`
    await step.run('email', async () => {
      const { url } = await signInWithOrganisation(email().trim(), back)
      location.assign(url)
    })
  }
  return (
    <PublicPage title={way() === 'factor' ? t('factor.title') : t('sign-in.title')}>
      <Show when={search.next && way() === 'password'}>
        <p>{t('sign-in.ended')}</p>
      </Show>
      <Switch>
        <Match when={way() === 'password'}>
          <StepForm
            step={step}
            label={t('sign-in.title')}
            action={t('sign-in.go')}
            onSubmit={() => void withPassword()}
          >
            <EmailField
              step={step}
              autocomplete="username webauthn"
              value={email()}
              onChange={setEmail}
            />
            <TextField
              name="password"
              type="password"
              label={t('sign-in.password')}
              autocomplete="current-password"
              value={password()}
              onChange={setPassword}
              error={step.error('password')}
            />
          </StepForm>
          <A href="/forgot-password">{t('sign-in.forgot')}</A>
          <section class={style.other} aria-label={t('sign-in.other')}>
            <h2 class={style.otherTitle}>{t('sign-in.other')}</h2>
            <Show when={hasPasskeys()}>
              <Button icon="key" onClick={() => void withPasskey()}>
                {t('sign-in.passkey')}
              </Button>
            </Show>
            <Button icon="mail" onClick={() => setWay('code')}>
              {t('sign-in.code')}
            </Button>
            <Button icon="building" onClick={() => void withOrganisation()}>
              {t('sign-in.organisation')}
            </Button>
          </section>
        </Match>
        <Match when={way() === 'factor'}>
          <SecondFactor onDone={() => void done()} />
        </Match>
        <Match when={way() === 'code'}>
          <EmailCode email={email()} onDone={() => void done()} />
        </Match>
      </Switch>
      <Show when={way() !== 'password'}>
        <div>
          <Button look="quiet" icon="back" onClick={() => setWay('password')}>
            {t('sign-in.back')}
          </Button>
        </div>
      </Show>
    </PublicPage>
  )
}
