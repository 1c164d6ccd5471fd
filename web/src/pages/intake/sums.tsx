import { createMemo, For, Index, type JSX, Show } from 'solid-js'
import { useSettings } from '../../api/settings.ts'
import { Button } from '../../ui/button.tsx'
import { Field, fieldId, TextField } from '../../ui/form/index.ts'
import { fieldText } from '../../ui/problem.ts'
import { words } from '../../ui/words.ts'
import type { Mapping } from './api.ts'
import { type Desk, fieldLabel } from './desk.ts'
import { FieldSelect, NatureSelect, UnitSelect } from './field-select.tsx'
import style from './intake.module.css'
import { twice } from './sketch.ts'
import { quoted, trySum } from './try-sum.ts'
import { w } from './wizard-messages.ts'

type Sum = Mapping['sums'][number]

/** Amounts reckoned from several columns, tried on the first households while one types. */
export const Sums = (props: { desk: Desk }): JSX.Element => {
  const { mapping, set } = props.desk
  const change = (at: number, next: Sum | undefined) =>
    set({
      sums: mapping().sums.flatMap((sum, i) => (i !== at ? [sum] : next ? [next] : [])),
    })
  return (
    <section class={style.close} aria-label={w('sums.title')}>
      <h3>{w('sums.title')}</h3>
      <p class={style.soft}>{w('sums.lead')}</p>
      <Index each={mapping().sums}>
        {(sum, at) => (
          <SumForm desk={props.desk} sum={sum()} at={at} change={(next) => change(at, next)} />
        )}
      </Index>
      <div>
        <Button
          icon="add"
          onClick={() => set({ sums: [...mapping().sums, { field: '', expression: '' }] })}
        >
          {w('sums.add')}
        </Button>
      </div>
    </section>
  )
}

const SumForm = (props: {
  desk: Desk
  sum: Sum
  at: number
  change: (next: Sum | undefined) => void
}): JSX.Element => {
  const { desk } = props
  const settings = useSettings()
  const amounts = () => desk.fields().filter((one) => one.kind === 'amount')
  const tried = createMemo(() =>
    props.sum.expression.trim() === ''
      ? undefined
      : trySum(desk.seen(), desk.mapping(), props.sum, settings.currency()),
  )
  const fault = () => {
    const found = tried()
    return found && 'fault' in found ? fieldText(found.fault) : undefined
  }
  const good = () => {
    const found = tried()
    return found && 'columns' in found ? found : undefined
  }
  const insert = (column: string) => {
    const text = props.sum.expression.trimEnd()
    const joined = text === '' || /[-+*/(]$/.test(text) ? text : `${text} +`
    const expression = `${joined} ${quoted(column)}`.trim()
    props.change({ ...props.sum, expression })
  }
  const label = () => fieldLabel(desk.fields(), props.sum.field)
  const name = `sums.${props.at}`
  return (
    <div class={style.sum}>
      <div class={style.row}>
        <Field
          name={`${name}.field`}
          label={w('sums.field')}
          error={twice(desk.mapping()).has(props.sum.field) ? w('columns.twice') : undefined}
        >
          <FieldSelect
            id={fieldId(`${name}.field`)}
            label={w('sums.field')}
            fields={amounts()}
            value={props.sum.field}
            none={words('field.choose')}
            onChange={(field) => props.change({ ...props.sum, field })}
          />
        </Field>
        <UnitSelect
          label={w('sums.unit')}
          value={props.sum.unit ?? 'major'}
          onChange={(unit) => props.change({ ...props.sum, unit })}
        />
        <select
          class={style.pick}
          aria-label={w('sums.insert')}
          onChange={(event) => {
            if (event.currentTarget.value) insert(event.currentTarget.value)
            event.currentTarget.value = ''
          }}
        >
          <option value="">{w('sums.insert')}</option>
          <For each={desk.view().opened?.header}>
            {(column) => <option value={column}>{column}</option>}
          </For>
        </select>
        <Button
          look="quiet"
          icon="close"
          label={w('sums.remove', { field: label() })}
          onClick={() => props.change(undefined)}
        />
      </div>
      <div class={style.mono}>
        <TextField
          name={`${name}.expression`}
          label={w('sums.expression')}
          rows={2}
          value={props.sum.expression}
          error={fault()}
          onChange={(expression) => props.change({ ...props.sum, expression })}
        />
      </div>
      <Show when={good()}>
        {(found) => (
          <>
            <Show when={desk.mapping().shape === 'persons'}>
              <Natures desk={desk} columns={found().columns} />
            </Show>
            <p class={style.tried} aria-live="polite">
              <strong>{w('sums.tried')}</strong>
              <For each={found().amounts}>
                {({ key, minor }) => (
                  <span>
                    {w('sums.one', {
                      key,
                      amount: minor === undefined ? w('sums.unknown') : settings.money(minor),
                    })}
                  </span>
                )}
              </For>
            </p>
          </>
        )}
      </Show>
    </div>
  )
}

const Natures = (props: { desk: Desk; columns: readonly string[] }) => (
  <div class={style.close}>
    <p class={style.soft}>{w('sums.natures')}</p>
    <div class={style.natures}>
      <For each={props.columns}>
        {(column) => (
          <span class={style.nature}>
            {column}
            <NatureSelect
              label={w('columns.nature', { column })}
              value={props.desk.mapping().natures[column] ?? 'person'}
              onChange={(nature) =>
                props.desk.set({ natures: { ...props.desk.mapping().natures, [column]: nature } })
              }
            />
          </span>
        )}
      </For>
    </div>
  </div>
)
