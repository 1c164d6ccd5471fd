import { createSignal, For, Show } from 'solid-js'
import { Button } from '../../ui/button.tsx'
import { createForm, TextField } from '../../ui/form/index.ts'
import { Section } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'
import { complete, DeedDialog } from '../registry/deed.tsx'
import { api, type CaseView } from './api.ts'
import { t } from './messages.ts'
import style from './procedures.module.css'
import { send } from './send.ts'

/** Officials who are related: they step out, and the case is always checked. */
export const KinSection = (props: { view: CaseView; open: boolean }) => {
  const [asking, setAsking] = createSignal(false)
  const form = createForm({ name: '', relation: '', office: '' })
  const save = async () => {
    const given = [form.values.name.trim(), form.values.relation.trim()]
    const asked = (['name', 'relation'] as const).map((path, at): [string, unknown, string] => [
      path,
      given[at],
      t('kin.missing'),
    ])
    if (!complete(form, asked)) return
    const done = await form.submit(({ name, relation, office }, action) => {
      const one = { name, relation, ...(office.trim() ? { office } : {}) }
      return send(
        () =>
          api(
            'POST /cases/{case}/kin',
            { case: props.view.case, kin: [one] },
            { action, ifMatch: props.view.version },
          ),
        (path) => path.replace(/^kin\.0\./, ''),
      )
    })
    if (!done) return
    toast(t('kin.done'))
    setAsking(false)
    form.set({ name: '', relation: '', office: '' })
  }
  return (
    <Section
      title={t('kin.title')}
      actions={
        <Show when={props.open}>
          <Button small icon="add" onClick={() => setAsking(true)}>
            {t('kin.add')}
          </Button>
        </Show>
      }
    >
      <Show when={props.view.kin.length > 0} fallback={<p class={style.soft}>{t('kin.none')}</p>}>
        <ul class={style.rows}>
          <For each={props.view.kin}>
            {(one) => (
              <li>
                <span>
                  <strong>{one.name}</strong> {one.relation}
                  <Show when={one.office}>
                    <span class={style.soft}> · {one.office}</span>
                  </Show>
                </span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <DeedDialog
        open={asking()}
        onClose={() => setAsking(false)}
        title={t('kin.add')}
        action={t('kin.add')}
        form={form}
        onSubmit={() => void save()}
      >
        <p>{t('kin.text')}</p>
        <TextField label={t('kin.name')} {...form.bind('name')} />
        <TextField label={t('kin.relation')} {...form.bind('relation')} />
        <TextField label={t('kin.office')} optional {...form.bind('office')} />
      </DeedDialog>
    </Section>
  )
}
