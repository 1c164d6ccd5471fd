import { For, type JSX, Show } from 'solid-js'
import { useSettings } from '../../api/settings.ts'
import { NumberField, SelectField, TextField } from '../../ui/form/index.ts'
import type { Mapping } from './api.ts'
import { AreaValues } from './area-values.tsx'
import { type Desk, fieldOf } from './desk.ts'
import style from './intake.module.css'
import { isCoded, marksOf } from './sketch.ts'
import { ColumnValues } from './value-map.tsx'
import { w } from './wizard-messages.ts'

const checked = new Set(['integer', 'number', 'year', 'day'])

/** What the words of the file mean: codes, areas, marks for nothing, units of time. */
export const ValuesStep = (props: { desk: Desk }): JSX.Element => {
  const { desk } = props
  const kindOf = (id: string) => fieldOf(desk.fields(), id)?.kind ?? ''
  const coded = () =>
    desk
      .mapping()
      .columns.filter(({ field }) => isCoded(kindOf(field)) || checked.has(kindOf(field)))
      .map(({ column }) => column)
  return (
    <div class={style.stack}>
      <p>{w('values.lead')}</p>
      <Show when={desk.mapping().area.columns.length > 0}>
        <AreaValues desk={desk} />
      </Show>
      <For each={coded()}>{(column) => <ColumnValues desk={desk} column={column} />}</For>
      <HowRead desk={desk} />
    </div>
  )
}

const HowRead = (props: { desk: Desk }): JSX.Element => {
  const { mapping, set } = props.desk
  const words = useSettings()
  const marks = mapping().missing.join(', ')
  const hasYear = () => mapping().columns.some(({ field }) => field === 'year')
  const year = () => {
    const given = Number(mapping().constants.year)
    return Number.isInteger(given) && given > 0 ? given : undefined
  }
  const setYear = (value: number | undefined) => {
    const { year: _gone, ...constants } = mapping().constants
    set({ constants: value === undefined ? constants : { ...constants, year: String(value) } })
  }
  const states = () => words.options('status', [mapping().status])
  return (
    <section class={`${style.stack} ${style.narrow}`} aria-label={w('how.title')}>
      <h3>{w('how.title')}</h3>
      <TextField
        name="missing"
        label={w('how.missing')}
        hint={w('how.missing.hint')}
        optional
        value={marks}
        onChange={(text) => set({ missing: marksOf(text) })}
      />
      <div class={style.row}>
        <SelectField
          name="decimal"
          label={w('how.decimal')}
          narrow
          options={[
            { value: '.', label: w('how.decimal.point') },
            { value: ',', label: w('how.decimal.comma') },
          ]}
          value={mapping().decimal}
          onChange={(mark) => set({ decimal: mark === ',' ? ',' : '.' })}
        />
        <SelectField
          name="dates"
          label={w('how.dates')}
          narrow
          options={[
            { value: 'day-first', label: w('how.dates.day-first') },
            { value: 'month-first', label: w('how.dates.month-first') },
          ]}
          value={mapping().dates}
          onChange={(order) => set({ dates: order === 'month-first' ? order : 'day-first' })}
        />
      </div>
      <Show when={!hasYear()}>
        <NumberField
          name="year"
          label={w('how.year')}
          hint={w('how.year.hint')}
          optional
          integer
          value={year()}
          onChange={setYear}
        />
      </Show>
      <Show
        when={props.desk.county()}
        fallback={<p class={style.soft}>{w('how.status.county')}</p>}
      >
        <SelectField
          name="status"
          label={w('how.status')}
          hint={w('how.status.hint')}
          options={states()}
          value={mapping().status}
          onChange={(status) => status && set({ status: status as Mapping['status'] })}
        />
      </Show>
    </section>
  )
}
