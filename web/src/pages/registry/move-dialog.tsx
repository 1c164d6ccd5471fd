import { createEffect, createSignal, on } from 'solid-js'
import { areas } from '../../api/areas.ts'
import { AreaTree } from '../../ui/area-picker.tsx'
import { createForm, FieldGroup, TextField } from '../../ui/form/index.ts'
import { toast } from '../../ui/toast.tsx'
import { api, type HouseholdView } from './api.ts'
import { act, complete, DeedDialog } from './deed.tsx'
import { d } from './dialog-messages.ts'
import style from './form.module.css'

export interface DeedProps {
  household: HouseholdView
  open: boolean
  onClose: () => void
}

/** The household moves to another area: its lists, counts and people go with it. */
export const MoveDialog = (props: DeedProps) => {
  const form = createForm({ area: '', reason: '' })
  const [name, setName] = createSignal('')
  createEffect(
    on(
      () => props.open,
      (open) => {
        if (open) form.set({ area: '', reason: '' })
        setName('')
      },
    ),
  )
  const save = async () => {
    const { area, reason } = form.values
    if (
      !complete(form, [
        ['area', area, d('choose')],
        ['reason', reason.trim(), d('choose.reason')],
      ])
    )
      return
    const { household, version } = props.household
    const done = await form.submit((values, action) =>
      act(() =>
        api(
          'POST /households/{household}/move',
          { household, ...values },
          { action, ifMatch: version },
        ),
      ),
    )
    if (!done) return
    toast(d('move.done', { area: done.areaName }))
    props.onClose()
  }
  return (
    <DeedDialog
      open={props.open}
      onClose={props.onClose}
      title={d('move.title')}
      action={d('move.action')}
      form={form}
      onSubmit={() => void save()}
    >
      <FieldGroup name="area" label={d('move.to')} hint={name()} error={form.error('area')}>
        <div class={style.tree}>
          <AreaTree
            source={areas}
            value={form.values.area}
            onPick={(area) => {
              form.set('area', area.area)
              setName(area.name)
            }}
          />
        </div>
      </FieldGroup>
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
