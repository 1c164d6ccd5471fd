import { createAsync } from '@solidjs/router'
import { createEffect, createSignal, type JSX, on, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { spellDay } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox, createForm, RadioField, TextField } from '../../ui/form/index.ts'
import { Facts, Section } from '../../ui/page.tsx'
import { Skeleton, View } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { complete, DeedDialog } from '../registry/deed.tsx'
import { api, donor, type Kind, type Profile } from './api.ts'
import { NameFields } from './gift-fields.tsx'
import style from './giving.module.css'
import { t } from './messages.ts'
import { o } from './own-messages.ts'
import { u } from './updates-messages.ts'

const languages = [
  { value: 'zh', label: '中文' },
  { value: 'en', label: 'English' },
]

/** Under which name somebody gives, and how they are reached; theirs to change. */
export const DonorProfile = (): JSX.Element => {
  const found = createAsync(() => donor())
  const [open, setOpen] = createSignal(false)
  const facts = (profile: Profile) => [
    { label: t('pledge.name'), value: profile.name },
    { label: t('pledge.kind'), value: t(`kind.${profile.kind}`) },
    { label: t('pledge.email'), value: profile.email },
    { label: t('profile.contact'), value: profile.contact },
    {
      label: u('profile.updates'),
      value: u(profile.updates === false ? 'profile.updates.no' : 'profile.updates.yes'),
    },
    { label: o('profile.since'), value: spellDay(profile.since.slice(0, 10)) },
  ]
  return (
    <Section
      title={o('profile.title')}
      actions={
        <Button small onClick={() => setOpen(true)}>
          {o('profile.change')}
        </Button>
      }
    >
      <View of={found} skeleton={<Skeleton rows={2} />} again={() => void refresh('donor')}>
        {(value) => (
          <>
            <Show when={value().profile}>{(profile) => <Facts facts={facts(profile())} />}</Show>
            <Change profile={value().profile} open={open()} onClose={() => setOpen(false)} />
          </>
        )}
      </View>
    </Section>
  )
}

const Change = (props: { profile: Profile | undefined; open: boolean; onClose: () => void }) => {
  const form = createForm({ name: '', kind: 'person', contact: '', lang: 'zh', updates: true })
  createEffect(
    on(
      () => props.open,
      (isOpen) => {
        const {
          name = '',
          kind = 'person',
          contact = '',
          lang = 'zh',
          updates = true,
        } = props.profile ?? {}
        if (isOpen) form.set({ name, kind, contact, lang, updates })
      },
    ),
  )
  const save = async () => {
    if (!complete(form, [['name', form.values.name.trim(), t('pledge.name.missing')]])) return
    const saved = await form.submit(({ name, kind, contact, lang, updates }, action) => {
      const reached = contact.trim() ? { contact } : {}
      const profile = { name, kind: kind as Kind, lang: lang as 'en' | 'zh', updates }
      return api('PUT /donor', { ...profile, ...reached }, { action })
    })
    if (!saved) return
    await refresh('donor')
    toast(o('profile.saved'), 'good')
    props.onClose()
  }
  return (
    <DeedDialog
      {...{ open: props.open, onClose: props.onClose, form }}
      title={o('profile.title')}
      action={o('profile.save')}
      onSubmit={() => void save()}
    >
      <p class={style.soft}>{o('profile.note')}</p>
      <NameFields form={form} />
      <TextField
        label={t('profile.contact')}
        hint={t('profile.contact.hint')}
        optional
        maxlength={300}
        {...form.bind('contact')}
      />
      <RadioField label={t('profile.lang')} inline options={languages} {...form.bind('lang')} />
      <Checkbox label={u('profile.updates')} {...form.bind('updates')} />
    </DeedDialog>
  )
}
