import { useNavigate } from '@solidjs/router'
import { createSignal, For, type JSX, Show } from 'solid-js'
import { ApiProblem, isProblem } from '../../api/problem.ts'
import { useSettings } from '../../api/settings.ts'
import { Button } from '../../ui/button.tsx'
import { createForm, Form, FormActions, TextField } from '../../ui/form/index.ts'
import { toast } from '../../ui/toast.tsx'
import { changed, type HouseholdView } from './api.ts'
import { Conflict } from './conflict.tsx'
import { type Draft, hasDraft } from './draft.ts'
import { e } from './edit-messages.ts'
import { FieldRows } from './field-group.tsx'
import type { FieldSpec } from './fields.ts'
import style from './form.module.css'
import { type FormValues, formValues, toPatch } from './form-values.ts'

export interface FormGroup {
  title?: string
  fields: readonly FieldSpec[]
}

interface EditProps {
  household: HouseholdView
  /** Names the draft of this tab. */
  draft: string
  groups: readonly FormGroup[]
  /** What is known of these fields in a household; undefined when they are no longer there. */
  known: (household: HouseholdView) => Record<string, unknown> | undefined
  /** Before each name in the request: `income.`. */
  prefix?: string
  /** Where the form leads when it is done or left. */
  back: string
  label: string
  save: (
    patch: Record<string, unknown>,
    how: { reason: string; version: number; action: string },
  ) => Promise<unknown>
  /** What follows from the values as they are typed: the net income. */
  below?: (values: FormValues) => JSX.Element
}

/** The request's own path of a wrong field: faults of the whole name members by their place. */
const ownPath = (path: string) => path.replace(/^members\.\d+\./, '').replace(/\.\d+$/, '')

const masksOf = (fields: readonly FieldSpec[], known: Record<string, unknown> | undefined) =>
  Object.fromEntries(
    fields
      .filter((field) => field.holds.is === 'secret')
      .map((field) => [field.name, (known?.[field.name] as { mask?: string } | undefined)?.mask]),
  )

/**
 * Changes some fields of what is there. What was typed survives a reload; only what was changed is
 * sent; and when somebody else was first, both versions stand side by side.
 */
export const EditForm = (props: EditProps) => {
  const words = useSettings()
  const navigate = useNavigate()
  const fields = props.groups.flatMap((group) => [...group.fields])
  const fresh = (household: HouseholdView) => formValues(fields, props.known(household) ?? {})
  const begin = (): Draft => {
    const values = fresh(props.household)
    return { version: props.household.version, base: values, values: { ...values }, reason: '' }
  }
  const [restored, setRestored] = createSignal(hasDraft(props.draft))
  const form = createForm<Draft>(begin(), props.draft)
  const [theirs, setTheirs] = createSignal<{ version: number; values: FormValues }>()

  const leave = () => {
    sessionStorage.removeItem(props.draft)
    navigate(props.back)
  }
  const refused = (error: unknown): never => {
    if (!isProblem(error)) throw error
    const current = error.params.current as HouseholdView | undefined
    if (error.status === 412 && current) {
      if (!props.known(current)) {
        throw new ApiProblem(412, 'form.gone', { detail: e('member.gone') })
      }
      setTheirs({ version: current.version, values: fresh(current) })
    }
    const own = error.fields.map((field) => ({ ...field, path: ownPath(field.path) }))
    throw new ApiProblem(error.status, error.code, { ...error.params, fields: own })
  }
  const save = async () => {
    const done = await form.submit(async ({ base, values, reason, version }, action) => {
      const patch = toPatch(fields, base, values)
      if (Object.keys(patch).length === 0) return e('edit.nothing')
      await props.save(patch, { reason: reason.trim(), version, action }).catch(refused)
      await changed()
      return e('edit.saved')
    })
    if (!done) return
    toast(done)
    leave()
  }
  const choose = (values: FormValues) => {
    const other = theirs()
    if (!other) return
    form.set({ version: other.version, base: other.values, values })
    setTheirs(undefined)
    void save()
  }
  const startAfresh = () => {
    form.set(begin())
    setRestored(false)
  }
  return (
    <>
      <Show when={restored()}>
        <p class={style.draft} role="status">
          {e('edit.draft')}
          <Button small onClick={startAfresh}>
            {e('edit.fresh')}
          </Button>
        </p>
      </Show>
      <Show when={theirs()}>
        {(other) => (
          <Conflict
            fields={fields}
            words={words}
            base={form.values.base}
            mine={form.values.values}
            theirs={other().values}
            busy={form.busy()}
            onChosen={choose}
          />
        )}
      </Show>
      <Show when={!theirs()}>
        <Form form={form} onSubmit={() => void save()} label={props.label}>
          <For each={props.groups}>
            {(group) => (
              <fieldset class={style.group}>
                <Show when={group.title}>
                  <legend>
                    <h2>{group.title}</h2>
                  </legend>
                </Show>
                <FieldRows
                  fields={group.fields}
                  words={words}
                  values={form.values.values}
                  set={(name, value) => form.set('values', name, value)}
                  error={form.error}
                  prefix={props.prefix ?? ''}
                  masks={masksOf(fields, props.known(props.household))}
                />
              </fieldset>
            )}
          </For>
          {props.below?.(form.values.values)}
          <TextField
            label={e('edit.reason')}
            hint={e('edit.reason.hint')}
            rows={2}
            maxlength={500}
            optional
            {...form.bind('reason')}
          />
          <FormActions>
            <Button type="submit" look="main" busy={form.busy()}>
              {e('edit.save')}
            </Button>
            <Button onClick={leave}>{e('edit.cancel')}</Button>
          </FormActions>
        </Form>
      </Show>
    </>
  )
}
