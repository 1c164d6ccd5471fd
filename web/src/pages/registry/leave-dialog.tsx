import { createEffect, on, Show } from 'solid-js'
import { useSettings } from '../../api/settings.ts'
import { createForm, DateField, SelectField } from '../../ui/form/index.ts'
import { toast } from '../../ui/toast.tsx'
import { api, type HouseholdView, type MemberView } from './api.ts'
import { act, complete, DeedDialog } from './deed.tsx'
import { d } from './dialog-messages.ts'
import { h } from './household-messages.ts'
import { memberOptions, staying } from './people.ts'

const names: Record<string, string> = { 'left.day': 'day', 'left.reason': 'why', members: 'head' }
const rename = (path: string) => {
  const own = path.replace(/^members\.\d+\./, '')
  return names[own] ?? own
}

/** Somebody leaves, on a day and for a reason; when it is the head, somebody follows. */
export const LeaveDialog = (props: {
  household: HouseholdView
  member: MemberView | undefined
  onClose: () => void
}) => {
  const words = useSettings()
  const form = createForm({ day: '', why: '', head: '' })
  createEffect(
    on(
      () => props.member?.member,
      (id) => id && form.set({ day: words.today(), why: '', head: '' }),
    ),
  )
  const name = () => props.member?.name ?? h('members.nameless')
  const others = () => staying(props.household, props.member ? [props.member.member] : [])
  const needsHead = () => props.member?.relation === 'head' && others().length > 0
  const save = async () => {
    const { day, why, head } = form.values
    const asked: [string, unknown, string][] = [
      ['day', day, d('choose.day')],
      ['why', why, d('choose')],
      ...(needsHead() ? [['head', head, d('choose')] as [string, unknown, string]] : []),
    ]
    const member = props.member?.member
    if (!member || !complete(form, asked)) return
    const { household, version } = props.household
    const done = await form.submit((values, action) =>
      act(
        () =>
          api(
            'POST /households/{household}/members/{member}/leave',
            {
              household,
              member,
              left: { day: values.day, reason: values.why },
              ...(needsHead() ? { head: values.head } : {}),
            },
            { action, ifMatch: version },
          ),
        rename,
      ),
    )
    if (!done) return
    toast(d('leave.done', { name: name() }))
    props.onClose()
  }
  return (
    <DeedDialog
      open={props.member !== undefined}
      onClose={props.onClose}
      title={d('leave.title', { name: name() })}
      action={d('leave.action')}
      form={form}
      onSubmit={() => void save()}
    >
      <p>{d('leave.lead')}</p>
      <DateField label={d('day')} max={words.today()} {...form.bind('day')} />
      <SelectField
        label={d('leave.why')}
        options={words.options('leaveReason')}
        {...form.bind('why')}
      />
      <Show when={needsHead()}>
        <SelectField
          label={d('leave.head')}
          hint={d('leave.head.hint')}
          options={memberOptions(others())}
          {...form.bind('head')}
        />
      </Show>
    </DeedDialog>
  )
}
