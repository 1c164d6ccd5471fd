import type { ParentComponent } from 'solid-js'
import { Button } from '../../ui/button.tsx'
import { Form, FormActions, type FormState } from '../../ui/form/index.ts'
import { Section } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'
import { type Grievance, moved } from './api.ts'
import { t, wordOf } from './messages.ts'

/** A form of one act, with its save. */
export const ActForm: ParentComponent<{
  act: Grievance['next'][number]
  form: Pick<FormState<object>, 'errors' | 'problem' | 'busy' | 'submit'>
  save: (action: string) => Promise<unknown>
}> = (props) => {
  const send = async () => {
    const done = await props.form.submit((_, action) => props.save(action))
    if (!done) return
    toast(t('act.done'), 'good')
    await moved()
  }
  return (
    <Section title={wordOf('act', props.act)}>
      <Form form={props.form} label={wordOf('act', props.act)} onSubmit={() => void send()}>
        {props.children}
        <FormActions>
          <Button type="submit" look="main" busy={props.form.busy()}>
            {wordOf('act', props.act)}
          </Button>
        </FormActions>
      </Form>
    </Section>
  )
}
