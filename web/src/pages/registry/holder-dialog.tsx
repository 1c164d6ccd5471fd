import { createEffect, createResource, on, Show } from 'solid-js'
import { createForm, SelectField } from '../../ui/form/index.ts'
import { toast } from '../../ui/toast.tsx'
import { type Member, members } from '../tenancy/member-api.ts'
import { api } from './api.ts'
import { act, complete, DeedDialog } from './deed.tsx'
import { d } from './dialog-messages.ts'
import type { DeedProps } from './move-dialog.tsx'

/** Pages of members that are looked through for those who sign in as a household. */
const PAGES = 20

async function signIns(): Promise<Member[]> {
  const found: Member[] = []
  let cursor = ''
  for (let page = 0; page < PAGES; page++) {
    const { items, next } = await members(cursor)
    found.push(
      ...items.filter(({ roles, status }) => roles.includes('household') && status === 'active'),
    )
    if (!next) break
    cursor = next
  }
  return found
}

/** Connects a person's sign-in with this household: from then on it sees and does what is its own. */
export const HolderDialog = (props: DeedProps) => {
  const form = createForm({ user: '' })
  const [people] = createResource(() => props.open || undefined, signIns)
  createEffect(
    on(
      () => props.open,
      (open) => open && form.set('user', ''),
    ),
  )
  const save = async () => {
    if (!complete(form, [['user', form.values.user, d('choose')]])) return
    const { household } = props.household
    const done = await form.submit(({ user }, action) =>
      act(() => api('POST /households/{household}/holders', { household, user }, { action })),
    )
    if (!done) return
    toast(d('holder.done', { name: done.name }))
    props.onClose()
  }
  return (
    <DeedDialog
      open={props.open}
      onClose={props.onClose}
      title={d('holder.title')}
      action={d('holder.action')}
      form={form}
      onSubmit={() => void save()}
    >
      <p>{d('holder.text')}</p>
      <Show when={people()?.length !== 0} fallback={<p role="status">{d('holder.none')}</p>}>
        <SelectField
          label={d('holder.who')}
          options={(people() ?? []).map(({ user, name, email }) => ({
            value: user,
            label: `${name} (${email})`,
          }))}
          {...form.bind('user')}
        />
      </Show>
    </DeedDialog>
  )
}
