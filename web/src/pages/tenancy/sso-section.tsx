import { createAsync } from '@solidjs/router'
import type { ssoRoutes } from '@terrace/tenancy'
import { createSignal, type JSX, Show } from 'solid-js'
import { cached, refresh } from '../../api/cached.ts'
import { client, type OutputOf } from '../../api/client.ts'
import { tenant } from '../../api/tenant.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { createForm, Form, FormActions } from '../../ui/form/form.tsx'
import { TextField } from '../../ui/form/text.tsx'
import { Table } from '../../ui/kind/table.tsx'
import { Section } from '../../ui/page.tsx'
import { View } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { t } from './messages.ts'
import style from './tenancy.module.css'

type Routes = ReturnType<typeof ssoRoutes>
type Provider = OutputOf<Routes, 'GET /sso'>['items'][number]

/** Providers are set where secrets are kept: beside sign-in, not in the rest of the API. */
const api = () => client<Routes>(`/auth/t/${tenant()}`)
const providers = cached('sso', () => api()('GET /sso'))

/** The organisation's own sign-in: which domain, which provider, and what is still to be done. */
export const SsoSection = (): JSX.Element => {
  const found = createAsync(() => providers())
  const [open, setOpen] = createSignal<Provider | 'new'>()
  const known = () => {
    const one = open()
    return one === 'new' ? undefined : one
  }
  return (
    <Section
      id="sso"
      title={t('sso')}
      actions={
        <Button small icon="add" onClick={() => setOpen('new')}>
          {t('sso.add')}
        </Button>
      }
    >
      <p class={style.soft}>{t('sso.lead')}</p>
      <p class={style.soft}>{t('sso.steps')}</p>
      <View of={found} again={() => refresh('sso')}>
        {(page) => (
          <Show when={page().items.length > 0} fallback={<p>{t('sso.none')}</p>}>
            <Table<Provider>
              caption={t('sso.table')}
              rowKey={(one) => one.provider}
              rows={page().items}
              columns={[
                { id: 'provider', label: t('sso.provider'), cell: (one) => one.provider },
                { id: 'domain', label: t('sso.domain'), cell: (one) => one.domain },
                {
                  id: 'state',
                  label: t('sso.state'),
                  cell: (one) => (
                    <Badge tone={one.verified ? 'good' : 'soon'}>
                      {one.verified ? t('sso.verified') : t('sso.waiting')}
                    </Badge>
                  ),
                },
                {
                  id: 'change',
                  label: t('change'),
                  cell: (one) => (
                    <Button
                      small
                      aria-label={t('sso.change', { name: one.provider })}
                      onClick={() => setOpen(one)}
                    >
                      {t('change')}
                    </Button>
                  ),
                },
              ]}
            />
          </Show>
        )}
      </View>
      <Show when={open()}>
        <ProviderDialog known={known()} onClose={() => setOpen(undefined)} />
      </Show>
    </Section>
  )
}

const words = (text: string) => text.split(/[\s,]+/).filter(Boolean)

const ProviderDialog = (props: {
  known: Provider | undefined
  onClose: () => void
}): JSX.Element => {
  const { known } = props
  const form = createForm({
    provider: known?.provider ?? '',
    domain: known?.domain ?? '',
    issuer: known?.issuer ?? '',
    clientId: known?.clientId ?? '',
    clientSecret: '',
    scopes: (known?.scopes ?? ['openid', 'email', 'profile']).join(' '),
  })
  const callback = () =>
    `${location.origin}/auth/sso/callback/${tenant()}-${form.values.provider || '…'}`
  const save = () =>
    form.submit(async ({ scopes, ...values }, action) => {
      await api()('PUT /sso/{provider}', { ...values, scopes: words(scopes) }, { action })
      const name = values.provider
      const domain = values.domain.trim().toLowerCase()
      const counts = known?.verified && known.domain === domain
      toast(counts ? t('sso.counts', { name, domain }) : t('sso.saved', { name }))
      props.onClose()
      await refresh('sso')
    })
  return (
    <Dialog
      open
      wide
      onClose={props.onClose}
      title={known ? t('sso.change', { name: known.provider }) : t('sso.add')}
    >
      <Form form={form as never} onSubmit={() => void save()} label={t('sso')}>
        <TextField
          narrow
          label={t('sso.provider')}
          hint={t('sso.provider.hint')}
          maxlength={40}
          disabled={known !== undefined}
          {...form.bind('provider')}
        />
        <div>
          <span class={style.soft}>{t('sso.callback')}</span>
          <p class={style.address}>{callback()}</p>
        </div>
        <TextField label={t('sso.domain')} hint={t('sso.domain.hint')} {...form.bind('domain')} />
        <TextField
          type="url"
          label={t('sso.issuer')}
          hint={t('sso.issuer.hint')}
          {...form.bind('issuer')}
        />
        <TextField label={t('sso.client')} maxlength={300} {...form.bind('clientId')} />
        <TextField
          type="password"
          label={t('sso.secret')}
          hint={t('sso.secret.hint')}
          autocomplete="new-password"
          maxlength={1000}
          {...form.bind('clientSecret')}
        />
        <TextField label={t('sso.scopes')} hint={t('sso.scopes.hint')} {...form.bind('scopes')} />
        <FormActions>
          <Button type="submit" look="main" busy={form.busy()}>
            {t('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}
