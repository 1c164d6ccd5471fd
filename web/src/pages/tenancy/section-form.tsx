import { createSignal, type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import type { Settings } from '../../api/settings.ts'
import { Button } from '../../ui/button.tsx'
import { createForm, Form, FormActions, type FormState } from '../../ui/form/form.tsx'
import { Panel, Section } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'
import { sameText } from './fields.ts'
import { t } from './messages.ts'
import { type Changes, Overtaken, saveFields } from './settings-api.ts'
import style from './tenancy.module.css'

const copy = <T,>(value: T): T => structuredClone(value)

/**
 * One group of settings that saves by itself. When somebody changed the same fields meanwhile
 * nothing is overwritten: what was typed stays, and the person chooses between theirs and it.
 */
export function SectionForm<T extends Changes>(props: {
  id: string
  title: string
  lead?: string
  settings: Settings
  pick: (settings: Settings) => T
  mayEdit: boolean
  children: (form: FormState<T>) => JSX.Element
}): JSX.Element {
  let base = copy(props.pick(props.settings))
  const form = createForm<T>(copy(base))
  const [overtaken, setOvertaken] = createSignal(false)
  const changed = () => sameText(form.values) !== sameText(props.pick(props.settings))
  const save = () =>
    form.submit(async (values, action) => {
      try {
        const saved = await saveFields(values, base, props.pick, action)
        base = copy(props.pick(saved))
        form.set(copy(base))
        setOvertaken(false)
        toast(t('saved', { title: props.title }))
      } catch (error) {
        if (!(error instanceof Overtaken)) throw error
        await refresh('settings')
        setOvertaken(true)
      }
    })
  const takeTheirs = () => {
    base = copy(props.pick(props.settings))
    form.set(copy(base))
    setOvertaken(false)
  }
  const keepMine = () => {
    base = copy(props.pick(props.settings))
    setOvertaken(false)
    void save()
  }
  return (
    <Section id={props.id} title={props.title}>
      <Show when={props.lead}>{(lead) => <p class={style.soft}>{lead()}</p>}</Show>
      <Show when={overtaken()}>
        <div class={style.overtaken} role="alert">
          <p>{t('overtaken')}</p>
          <div class={style.row}>
            <Button onClick={takeTheirs}>{t('overtaken.theirs')}</Button>
            <Button onClick={keepMine}>{t('overtaken.mine')}</Button>
          </div>
        </div>
      </Show>
      <Panel>
        <Form form={form as never} onSubmit={() => void save()} label={props.title}>
          <fieldset class={style.fields} disabled={!props.mayEdit} aria-label={props.title}>
            {props.children(form)}
          </fieldset>
          <Show when={props.mayEdit}>
            <FormActions>
              <Button type="submit" look="main" busy={form.busy()} disabled={!changed()}>
                {t('save')}
              </Button>
              <Show when={changed()}>
                <Button look="quiet" onClick={takeTheirs}>
                  {t('undo')}
                </Button>
              </Show>
            </FormActions>
          </Show>
        </Form>
      </Panel>
    </Section>
  )
}
