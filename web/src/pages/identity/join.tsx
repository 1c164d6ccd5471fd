import { createAsync, useNavigate, useSearchParams } from '@solidjs/router'
import { createSignal, Match, Show, Switch } from 'solid-js'
import { currentSession, signOut, signUp } from '../../api/auth.ts'
import { refresh } from '../../api/cached.ts'
import { acceptInvitation } from '../../api/me.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { TextField } from '../../ui/form/text.tsx'
import { PublicPage } from '../../ui/kind/public-page.tsx'
import { View } from '../../ui/state.tsx'
import { t } from './messages.ts'
import { LEAST_PASSWORD } from './reset.tsx'
import { createStep, EmailField, NewPasswordField, StepForm } from './step.tsx'

/** Makes an account for the invited address; the mail that confirms it leads back here. */
const NewAccount = (props: { back: string }) => {
  const step = createStep()
  const [name, setName] = createSignal('')
  const [email, setEmail] = createSignal('')
  const [password, setPassword] = createSignal('')
  const [sent, setSent] = createSignal(false)
  const create = async () => {
    if (name().trim() === '') return step.refuse('name', t('join.name.missing'))
    if (password().length < LEAST_PASSWORD) return step.refuse('password', t('reset.short'))
    const body = {
      name: name().trim(),
      email: email().trim(),
      password: password(),
      callbackURL: props.back,
    }
    setSent(await step.run('email', () => signUp(body)))
  }
  return (
    <Show when={!sent()} fallback={<p role="status">{t('join.mail', { email: email() })}</p>}>
      <StepForm
        step={step}
        label={t('join.create')}
        action={t('join.create')}
        onSubmit={() => void create()}
      >
        <TextField
          name="name"
          label={t('join.name')}
          hint={t('join.name.hint')}
          autocomplete="name"
          value={name()}
          onChange={setName}
          error={step.error('name')}
        />
        <EmailField step={step} value={email()} onChange={setEmail} />
        <NewPasswordField step={step} value={password()} onChange={setPassword} />
      </StepForm>
    </Show>
  )
}

/** `/join?token=`: the link of an invitation. One signs in, or makes an account, and joins. */
export default function Join() {
  const [search] = useSearchParams<{ token?: string }>()
  const navigate = useNavigate()
  const step = createStep()
  const session = createAsync(async () => ({ now: await currentSession() }))
  const back = () => `/join?token=${encodeURIComponent(search.token ?? '')}`
  const join = async () => {
    let tenant = ''
    const accept = async () => {
      tenant = (await acceptInvitation(search.token ?? '')).tenant
      await refresh('me')
    }
    if (await step.run('join', accept)) navigate(`/t/${tenant}`, { replace: true })
  }
  const other = () => void signOut().then(() => window.location.reload())
  return (
    <PublicPage title={t('join.title')} lead={search.token ? t('join.lead') : t('join.no-token')}>
      <Show when={search.token}>
        <View of={session}>
          {(found) => (
            <Switch>
              <Match when={found().now}>
                {(mine) => (
                  <>
                    <StepForm
                      step={step}
                      label={t('join.title')}
                      action={t('join.go')}
                      onSubmit={() => void join()}
                    >
                      <p>{t('join.as', { name: mine().user.name, email: mine().user.email })}</p>
                    </StepForm>
                    <div>
                      <Button look="quiet" onClick={other}>
                        {t('join.other')}
                      </Button>
                    </div>
                  </>
                )}
              </Match>
              <Match when={true}>
                <ButtonLink href={`/sign-in?next=${encodeURIComponent(back())}`}>
                  {t('join.sign-in')}
                </ButtonLink>
                <NewAccount back={back()} />
              </Match>
            </Switch>
          )}
        </View>
      </Show>
    </PublicPage>
  )
}
