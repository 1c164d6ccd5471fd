import { useParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { href } from '../../api/tenant.ts'
import { Empty } from '../../ui/state.tsx'
import { api, type HouseholdView, type Input } from './api.ts'
import { EditForm } from './edit-form.tsx'
import { e } from './edit-messages.ts'
import { FormPage } from './form-page.tsx'
import { h } from './household-messages.ts'
import { memberGroups } from './member-groups.ts'

const find = (household: HouseholdView, id: string) =>
  household.members.find((one) => one.member === id && !one.left)

/** Changes what is known of one member. */
export default function EditMember() {
  const params = useParams<{ household: string; member: string }>()
  const title = (household: HouseholdView) =>
    e('member.edit', { name: find(household, params.member)?.name ?? h('members.nameless') })
  return (
    <FormPage title={title}>
      {(household, words) => (
        <Show
          when={find(household, params.member)}
          fallback={<Empty icon="person" title={e('member.gone')} />}
        >
          {(member) => (
            <EditForm
              household={household}
              draft={`terrace.draft.${household.household}.${params.member}`}
              groups={memberGroups(member().withheld, words.known()?.optionalFields)}
              known={(one) => find(one, params.member)}
              back={href(`/households/${household.household}`)}
              label={title(household)}
              save={(patch, { reason, version, action }) => {
                const input = {
                  household: household.household,
                  member: params.member,
                  ...patch,
                  ...(reason ? { reason } : {}),
                } as Input<'PATCH /households/{household}/members/{member}'>
                const key = 'PATCH /households/{household}/members/{member}'
                return api(key, input, { action, ifMatch: version })
              }}
            />
          )}
        </Show>
      )}
    </FormPage>
  )
}
