import type { routes } from '@terrace/tenancy/routes'
import { createEffect, For, type JSX, Show } from 'solid-js'
import type { OutputOf } from '../../api/client.ts'
import { useSettings } from '../../api/settings.ts'
import { lang } from '../../i18n/language.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/form/choice.tsx'
import { createForm, Form, FormActions, type FormState } from '../../ui/form/form.tsx'
import { TextField } from '../../ui/form/text.tsx'
import { toast } from '../../ui/toast.tsx'
import { t } from './messages.ts'
import { api } from './settings-api.ts'
import style from './tenancy.module.css'

export type AreaView = OutputOf<typeof routes, 'GET /areas/{area}'>
export interface DeedProps {
  area: AreaView
  onClose: () => void
  /** Called after it was saved; with an id, that area is opened. */
  done: (to?: string) => Promise<void>
}

/** What people write of an area: its name, the same in other languages, its codes by scheme. */
export interface AreaWords {
  name: string
  en: string
  zh: string
  codes: { scheme: string; code: string }[]
}
const emptyWords = (): AreaWords => ({ name: '', en: '', zh: '', codes: [] })

const namesOf = ({ en, zh }: AreaWords) => ({ ...(en ? { en } : {}), ...(zh ? { zh } : {}) })
const codesOf = ({ codes }: AreaWords) =>
  Object.fromEntries(codes.filter((one) => one.scheme && one.code).map((c) => [c.scheme, c.code]))

const WordsFields = (props: { form: FormState<AreaWords> }): JSX.Element => {
  const form = props.form
  return (
    <>
      <TextField label={t('area.name')} maxlength={120} {...form.bind('name')} />
      <div class={style.both}>
        <TextField
          label={t('area.name-en')}
          optional
          maxlength={120}
          {...form.bind('en')}
          error={form.error('names.en')}
        />
        <TextField
          label={t('area.name-zh')}
          optional
          maxlength={120}
          {...form.bind('zh')}
          error={form.error('names.zh')}
        />
      </div>
      <div class={style.stack}>
        <strong>{t('area.codes')}</strong>
        <For each={form.values.codes}>
          {(one, at) => (
            <div class={style.row}>
              <TextField
                name={`codes.${at()}.scheme`}
                label={t('area.scheme')}
                placeholder="gb-t-2260"
                value={one.scheme}
                onChange={(scheme) => form.set('codes', at(), { scheme })}
              />
              <TextField
                name={`codes.${one.scheme || at()}`}
                label={t('code')}
                value={one.code}
                error={form.error(`codes.${one.scheme}`)}
                onChange={(code) => form.set('codes', at(), { code })}
              />
            </div>
          )}
        </For>
        <div>
          <Button
            small
            icon="add"
            onClick={() => form.set('codes', form.values.codes.length, { scheme: '', code: '' })}
          >
            {t('area.code-add')}
          </Button>
        </div>
      </div>
    </>
  )
}

/** Adds a place below another, or at the top. Levels may be skipped. */
export const AddDialog = (props: Omit<DeedProps, 'area'> & { parent?: AreaView }): JSX.Element => {
  const words = useSettings()
  const below = () => {
    const levels = words.known()?.levels ?? []
    const at = levels.findIndex((one) => one.code === props.parent?.level)
    return levels.slice(at + 1).map((one) => ({ value: one.code, label: one.name[lang()] }))
  }
  const form = createForm<AreaWords & { level: string }>({
    ...emptyWords(),
    level: '',
  })
  // The next level is meant nearly always; it is known once the settings are.
  createEffect(() => {
    const [next] = below()
    if (next && !form.values.level) form.set({ level: next.value })
  })
  const save = () =>
    form.submit(async (values, action) => {
      const added = await api(
        'POST /areas',
        {
          ...(props.parent ? { parent: props.parent.area } : {}),
          level: values.level,
          name: values.name,
          names: namesOf(values),
          codes: codesOf(values),
        },
        { action },
      )
      toast(t('area.added', { name: added.name }))
      props.onClose()
      await props.done(added.area)
    })
  return (
    <Dialog
      open
      wide
      onClose={props.onClose}
      title={props.parent ? t('area.add-below', { name: props.parent.name }) : t('areas.add-top')}
    >
      <Form form={form as never} onSubmit={() => void save()}>
        <Show when={below().length > 0} fallback={<p>{t('area.lowest')}</p>}>
          <SelectField label={t('area.level')} options={below()} {...form.bind('level')} />
          <WordsFields form={form as unknown as FormState<AreaWords>} />
          <FormActions>
            <Button type="submit" look="main" busy={form.busy()}>
              {t('area.add')}
            </Button>
          </FormActions>
        </Show>
      </Form>
    </Dialog>
  )
}

/** Changes what a place is called and its codes; where it stands does not change. */
export const RenameDialog = (props: DeedProps): JSX.Element => {
  const { name, names, codes, version } = props.area
  const form = createForm<AreaWords & { reason: string }>({
    name,
    en: names?.en ?? '',
    zh: names?.zh ?? '',
    codes: Object.entries(codes).map(([scheme, code]) => ({ scheme, code })),
    reason: '',
  })
  const save = () =>
    form.submit(async (values, action) => {
      await api(
        'PATCH /areas/{area}',
        {
          area: props.area.area,
          name: values.name,
          // Names in languages that this form does not show stay.
          names: { ...without(names, 'en', 'zh'), ...namesOf(values) },
          codes: codesOf(values),
          reason: values.reason,
        },
        { action, ifMatch: version },
      )
      toast(t('area.saved', { name: values.name }))
      props.onClose()
      await props.done()
    })
  return (
    <Dialog open wide onClose={props.onClose} title={`${t('area.rename')}: ${name}`}>
      <Form form={form as never} onSubmit={() => void save()}>
        <WordsFields form={form as unknown as FormState<AreaWords>} />
        <TextField label={t('reason')} optional {...form.bind('reason')} />
        <FormActions>
          <Button type="submit" look="main" busy={form.busy()}>
            {t('save')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}

const without = (record: Record<string, string> | undefined, ...keys: string[]) =>
  Object.fromEntries(Object.entries(record ?? {}).filter(([key]) => !keys.includes(key)))
