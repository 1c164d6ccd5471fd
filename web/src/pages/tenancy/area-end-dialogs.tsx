import { createAsync } from '@solidjs/router'
import { Index, type JSX, Show } from 'solid-js'
import { areas } from '../../api/areas.ts'
import { useSettings } from '../../api/settings.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { CheckboxGroup } from '../../ui/form/choice.tsx'
import { createForm, Form, FormActions } from '../../ui/form/form.tsx'
import { DateField } from '../../ui/form/number.tsx'
import { TextField } from '../../ui/form/text.tsx'
import { Skeleton, View } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import type { DeedProps } from './area-dialogs.tsx'
import { t } from './messages.ts'
import { api } from './settings-api.ts'
import style from './tenancy.module.css'

/** Ends a place that nothing takes over. Its codes stay taken, since old records name them. */
export const EndDialog = (props: DeedProps): JSX.Element => {
  const words = useSettings()
  const form = createForm({ until: words.today(), reason: '' })
  const save = () =>
    form.submit(async ({ until, reason }, action) => {
      const ended = { area: props.area.area, version: props.area.version, until, reason }
      await api('POST /areas/{area}/end', ended, { action })
      toast(t('area.ended-toast', { name: props.area.name }))
      props.onClose()
      await props.done()
    })
  return (
    <Dialog open onClose={props.onClose} title={`${t('area.end')}: ${props.area.name}`}>
      <Form form={form as never} onSubmit={() => void save()}>
        <p class={style.soft}>{t('area.end.text')}</p>
        <DateField label={t('area.until')} {...form.bind('until')} />
        <TextField label={t('reason')} optional {...form.bind('reason')} />
        <FormActions>
          <Button type="submit" look="danger" busy={form.busy()}>
            {t('area.end')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}

/** Ends neighbours in favour of this place; their households follow by a job. */
export const MergeDialog = (props: DeedProps): JSX.Element => {
  const words = useSettings()
  const parent = () => props.area.above.at(-1)?.area
  const siblings = createAsync(async () => {
    const all = await areas.below(parent())
    return all.filter((one) => one.area !== props.area.area)
  })
  const form = createForm({ areas: [] as readonly string[], until: words.today(), reason: '' })
  const save = () =>
    form.submit(async (values, action) => {
      const merged = { ...values, areas: [...values.areas], into: props.area.area }
      await api('POST /areas/{into}/merge', merged, { action })
      toast(t('area.merged', { name: props.area.name }))
      props.onClose()
      await props.done(props.area.area)
    })
  return (
    <Dialog
      open
      wide
      onClose={props.onClose}
      title={t('area.merge.title', { name: props.area.name })}
    >
      <Form form={form as never} onSubmit={() => void save()}>
        <p class={style.soft}>{t('area.merge.text')}</p>
        <View of={siblings} skeleton={<Skeleton rows={3} />}>
          {(all) => (
            <CheckboxGroup
              label={t('area.merge.which')}
              options={all().map((one) => ({
                value: one.area,
                label: one.name,
                disabled: one.children > 0,
                ...(one.children > 0 ? { hint: t('area.merge.children') } : {}),
              }))}
              {...form.bind('areas')}
            />
          )}
        </View>
        <DateField label={t('area.until')} {...form.bind('until')} />
        <TextField label={t('reason')} optional {...form.bind('reason')} />
        <FormActions>
          <Button type="submit" look="danger" busy={form.busy()}>
            {t('area.merge')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}

/** Puts several places of the same level where one was. */
export const SplitDialog = (props: DeedProps): JSX.Element => {
  const words = useSettings()
  const form = createForm({
    parts: [
      { name: '', scheme: '', code: '' },
      { name: '', scheme: '', code: '' },
    ],
    until: words.today(),
    reason: '',
  })
  const save = () =>
    form.submit(async ({ parts, until, reason }, action) => {
      const made = parts.map(({ name, scheme, code }) => ({
        name,
        codes: scheme && code ? { [scheme]: code } : {},
      }))
      const split = { area: props.area.area, parts: made, until, reason }
      await api('POST /areas/{area}/split', split, { action })
      toast(t('area.split-toast', { name: props.area.name, count: parts.length }))
      props.onClose()
      await props.done()
    })
  return (
    <Dialog open wide onClose={props.onClose} title={`${t('area.split')}: ${props.area.name}`}>
      <Form form={form as never} onSubmit={() => void save()}>
        <p class={style.soft}>{t('area.split.text')}</p>
        <Index each={form.values.parts}>
          {(part, at) => (
            <div class={style.row}>
              <TextField
                name={`parts.${at}.name`}
                label={t('area.part', { number: at + 1 })}
                value={part().name}
                error={form.error(`parts.${at}.name`)}
                onChange={(name) => form.set('parts', at, { name })}
              />
              <TextField
                narrow
                optional
                name={`parts.${at}.scheme`}
                label={t('area.scheme')}
                value={part().scheme}
                onChange={(scheme) => form.set('parts', at, { scheme })}
              />
              <TextField
                narrow
                optional
                name={`parts.${at}.code`}
                label={t('code')}
                value={part().code}
                error={form.error(`parts.${at}.codes.${part().scheme}`)}
                onChange={(code) => form.set('parts', at, { code })}
              />
            </div>
          )}
        </Index>
        <Show when={form.values.parts.length < 20}>
          <div>
            <Button
              small
              icon="add"
              onClick={() =>
                form.set('parts', form.values.parts.length, { name: '', scheme: '', code: '' })
              }
            >
              {t('area.part-add')}
            </Button>
          </div>
        </Show>
        <DateField label={t('area.until')} {...form.bind('until')} />
        <TextField label={t('reason')} optional {...form.bind('reason')} />
        <FormActions>
          <Button type="submit" look="danger" busy={form.busy()}>
            {t('area.split')}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}
