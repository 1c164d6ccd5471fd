import { createSignal, For, onMount, Show } from 'solid-js'
import type { Words } from '../../api/settings.ts'
import { Button } from '../../ui/button.tsx'
import { FormActions } from '../../ui/form/index.ts'
import { e } from './edit-messages.ts'
import { labelOf } from './field-label.ts'
import type { FieldSpec } from './fields.ts'
import style from './form.module.css'
import { type Difference, differences, type FormValue, type FormValues } from './form-values.ts'
import { t } from './messages.ts'
import { show } from './show.ts'

/** A form's value in words: flags are `yes` and `no` there, secrets are never shown again. */
function valueText(words: Words, field: FieldSpec, value: FormValue): string {
  if (field.holds.is === 'secret') return value === null ? '–' : value ? e('conflict.new') : '–'
  if (field.holds.is === 'flag') return value === 'yes' || value === 'no' ? t(value) : '–'
  return show(words, field, value) || '–'
}

type Side = 'mine' | 'theirs'
const sides: readonly Side[] = ['mine', 'theirs']

/**
 * Two versions of one thing side by side, field by field. Where only one changed a field that one is
 * chosen already; where both did, a person decides.
 */
export const Conflict = (props: {
  fields: readonly FieldSpec[]
  words: Words
  base: FormValues
  mine: FormValues
  theirs: FormValues
  busy: boolean
  /** The values to go on with. */
  onChosen: (values: FormValues) => void
}) => {
  const rows = differences(props.fields, props.base, props.mine, props.theirs)
  const [chosen, setChosen] = createSignal<Record<string, Side | undefined>>(
    Object.fromEntries(rows.map(({ field, kept }) => [field.name, kept])),
  )
  const [missing, setMissing] = createSignal(false)
  let box: HTMLElement | undefined
  onMount(() => box?.focus())
  const save = () => {
    const open = rows.some(({ field }) => chosen()[field.name] === undefined)
    setMissing(open)
    if (open) return
    const mine = rows.filter(({ field }) => chosen()[field.name] === 'mine')
    const kept = mine.map(({ field }) => [field.name, props.mine[field.name]] as const)
    props.onChosen({ ...props.theirs, ...Object.fromEntries(kept) })
  }
  const textOf = (row: Difference, side: Side) =>
    valueText(props.words, row.field, props[side][row.field.name])
  return (
    <section class={style.conflict} tabindex={-1} ref={box} aria-label={e('conflict.title')}>
      <h2>{e('conflict.title')}</h2>
      <p>{e('conflict.lead')}</p>
      <Show when={rows.length > 0} fallback={<p>{e('conflict.none')}</p>}>
        <table class={style.compare}>
          <thead>
            <tr>
              <th scope="col">{e('conflict.field')}</th>
              <th scope="col">{e('conflict.mine')}</th>
              <th scope="col">{e('conflict.theirs')}</th>
            </tr>
          </thead>
          <tbody>
            <For each={rows}>
              {(row) => (
                <tr>
                  <th scope="row">
                    {labelOf(row.field)}
                    <Show when={row.kept === undefined}>
                      <div class={style.soft}>{e('conflict.both')}</div>
                    </Show>
                  </th>
                  <For each={sides}>
                    {(side) => (
                      <td>
                        <label>
                          <input
                            type="radio"
                            name={`conflict-${row.field.name}`}
                            aria-label={`${e(`conflict.${side}-of`, { what: labelOf(row.field) })} ${textOf(row, side)}`}
                            checked={chosen()[row.field.name] === side}
                            onChange={() => setChosen({ ...chosen(), [row.field.name]: side })}
                          />
                          <span>{textOf(row, side)}</span>
                        </label>
                      </td>
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
      <Show when={missing()}>
        <p role="alert">
          <strong>{e('conflict.choose')}</strong>
        </p>
      </Show>
      <FormActions>
        <Button look="main" busy={props.busy} onClick={save}>
          {e('conflict.save')}
        </Button>
      </FormActions>
    </section>
  )
}
