import { useNavigate } from '@solidjs/router'
import { createEffect, on, Show } from 'solid-js'
import { useSettings } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import {
  CheckboxGroup,
  createForm,
  DateField,
  SelectField,
  TextField,
} from '../../ui/form/index.ts'
import { toast } from '../../ui/toast.tsx'
import { api } from './api.ts'
import { act, complete, DeedDialog } from './deed.tsx'
import { d } from './dialog-messages.ts'
import type { DeedProps } from './move-dialog.tsx'
import { memberOptions, present, staying } from './people.ts'

const empty = {
  members: [] as readonly string[],
  head: '',
  oldHead: '',
  number: '',
  day: '',
  reason: '',
}

/** Some members found a household of their own. */
export const SplitDialog = (props: DeedProps) => {
  const words = useSettings()
  const navigate = useNavigate()
  const form = createForm({ ...empty })
  createEffect(
    on(
      () => props.open,
      (open) => open && form.set({ ...empty, day: words.today() }),
    ),
  )
  const going = () => present(props.household).filter((m) => form.values.members.includes(m.member))
  const rest = () => staying(props.household, form.values.members)
  const headGoes = () => going().some((member) => member.relation === 'head') && rest().length > 0
  const save = async () => {
    const { members, head, oldHead, day, reason } = form.values
    const asked: [string, unknown, string][] = [
      ['members', members, d('split.nobody')],
      ['head', head, d('choose')],
      ['day', day, d('choose.day')],
      ['reason', reason.trim(), d('choose.reason')],
    ]
    if (headGoes()) asked.push(['oldHead', oldHead, d('choose')])
    if (!complete(form, asked)) return
    const { household, version } = props.household
    const done = await form.submit((values, action) =>
      act(() =>
        api(
          'POST /households/{household}/split',
          {
            household,
            members: [...values.members],
            head: values.head,
            day: values.day,
            reason: values.reason,
            ...(headGoes() ? { oldHead: values.oldHead } : {}),
            ...(values.number.trim() ? { number: values.number.trim() } : {}),
          },
          { action, ifMatch: version },
        ),
      ),
    )
    if (!done) return
    toast(d('split.done'))
    props.onClose()
    navigate(href(`/households/${done.household}`))
  }
  return (
    <DeedDialog
      open={props.open}
      onClose={props.onClose}
      title={d('split.title')}
      action={d('split.action')}
      form={form}
      onSubmit={() => void save()}
    >
      <p>{d('split.lead')}</p>
      <CheckboxGroup
        label={d('split.who')}
        options={memberOptions(present(props.household))}
        {...form.bind('members')}
      />
      <SelectField
        label={d('split.head')}
        options={memberOptions(going())}
        {...form.bind('head')}
      />
      <Show when={headGoes()}>
        <SelectField
          label={d('split.old-head')}
          options={memberOptions(rest())}
          {...form.bind('oldHead')}
        />
      </Show>
      <TextField
        label={d('split.number')}
        hint={d('split.number.hint')}
        optional
        narrow
        {...form.bind('number')}
      />
      <DateField label={d('day')} max={words.today()} {...form.bind('day')} />
      <TextField
        label={d('reason')}
        hint={d('reason.hint')}
        rows={3}
        maxlength={500}
        {...form.bind('reason')}
      />
    </DeedDialog>
  )
}
