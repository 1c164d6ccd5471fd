import { createSignal, For, type JSX, Show } from 'solid-js'
import type { Settings } from '../../api/settings.ts'
import { lang, tagOf } from '../../i18n/language.ts'
import { Button } from '../../ui/button.tsx'
import { CheckboxGroup } from '../../ui/form/choice.tsx'
import { FieldGroup } from '../../ui/form/field.tsx'
import { DateField, NumberField } from '../../ui/form/number.tsx'
import { Icon } from '../../ui/icon.tsx'
import { t } from './messages.ts'
import { SectionForm } from './section-form.tsx'
import style from './tenancy.module.css'

const pickCalendar = (s: Settings) => ({ calendar: s.calendar })
const pickProcedure = (s: Settings) => ({
  noticeDays: s.noticeDays,
  disclosureDays: s.disclosureDays,
  quorum: s.quorum,
})

/** A weekday's name; 0 is Sunday. 2023-01-01 was one. */
const weekday = (at: number) =>
  new Intl.DateTimeFormat(tagOf(lang()), { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2023, 0, 1 + at),
  )

/** Days, by year, each of which can be taken away; one is added by the date control. */
const Days = (props: {
  name: string
  label: string
  hint: string
  days: readonly string[]
  mayEdit: boolean
  error: string | undefined
  onChange: (days: string[]) => void
}): JSX.Element => {
  const [day, setDay] = createSignal('')
  const years = () => [...new Set(props.days.map((one) => one.slice(0, 4)))].toSorted().reverse()
  const add = () => {
    if (day()) props.onChange([...new Set([...props.days, day()])].toSorted())
    setDay('')
  }
  return (
    <FieldGroup
      name={props.name}
      label={props.label}
      hint={props.hint}
      error={props.error}
      optional
    >
      <For each={years()} fallback={<p class={style.soft}>{t('calendar.none')}</p>}>
        {(year) => (
          <div class={style.year}>
            <strong>{year}</strong>
            <ul class={style.days}>
              <For each={props.days.filter((one) => one.startsWith(year))}>
                {(one) => (
                  <li>
                    {one.slice(5)}
                    <Show when={props.mayEdit}>
                      <button
                        type="button"
                        aria-label={t('calendar.remove', { day: one })}
                        onClick={() => props.onChange(props.days.filter((d) => d !== one))}
                      >
                        <Icon name="close" />
                      </button>
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          </div>
        )}
      </For>
      <Show when={props.mayEdit}>
        <div class={style.row}>
          <DateField
            name={`${props.name}.add`}
            label={t('calendar.day')}
            optional
            value={day()}
            onChange={setDay}
          />
          <Button icon="add" disabled={!day()} onClick={add}>
            {t('calendar.add')}
          </Button>
        </div>
      </Show>
    </FieldGroup>
  )
}

/** Which days are worked: notice periods and deadlines are counted by it. */
export const CalendarSection = (props: { settings: Settings; mayEdit: boolean }): JSX.Element => (
  <SectionForm
    id="calendar"
    title={t('calendar')}
    lead={t('calendar.lead')}
    pick={pickCalendar}
    {...props}
  >
    {(form) => {
      const set = (change: Partial<Settings['calendar']>) =>
        form.set({ calendar: { ...form.values.calendar, ...change } } as never)
      const error = (part: string) =>
        form.errors().find((one) => one.path.startsWith(`calendar.${part}`))?.text
      return (
        <>
          <CheckboxGroup
            inline
            optional
            name="calendar.restDays"
            label={t('calendar.rest')}
            options={[1, 2, 3, 4, 5, 6, 0].map((at) => ({ value: String(at), label: weekday(at) }))}
            value={form.values.calendar.restDays.map(String)}
            error={error('restDays')}
            onChange={(days) => set({ restDays: days.map(Number).toSorted() })}
          />
          <Days
            name="calendar.holidays"
            label={t('calendar.holidays')}
            hint={t('calendar.holidays.hint')}
            days={form.values.calendar.holidays}
            mayEdit={props.mayEdit}
            error={error('holidays')}
            onChange={(holidays) => set({ holidays })}
          />
          <Days
            name="calendar.workdays"
            label={t('calendar.workdays')}
            hint={t('calendar.workdays.hint')}
            days={form.values.calendar.workdays}
            mayEdit={props.mayEdit}
            error={error('workdays')}
            onChange={(workdays) => set({ workdays })}
          />
        </>
      )
    }}
  </SectionForm>
)

/** How long notices stand and how many must be present for a decision. */
export const ProcedureSection = (props: { settings: Settings; mayEdit: boolean }): JSX.Element => (
  <SectionForm id="procedure" title={t('procedure')} pick={pickProcedure} {...props}>
    {(form) => {
      const quorum = (change: Partial<Record<'present' | 'of', number | undefined>>) =>
        form.set({ quorum: { ...form.values.quorum, ...change } } as never)
      return (
        <>
          <NumberField
            integer
            label={t('procedure.notice')}
            hint={t('procedure.notice.hint')}
            unit={t('unit.days')}
            {...form.bind('noticeDays')}
            onChange={(to) => form.set({ noticeDays: to } as never)}
          />
          <NumberField
            integer
            label={t('procedure.disclosure')}
            hint={t('procedure.disclosure.hint')}
            unit={t('unit.days')}
            {...form.bind('disclosureDays')}
            onChange={(to) => form.set({ disclosureDays: to } as never)}
          />
          <FieldGroup
            name="quorum"
            label={t('procedure.quorum')}
            hint={t('procedure.quorum.hint')}
            error={form.error('quorum')}
          >
            <div class={style.row}>
              <NumberField
                integer
                name="quorum.present"
                label={t('procedure.present')}
                value={form.values.quorum.present}
                error={form.error('quorum.present')}
                onChange={(present) => quorum({ present })}
              />
              <NumberField
                integer
                name="quorum.of"
                label={t('procedure.of')}
                value={form.values.quorum.of}
                error={form.error('quorum.of')}
                onChange={(of) => quorum({ of })}
              />
            </div>
          </FieldGroup>
        </>
      )
    }}
  </SectionForm>
)
