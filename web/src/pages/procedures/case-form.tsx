import { useNavigate } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import { href } from '../../api/tenant.ts'
import { lang } from '../../i18n/language.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Form, FormActions, type FormState } from '../../ui/form/index.ts'
import { toast } from '../../ui/toast.tsx'
import { words } from '../../ui/words.ts'
import type { HouseholdView } from '../registry/api.ts'
import { complete } from '../registry/deed.tsx'
import { api, type CaseView, type Input, moved, type Next } from './api.ts'
import { f } from './form-messages.ts'
import { t } from './messages.ts'
import style from './procedures.module.css'
import { attempt, inForm } from './send.ts'

export interface CaseFormProps {
  view: CaseView
  home: HouseholdView
  act: Next
}

type Records = Omit<Input<'POST /cases/{case}/moves/{move}'>, 'case' | 'move' | 'version'>

/** A form that does one act of a case and leads back to it. */
export function CaseForm<T extends object>(
  props: CaseFormProps & {
    form: FormState<T>
    lead?: string
    action: string
    asked: (values: T) => [path: string, given: unknown, otherwise: string][]
    record: (values: T) => Records
    rename?: (path: string) => string
    children: JSX.Element
  },
): JSX.Element {
  const navigate = useNavigate()
  const back = () => href(`/cases/${props.view.case}`)
  const save = async () => {
    if (!complete(props.form, props.asked(props.form.values))) return
    const done = await props.form.submit((values, action) =>
      attempt(
        () =>
          api(
            'POST /cases/{case}/moves/{move}',
            { case: props.view.case, move: props.act.move, ...props.record(values) },
            { action, ifMatch: props.view.version },
          ),
        (path) => (props.rename ?? ((own: string) => own))(inForm(path)),
      ),
    )
    if (!done) return
    toast(t('act.done', { act: props.act.label[lang()] }))
    // First away: once the page asks again, this act is no longer open.
    navigate(back())
    await moved()
  }
  return (
    <Form form={props.form} onSubmit={() => void save()} label={props.act.label[lang()]}>
      <Show when={props.lead}>
        <p class={style.soft}>{props.lead}</p>
      </Show>
      {props.children}
      <FormActions>
        <Button type="submit" look="main" busy={props.form.busy()}>
          {props.action}
        </Button>
        <ButtonLink href={back()}>{words('action.cancel')}</ButtonLink>
      </FormActions>
    </Form>
  )
}

/** The draft of an act in this tab. */
export const draftOf = ({ view, act }: CaseFormProps): string =>
  `terrace.draft.case.${view.case}.${act.move}.${view.version}`

export const needed = (path: string, given: unknown): [string, unknown, string] => [
  path,
  typeof given === 'string' ? given.trim() : given,
  f('missing'),
]
