import { createAsync, useNavigate, useSearchParams } from '@solidjs/router'
import { createSignal, For, type JSX, Show, Suspense } from 'solid-js'
import { useSettings } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { lang } from '../../i18n/language.ts'
import { Button } from '../../ui/button.tsx'
import {
  createForm,
  DateField,
  FileDrop,
  Form,
  FormActions,
  NumberField,
  TextField,
} from '../../ui/form/index.ts'
import { Page, PageHeader } from '../../ui/page.tsx'
import { problemText } from '../../ui/problem.ts'
import { toast } from '../../ui/toast.tsx'
import { batch, line } from '../funds/api.ts'
import { AreaTreeField } from '../funds/area-tree-field.tsx'
import { complete } from '../registry/deed.tsx'
import { api, changed, type Texts, uploadPhoto } from './api.ts'
import { r } from './messages.ts'
import style from './results.module.css'

const empty = {
  ...{ title: '', text: '', unit: '', otherTitle: '', otherText: '', otherUnit: '' },
  ...{ day: '', area: '', photos: [] as string[], measured: undefined as number | undefined },
}
type Values = typeof empty

const other = () => (lang() === 'zh' ? 'en' : 'zh')

/** What was written, language by language; the other one where anything of it was. */
function textsOf(values: Values): Texts {
  const said = (title: string, text: string, unit: string) => ({
    ...{ title, text },
    ...(unit.trim() ? { unit } : {}),
  })
  const own = said(values.title, values.text, values.unit)
  const more = said(values.otherTitle, values.otherText, values.otherUnit)
  return { [lang()]: own, ...(more.title.trim() ? { [other()]: more } : {}) }
}

/** `/results/new?about=`: writes what a budget line or a batch has brought about. */
export default function NewResult(): JSX.Element {
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const words = useSettings()
  const form = createForm({ ...empty, day: words.today() })
  const save = async () => {
    const { title, text, day } = form.values
    const asked: [string, unknown, string][] = [
      ['title', title.trim().length > 2, r('missing.title')],
      ['text', text.trim().length > 9, r('missing.text')],
      ['day', day, r('missing.day')],
    ]
    if (!complete(form, asked)) return
    const made = await form.submit((values, action) => {
      const { area, measured, photos } = values
      const about = String(search.about ?? '')
      const where = area ? { area } : {}
      const number = measured === undefined ? {} : { measured }
      const input = { about, day: values.day, texts: textsOf(values), photos, ...where, ...number }
      return api('POST /results', input, { action })
    })
    if (!made) return
    await changed()
    toast(r('saved'), 'good')
    navigate(href(`/results/${made.result}`))
  }
  return (
    <Page>
      <PageHeader
        title={r('new')}
        lead={<About of={String(search.about ?? '')} />}
        crumbs={[{ label: r('title'), href: href('/results') }, { label: r('new') }]}
      />
      <Form form={form} label={r('new')} onSubmit={() => void save()}>
        <TextField label={r('name')} maxlength={120} {...form.bind('title')} />
        <TextField
          label={r('text')}
          hint={r('text.hint')}
          rows={6}
          maxlength={2000}
          {...form.bind('text')}
        />
        <NumberField
          label={r('measured')}
          hint={r('measured.hint')}
          optional
          {...form.bind('measured')}
        />
        <TextField
          label={r('unit')}
          hint={r('unit.hint')}
          optional
          maxlength={60}
          {...form.bind('unit')}
        />
        <DateField label={r('day')} max={words.today()} {...form.bind('day')} />
        <AreaTreeField {...form.bind('area')} />
        <PhotosField {...form.bind('photos')} />
        <h2>{r(`in.${other()}`)}</h2>
        <TextField label={r('name')} optional maxlength={120} {...form.bind('otherTitle')} />
        <TextField
          label={r('text')}
          optional
          rows={6}
          maxlength={2000}
          {...form.bind('otherText')}
        />
        <TextField label={r('unit')} optional maxlength={60} {...form.bind('otherUnit')} />
        <FormActions>
          <Button type="submit" look="main" busy={form.busy()}>
            {r('save')}
          </Button>
        </FormActions>
      </Form>
    </Page>
  )
}

/** Of which budget line or batch it is written: whoever came here from a list may have mistaken it. */
const About = (props: { of: string }) => {
  const name = createAsync(async () => {
    if (!props.of.startsWith('bat_')) return (await line(props.of)).name
    return r('about.batch', { name: (await batch(props.of)).name })
  })
  return <Suspense>{name()}</Suspense>
}

/** Photos are sent as they are chosen: the form holds their ids. */
const PhotosField = (props: {
  name: string
  value: readonly string[]
  onChange: (photos: string[]) => void
  error: string | undefined
}) => {
  const [busy, setBusy] = createSignal(false)
  const [refused, setRefused] = createSignal<string>()
  const names = new Map<string, string>()
  const nameOf = (photo: string) => names.get(photo) ?? photo
  const remove = (photo: string) => props.onChange(props.value.filter((one) => one !== photo))
  const add = async (files: readonly File[]) => {
    setRefused(undefined)
    setBusy(true)
    try {
      for (const file of files) {
        const photo = await uploadPhoto(file)
        names.set(photo, file.name)
        props.onChange([...props.value, photo])
      }
    } catch (error) {
      setRefused(problemText(error))
    }
    setBusy(false)
  }
  return (
    <div>
      <FileDrop
        name={props.name}
        label={r('photos')}
        hint={r('photos.hint')}
        error={refused() ?? props.error}
        accept="image/jpeg,image/png"
        multiple
        optional
        value={[]}
        onChange={(files) => void add(files)}
      />
      <Show when={busy() || props.value.length > 0}>
        <p role="status">
          {busy() ? r('photos.sending') : r('photos.sent', { count: props.value.length })}
        </p>
        <ul class={style.rows}>
          <For each={[...props.value]}>
            {(photo) => (
              <li>
                <span>{nameOf(photo)}</span>
                <Button
                  small
                  look="quiet"
                  icon="close"
                  aria-label={r('photos.remove.name', { name: nameOf(photo) })}
                  onClick={() => remove(photo)}
                >
                  {r('photos.remove')}
                </Button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  )
}
