import { createAsync, useNavigate, useParams } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import { type AuthUser, currentSession } from '../../api/auth.ts'
import { refresh } from '../../api/cached.ts'
import { me } from '../../api/me.ts'
import { lang } from '../../i18n/language.ts'
import { Button } from '../../ui/button.tsx'
import { createForm, Form, FormActions, TextField } from '../../ui/form/index.ts'
import { PublicPage } from '../../ui/kind/public-page.tsx'
import { View } from '../../ui/state.tsx'
import { EmailCode } from '../identity/email-code.tsx'
import { type Kind, register } from './api.ts'
import { NameFields } from './gift-fields.tsx'
import { t } from './messages.ts'

/** `/give/:tenant/join`: proves an e-mail address by a code, and says under which name one gives. */
export default function Join(): JSX.Element {
  const params = useParams<{ tenant: string }>()
  const navigate = useNavigate()
  const home = () => navigate(`/t/${params.tenant}/gifts`, { replace: true })
  const known = createAsync(async () => ({ session: await currentSession() }))
  const signedIn = async () => {
    await refresh('me')
    const { tenants } = await me()
    const here = tenants.find(({ tenant }) => tenant === params.tenant)
    // Who gives here already has nothing to add.
    if (here?.roles.includes('donor')) home()
    else location.reload()
  }
  return (
    <PublicPage title={t('join.title')}>
      <View of={known}>
        {(found) => (
          <Show
            when={found().session}
            fallback={
              <>
                <p>{t('join.code')}</p>
                <EmailCode email="" onDone={() => void signedIn()} />
              </>
            }
          >
            {(session) => (
              <ProfileForm user={session().user} tenant={params.tenant} onDone={home} />
            )}
          </Show>
        )}
      </View>
    </PublicPage>
  )
}

const ProfileForm = (props: { user: AuthUser; tenant: string; onDone: () => void }) => {
  const form = createForm({ name: props.user.name, kind: 'person', contact: '' })
  const send = async () => {
    const missing = form.values.name.trim()
      ? []
      : [{ path: 'name', text: t('pledge.name.missing') }]
    form.setErrors(missing)
    if (missing.length > 0) return
    const made = await form.submit(({ name, kind, contact }, action) => {
      const profile = { name, kind: kind as Kind, lang: lang() }
      const reached = contact.trim() ? { contact } : {}
      return register({ tenant: props.tenant, ...profile, ...reached }, action)
    })
    if (!made) return
    await refresh('me')
    props.onDone()
  }
  return (
    <>
      <p>{t('join.as', { email: props.user.email })}</p>
      <Form form={form} label={t('join.profile')} onSubmit={() => void send()}>
        <h2>{t('join.profile')}</h2>
        <NameFields form={form} />
        <TextField
          label={t('profile.contact')}
          hint={t('profile.contact.hint')}
          optional
          maxlength={300}
          {...form.bind('contact')}
        />
        <FormActions>
          <Button type="submit" look="main" busy={form.busy()}>
            {t('join.go')}
          </Button>
        </FormActions>
      </Form>
    </>
  )
}
