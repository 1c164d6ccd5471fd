import { createSignal, type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { isProblem } from '../../api/problem.ts'
import { lang } from '../../i18n/language.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { RadioField } from '../../ui/form/choice.tsx'
import { createForm, Form, FormActions, type FormState } from '../../ui/form/form.tsx'
import { TextField } from '../../ui/form/text.tsx'
import { toast } from '../../ui/toast.tsx'
import type { Member } from './member-api.ts'
import { t } from './messages.ts'
import { type Grant, GrantFields } from './role-fields.tsx'
import { api } from './settings-api.ts'
import style from './tenancy.module.css'

/** Offers membership to an e-mail address; the mail with the link goes out at once. */
export const InviteDialog = (props: { onClose: () => void }): JSX.Element => {
  const form = createForm({
    email: '',
    roles: [],
    areas: [],
    areaNames: [],
    lang: lang() as string,
  } as Grant & { email: string; lang: string })
  const send = () =>
    form.submit(async ({ email, roles, areas, lang }, action) => {
      const invited = { email, roles, areas, lang: lang as 'en' | 'zh' }
      await api('POST /invitations', invited, { action })
      await refresh('invitations')
      toast(t('invite.sent', { email }))
      props.onClose()
    })
  return (
    <Dialog open wide onClose={props.onClose} title={t('invite')}>
      <Form form={form as never} onSubmit={() => void send()}>
        <p class={style.soft}>{t('invite.lead')}</p>
        <TextField type="email" label={t('invite.email')} {...form.bind('email')} />
        <GrantFields form={form as unknown as FormState<Grant>} />
        <RadioField
          inline
          label={t('invite.language')}
          options={[
            { value: 'en', label: 'English' },
            { value: 'zh', label: '中文' },
          ]}
          {...form.bind('lang')}
        />
        <FormActions>
          <Button type="submit" look="main" icon="mail" busy={form.busy()}>
            {t('invite.send')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}

/** Changes what somebody may do and where, or lets them rest; what happened is recorded. */
export const MemberDialog = (props: { member: Member; onClose: () => void }): JSX.Element => {
  const { roles, areas, areaNames, status } = props.member
  const [version, setVersion] = createSignal(props.member.version)
  const form = createForm({
    roles: [...roles],
    areas: [...areas],
    areaNames: [...areaNames],
    status: status as string,
    reason: '',
  } as Grant & { status: string; reason: string })
  const stale = () => {
    const problem = form.problem()
    return isProblem(problem) && problem.code === 'member.stale'
  }
  const save = () =>
    form.submit(async ({ roles, areas, status, reason }, action) => {
      const changes = { roles, areas, status: status as Member['status'], reason }
      await api(
        'PATCH /members/{user}',
        { user: props.member.user, ...changes },
        { action, ifMatch: version() },
      )
      await refresh('members')
      toast(t('member.saved', { name: props.member.name }))
      props.onClose()
    })
  // Somebody else was faster: theirs is loaded, and the person looks at it before saving again.
  const loadAgain = async () => {
    const now = await api('GET /members/{user}', { user: props.member.user })
    setVersion(now.version)
    form.set({
      roles: [...now.roles],
      areas: [...now.areas],
      areaNames: [...now.areaNames],
      status: now.status,
    })
    await refresh('members')
  }
  return (
    <Dialog
      open
      wide
      onClose={props.onClose}
      title={t('member.change', { name: props.member.name })}
    >
      <Form form={form as never} onSubmit={() => void save()}>
        <Show when={stale()}>
          <div>
            <Button onClick={() => void loadAgain()}>{t('member.load')}</Button>
          </div>
        </Show>
        <GrantFields form={form as unknown as FormState<Grant>} />
        <RadioField
          inline
          label={t('member.status')}
          options={[
            { value: 'active', label: t('status.active') },
            { value: 'suspended', label: t('status.suspended') },
          ]}
          {...form.bind('status')}
          hint={t('member.status.hint')}
        />
        <TextField label={t('reason')} optional {...form.bind('reason')} />
        <FormActions>
          <Button type="submit" look="main" busy={form.busy()}>
            {t('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}
