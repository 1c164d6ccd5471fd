import { createEffect, on } from 'solid-js'
import { createForm, NumberField } from '../../ui/form/index.ts'
import { toast } from '../../ui/toast.tsx'
import { api } from './api.ts'
import { act, complete, DeedDialog } from './deed.tsx'
import { d } from './dialog-messages.ts'
import type { DeedProps } from './move-dialog.tsx'

/** Fixes the current year and opens the next one. */
export const YearDialog = (props: DeedProps) => {
  const form = createForm({ year: undefined as number | undefined })
  const now = () => props.household.snapshot.year
  createEffect(
    on(
      () => props.open,
      (open) => open && form.set('year', now() + 1),
    ),
  )
  const save = async () => {
    if (!complete(form, [['year', form.values.year, d('choose')]])) return
    const { household, version } = props.household
    const done = await form.submit(({ year = now() + 1 }, action) =>
      act(() =>
        api(
          'POST /households/{household}/years',
          { household, year },
          { action, ifMatch: version },
        ),
      ),
    )
    if (!done) return
    toast(d('year.done', { year: String(done.snapshot.year) }))
    props.onClose()
  }
  return (
    <DeedDialog
      open={props.open}
      onClose={props.onClose}
      title={d('year.title')}
      action={d('year.action')}
      form={form}
      onSubmit={() => void save()}
    >
      <p>{d('year.lead', { year: String(now()) })}</p>
      <NumberField label={d('year.year')} integer {...form.bind('year')} />
    </DeedDialog>
  )
}
