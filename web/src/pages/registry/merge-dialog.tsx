import { createEffect, createSignal, For, on, Show } from 'solid-js'
import { useSettings } from '../../api/settings.ts'
import { Button } from '../../ui/button.tsx'
import {
  ComboboxField,
  createForm,
  DateField,
  type Option,
  SelectField,
  TextField,
} from '../../ui/form/index.ts'
import { toast } from '../../ui/toast.tsx'
import { api, type HouseholdView } from './api.ts'
import { act, complete, DeedDialog } from './deed.tsx'
import { d } from './dialog-messages.ts'
import { h } from './household-messages.ts'
import type { DeedProps } from './move-dialog.tsx'
import { headOf, present } from './people.ts'

/** Looks for the other household as one types; only what the server finds may be chosen. */
function useOthers(self: () => string) {
  const [found, setFound] = createSignal<readonly Option[]>([])
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = (text: string) => {
    clearTimeout(timer)
    if (text.trim() === '') return
    timer = setTimeout(async () => {
      const page = await api('POST /households/search', { q: text.trim() }).catch(() => undefined)
      const others = (page?.items ?? []).filter((one) => one.household !== self())
      const options = others.map((one) => ({
        value: one.household,
        label: [one.name, one.number, one.areaName].filter(Boolean).join(' · '),
      }))
      setFound(options.filter((one, at) => options.findIndex((o) => o.value === one.value) === at))
    }, 250)
  }
  return { found, look }
}

const empty = { other: '', day: '', reason: '', relations: {} as Record<string, string> }

/** Another household joins this one and is closed. */
export const MergeDialog = (props: DeedProps) => {
  const words = useSettings()
  const form = createForm({ ...empty })
  const [other, setOther] = createSignal<HouseholdView>()
  const { found, look } = useOthers(() => props.household.household)
  const begin = () => {
    form.set({ ...empty, day: words.today(), relations: {} })
    setOther(undefined)
  }
  createEffect(
    on(
      () => props.open,
      (open) => open && begin(),
    ),
  )
  const choose = async (id: string) => {
    form.set('other', id)
    if (!id) return
    const loaded = await api('GET /households/{household}', { household: id }).catch(
      () => undefined,
    )
    setOther(loaded)
    for (const member of loaded ? present(loaded) : []) {
      const keeps = member.relation !== 'head' && member.relation !== 'spouse'
      form.set('relations', member.member, keeps ? (member.relation ?? 'other') : '')
    }
  }
  const save = async () => {
    const joining = other()
    const asked: [string, unknown, string][] = [
      ['other', joining, d('choose')],
      ...(joining ? present(joining) : []).map((m): [string, unknown, string] => [
        `relations.${m.member}`,
        form.values.relations[m.member],
        d('choose'),
      ]),
      ['day', form.values.day, d('choose.day')],
      ['reason', form.values.reason.trim(), d('choose.reason')],
    ]
    if (!complete(form, asked) || !joining) return
    const { household, version } = props.household
    const done = await form.submit((values, action) =>
      act(() =>
        api(
          'POST /households/{household}/merge',
          { household, otherVersion: joining.version, ...values },
          { action, ifMatch: version },
        ),
      ),
    )
    if (!done) return
    toast(d('merge.done'))
    props.onClose()
  }
  return (
    <DeedDialog
      open={props.open}
      onClose={props.onClose}
      title={d('merge.title')}
      action={d('merge.action')}
      form={form}
      onSubmit={() => void save()}
    >
      <p>{d('merge.lead')}</p>
      <Show
        when={other()}
        fallback={
          <ComboboxField
            label={d('merge.find')}
            hint={d('merge.find.hint')}
            options={found()}
            onSearch={look}
            {...form.bind('other')}
            onChange={(id) => void choose(id)}
          />
        }
      >
        {(joining) => (
          <>
            <p>
              {d('merge.chosen', {
                head: headOf(joining())?.name || h('members.nameless'),
                number: joining().number,
                area: joining().areaName,
              })}{' '}
              <Button small look="quiet" onClick={begin}>
                {d('merge.again')}
              </Button>
            </p>
            <For each={present(joining())}>
              {(member) => (
                <SelectField
                  name={`relations.${member.member}`}
                  label={d('merge.relation', { name: member.name ?? h('members.nameless') })}
                  options={words.options('relation').filter((one) => one.value !== 'head')}
                  value={form.values.relations[member.member] ?? ''}
                  onChange={(value) => form.set('relations', member.member, value)}
                  error={form.error(`relations.${member.member}`)}
                />
              )}
            </For>
          </>
        )}
      </Show>
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
