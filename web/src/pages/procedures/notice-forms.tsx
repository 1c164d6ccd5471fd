import { noticeEnd } from '@terrace/platform/calendar'
import { addDays } from '@terrace/platform/dates'
import { Show } from 'solid-js'
import { useSettings } from '../../api/settings.ts'
import { spellDay } from '../../i18n/format.ts'
import { createForm, NumberField, TextField } from '../../ui/form/index.ts'
import { draftOfList, ListForm, type ListFormProps, needed } from './act-form.tsx'
import { f } from './form-messages.ts'
import { l } from './list-messages.ts'
import { PhotoField } from './photo-field.tsx'
import style from './procedures.module.css'
import type { Procedures } from './use-procedures.ts'

/** A notice goes up: the days are computed before it does. */
export const NoticeForm = (props: ListFormProps & { words: Procedures }) => {
  const settings = useSettings()
  const least = () =>
    Math.max(
      props.words.move(props.list.template, props.act.move)?.notice?.days ?? 0,
      settings.known()?.noticeDays ?? 0,
    )
  const form = createForm(
    { days: least() as number | undefined, contact: '', photos: [] as string[] },
    draftOfList(props),
  )
  const dates = () => {
    const { days = 0 } = form.values
    const calendar = settings.known()?.calendar
    if (!calendar || days < least() || days > 90 || !Number.isInteger(days)) return undefined
    const from = settings.today()
    const last = noticeEnd(calendar, from, days)
    return l('form.dates', {
      from: spellDay(from),
      last: spellDay(last),
      end: spellDay(addDays(last, 1)),
    })
  }
  return (
    <ListForm
      {...props}
      form={form}
      lead={l('form.notice.shows')}
      action={l('form.notice.save')}
      rename={(path) => path.replace(/^evidence$/, 'photos')}
      asked={(v) => [
        needed('days', v.days),
        needed('contact', v.contact),
        ['photos', v.photos, f('photo.missing')],
      ]}
      record={(v) => ({
        notice: {
          ...(v.days === undefined ? {} : { days: v.days }),
          contact: v.contact.trim(),
          photos: v.photos,
        },
      })}
    >
      <NumberField
        label={l('form.days')}
        hint={l('form.days.hint', { days: least() })}
        integer
        {...form.bind('days')}
      />
      <Show when={dates()}>
        {(text) => (
          <p class={style.live} data-right>
            {text()}
          </p>
        )}
      </Show>
      <TextField
        label={l('form.contact')}
        hint={l('form.contact.hint')}
        maxlength={200}
        {...form.bind('contact')}
      />
      <PhotoField
        label={l('form.board.start')}
        area={props.list.area}
        {...form.bind('photos')}
        value={form.values.photos}
        error={form.error('photos')}
      />
    </ListForm>
  )
}

/** A notice comes down, with a photo that it was still there. */
export const NoticeEndForm = (props: ListFormProps) => {
  const form = createForm({ photos: [] as string[] }, draftOfList(props))
  return (
    <ListForm
      {...props}
      form={form}
      action={l('form.close.save')}
      rename={(path) => path.replace(/^evidence$/, 'photos')}
      asked={(v) => [['photos', v.photos, f('photo.missing')]]}
      record={(v) => ({ noticeEnd: { photos: v.photos } })}
    >
      <PhotoField
        label={l('form.board.end')}
        area={props.list.area}
        {...form.bind('photos')}
        value={form.values.photos}
        error={form.error('photos')}
      />
    </ListForm>
  )
}

/** The decision goes on the board. */
export const AnnounceForm = (props: ListFormProps) => {
  const form = createForm({ contact: '', photos: [] as string[] }, draftOfList(props))
  return (
    <ListForm
      {...props}
      form={form}
      lead={l('form.announce.hint')}
      action={l('form.announce.save')}
      rename={(path) => path.replace(/^evidence$/, 'photos')}
      asked={(v) => [needed('contact', v.contact), ['photos', v.photos, f('photo.missing')]]}
      record={(v) => ({ announcement: { contact: v.contact.trim(), photos: v.photos } })}
    >
      <TextField
        label={l('form.contact')}
        hint={l('form.contact.hint')}
        maxlength={200}
        {...form.bind('contact')}
      />
      <PhotoField
        label={l('form.board.start')}
        area={props.list.area}
        {...form.bind('photos')}
        value={form.values.photos}
        error={form.error('photos')}
      />
    </ListForm>
  )
}
