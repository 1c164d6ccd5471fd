import { createAsync } from '@solidjs/router'
import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js'
import { me } from '../../api/me.ts'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Checkbox, createForm, SelectField, TextField } from '../../ui/form/index.ts'
import { toast } from '../../ui/toast.tsx'
import { AreaField } from '../intake/area-field.tsx'
import { PhotoField } from '../procedures/photo-field.tsx'
import { members } from '../tenancy/member-api.ts'
import { ActForm } from './act-form.tsx'
import { AnswerForm } from './answer-form.tsx'
import { api, type Grievance, moved, type Type, types } from './api.ts'
import style from './grievance.module.css'
import { t, wordOf } from './messages.ts'
import { namesIn } from './telling-fields.tsx'

interface Part {
  of: Grievance
}
type Act = Grievance['next'][number]

/** One-press acts; the others have a form. */
const plain = ['acknowledge', 'raise'] as const
type Plain = (typeof plain)[number]
const isPlain = (act: Act): act is Plain => plain.some((one) => one === act)

/** What this person may do with it now: one form is open at a time. */
export const Acts = (props: Part) => {
  const [open, setOpen] = createSignal<Act>()
  // A look that found nothing new closes no form.
  const version = createMemo(() => `${props.of.grievance} ${props.of.version}`)
  createEffect(on(version, () => setOpen(undefined)))
  return (
    <Show when={props.of.next.length > 0}>
      <div class={style.row}>
        <For each={props.of.next}>
          {(act, i) => (
            <Button
              look={i() === 0 ? 'main' : 'plain'}
              aria-expanded={isPlain(act) ? undefined : open() === act}
              {...(i() === 0 ? { 'data-act': '' } : {})}
              onClick={() => setOpen(open() === act ? undefined : act)}
            >
              {wordOf('act', act)}
            </Button>
          )}
        </For>
      </div>
      <Show when={open() === 'classify'}>
        <Classify of={props.of} />
      </Show>
      <Show when={open() === 'assign'}>
        <Assign of={props.of} />
      </Show>
      <Show when={open() === 'investigate'}>
        <Investigate of={props.of} />
      </Show>
      <Show when={open() === 'answer'}>
        <AnswerForm of={props.of} />
      </Show>
      <Now of={props.of} act={open()} close={() => setOpen(undefined)} />
    </Show>
  )
}

/** An act without anything to fill in is asked for once more. */
const Now = (props: Part & { act: Act | undefined; close: () => void }) => {
  // What is asked stays in the dialog while it goes away.
  const act = createMemo<Plain>(
    (was) => (props.act && isPlain(props.act) ? props.act : was),
    'acknowledge',
  )
  return (
    <Confirm
      open={props.act !== undefined && isPlain(props.act)}
      onClose={() => props.close()}
      title={wordOf('act', act())}
      action={wordOf('act', act())}
      onConfirm={async () => {
        const { grievance, version } = props.of
        await api(`POST /grievances/{grievance}/${act()}`, { grievance }, { ifMatch: version })
        toast(t('act.done'), 'good')
        await moved()
      }}
    >
      <Show when={act() === 'raise'}>
        <p>{t('act.raise.text')}</p>
      </Show>
    </Confirm>
  )
}

const Classify = (props: Part) => {
  const { type = 'benefit', complex, sensitive, area } = props.of
  const form = createForm({ type: type as string, complex, sensitive, area, persons: '' })
  const save = async (action: string) => {
    const { persons, area: chosen, type: what, ...rest } = form.values
    const { grievance, version } = props.of
    return api(
      'POST /grievances/{grievance}/classify',
      {
        grievance,
        ...rest,
        type: what as Type,
        persons: namesIn(persons).map((name) => ({ name })),
        ...(chosen && chosen !== area ? { area: chosen } : {}),
      },
      { action, ifMatch: version },
    )
  }
  return (
    <ActForm act="classify" form={form} save={save}>
      <SelectField
        label={t('look.about')}
        options={types.map((one) => ({ value: one, label: wordOf('type', one) }))}
        {...form.bind('type')}
      />
      <AreaField
        name="area"
        label={t('classify.area')}
        value={form.values.area}
        onChange={(chosen) => form.set('area', chosen || area)}
      />
      <TextField
        label={t('classify.persons')}
        hint={t('tell.persons.hint')}
        optional
        rows={2}
        {...form.bind('persons')}
      />
      <Checkbox label={t('classify.complex')} {...form.bind('complex')} />
      <Checkbox label={t('classify.sensitive')} {...form.bind('sensitive')} />
    </ActForm>
  )
}

const Assign = (props: Part) => {
  const person = createAsync(() => me())
  const page = createAsync(() => members(''))
  const form = createForm({ user: '' })
  const others = () =>
    (page()?.items ?? [])
      .filter(({ status, roles, user }) => {
        const level = props.of.level === 'township' ? 'township' : 'county'
        return status === 'active' && roles.includes(level) && user !== person()?.user.id
      })
      .map(({ user, name, areaNames }) => ({
        value: user,
        label: [name, ...areaNames.slice(0, 2)].join(' · '),
      }))
  const save = (action: string) =>
    api(
      'POST /grievances/{grievance}/assign',
      {
        grievance: props.of.grievance,
        ...(form.values.user ? { user: form.values.user } : {}),
      },
      { action, ifMatch: props.of.version },
    )
  return (
    <ActForm act="assign" form={form} save={save}>
      <SelectField
        label={t('assign.user')}
        hint={t('assign.hint')}
        placeholder={t('assign.me')}
        optional
        options={others()}
        {...form.bind('user')}
      />
    </ActForm>
  )
}

const Investigate = (props: Part) => {
  const form = createForm({ findings: '', evidence: [] as string[] })
  const save = (action: string) =>
    api(
      'POST /grievances/{grievance}/findings',
      { grievance: props.of.grievance, ...form.values },
      { action, ifMatch: props.of.version },
    )
  return (
    <ActForm act="investigate" form={form} save={save}>
      <TextField label={t('findings.text')} rows={6} maxlength={4000} {...form.bind('findings')} />
      <PhotoField
        name="evidence"
        label={t('findings.evidence')}
        area={props.of.area}
        value={form.values.evidence}
        onChange={(ids) => form.set('evidence', ids)}
        error={form.error('evidence')}
        optional
      />
    </ActForm>
  )
}
