import { For, type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import type { ListName, Settings } from '../../api/settings.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { createForm, Form, FormActions } from '../../ui/form/form.tsx'
import { DateField, NumberField } from '../../ui/form/number.tsx'
import { TextField } from '../../ui/form/text.tsx'
import { toast } from '../../ui/toast.tsx'
import { BothLanguages } from './label-rows.tsx'
import { listLabel } from './list-labels.ts'
import { t } from './messages.ts'
import { api, saveFields } from './settings-api.ts'
import style from './tenancy.module.css'

type Entry = Settings['lists'][ListName][number]

/**
 * Adds a code, or changes one: its words, its codes in other systems, its days. The code itself
 * stays, since records hold it; a code that is out of use ends on a day.
 */
export const CodeDialog = (props: {
  list: ListName
  entry?: Entry
  settings: Settings
  onClose: () => void
}): JSX.Element => {
  const entry = props.entry
  const form = createForm({
    code: entry?.code ?? '',
    label: entry?.label ?? { en: '', zh: '' },
    external: Object.entries(entry?.external ?? {}).map(([system, code]) => ({ system, code })),
    from: entry?.from ?? '',
    until: entry?.until ?? '',
    order: entry?.order as number | undefined,
    reason: '',
  })
  const save = () =>
    form.submit(async (values, action) => {
      const { code, label, from, until, order, reason } = values
      const external = Object.fromEntries(
        values.external.filter((one) => one.system).map((one) => [one.system.trim(), one.code]),
      )
      if (!entry) {
        const added = { list: props.list, code, label, external, reason, ...(from ? { from } : {}) }
        await api('POST /settings/lists/{list}/codes', added, { action })
      } else if ((entry.until && !until) || from !== (entry.from ?? '')) {
        // A day that is taken away: only the whole list can say so.
        const { from: _f, until: _u, ...rest } = entry
        const next: Entry = {
          ...rest,
          label,
          external,
          order: order ?? entry.order,
          ...(from ? { from } : {}),
          ...(until ? { until } : {}),
        }
        const pick = (s: Settings) => ({ lists: { [props.list]: s.lists[props.list] } })
        const codes = props.settings.lists[props.list]
        const lists = { [props.list]: codes.map((one) => (one.code === code ? next : one)) }
        await saveFields({ lists } as never, pick(props.settings) as never, pick as never, action)
      } else {
        const changed = {
          list: props.list,
          code,
          label,
          external,
          reason,
          ...(until ? { until } : {}),
          ...(order === undefined ? {} : { order }),
        }
        await api('PATCH /settings/lists/{list}/codes/{code}', changed, { action })
      }
      await refresh('settings')
      toast(t('saved', { title: listLabel(props.list) }))
      props.onClose()
    })
  const setExternal = (at: number, change: Partial<{ system: string; code: string }>) =>
    form.set('external', at, change)
  return (
    <Dialog
      open
      wide
      onClose={props.onClose}
      title={entry ? t('lists.change', { name: entry.code }) : t('lists.add')}
    >
      <Form form={form as never} onSubmit={() => void save()}>
        <p class={style.soft}>{listLabel(props.list)}</p>
        <Show when={!entry}>
          <TextField narrow label={t('code')} hint={t('code.hint')} {...form.bind('code')} />
        </Show>
        <BothLanguages
          name="label"
          label={t('lists.label')}
          value={form.values.label}
          error={form.error}
          onChange={(label) => form.set({ label })}
        />
        <div class={style.stack}>
          <strong>{t('lists.external')}</strong>
          <For each={form.values.external}>
            {(one, at) => (
              <div class={style.row}>
                <TextField
                  name={`external.${at()}.system`}
                  label={t('lists.system')}
                  value={one.system}
                  onChange={(system) => setExternal(at(), { system })}
                />
                <TextField
                  name={`external.${at()}.code`}
                  label={t('lists.system-code')}
                  value={one.code}
                  onChange={(code) => setExternal(at(), { code })}
                />
              </div>
            )}
          </For>
          <div>
            <Button
              small
              icon="add"
              onClick={() =>
                form.set('external', form.values.external.length, { system: '', code: '' })
              }
            >
              {t('lists.external.add')}
            </Button>
          </div>
        </div>
        <div class={style.row}>
          <DateField label={t('lists.from.label')} optional {...form.bind('from')} />
          <Show when={entry}>
            <DateField label={t('lists.until.label')} optional {...form.bind('until')} />
            <NumberField integer label={t('lists.order')} {...form.bind('order')} />
          </Show>
        </div>
        <TextField label={t('reason')} optional {...form.bind('reason')} />
        <FormActions>
          <Button type="submit" look="main" busy={form.busy()}>
            {entry ? t('save') : t('lists.add')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}
