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
import { api, type CaseView, type Input, type ListView, moved, type Next } from './api.ts'
import { f } from './form-messages.ts'
import { t } from './messages.ts'
import style from './procedures.module.css'
import { attempt, inForm } from './send.ts'

export type Asked = [path: string, given: unknown, otherwise: string][]

interface Filled<T extends object> {
  form: FormState<T>
  lead?: string
  /** The verb of the button. */
  action: string
  asked: (values: T) => Asked
  /** The form's own name for a path of the request. */
  rename?: (path: string) => string
  children: JSX.Element
}

/** A form that does one act of a procedure on a page of its own, and leads on from it. */
export function ActForm<T extends object, R>(
  props: Filled<T> & {
    label: string
    back: string
    done: string
    send: (values: T, action: string) => Promise<R>
    onward: (answer: R) => string
  },
): JSX.Element {
  const navigate = useNavigate()
  const save = async () => {
    if (!complete(props.form, props.asked(props.form.values))) return
    const rename = (path: string) => props.rename?.(inForm(path)) ?? inForm(path)
    const answer = await props.form.submit((values, action) =>
      attempt(() => props.send(values, action), rename),
    )
    if (!answer) return
    toast(props.done)
    // First away: once the page asks again, this act is no longer open.
    navigate(props.onward(answer))
    await moved()
  }
  return (
    <Form form={props.form} onSubmit={() => void save()} label={props.label}>
      <Show when={props.lead}>
        <p class={style.soft}>{props.lead}</p>
      </Show>
      {props.children}
      <FormActions>
        <Button type="submit" look="main" busy={props.form.busy()}>
          {props.action}
        </Button>
        <ButtonLink href={props.back}>{words('action.cancel')}</ButtonLink>
      </FormActions>
    </Form>
  )
}

/** What every form of an act that the template knows says of itself. */
const actOf = (act: Next, path: string) => ({
  label: act.label[lang()],
  done: t('act.done', { act: act.label[lang()] }),
  back: href(path),
  onward: () => href(path),
})

export interface CaseFormProps {
  view: CaseView
  home: HouseholdView
  act: Next
}
type CaseRecords = Omit<Input<'POST /cases/{case}/moves/{move}'>, 'case' | 'move' | 'version'>

/** A form that does one act of a case and leads back to it. */
export function CaseForm<T extends object>(
  props: CaseFormProps & Filled<T> & { record: (values: T) => CaseRecords },
): JSX.Element {
  const send = (values: T, action: string) => {
    const { case: id, version } = props.view
    const input = { case: id, move: props.act.move, ...props.record(values) }
    return api('POST /cases/{case}/moves/{move}', input, { action, ifMatch: version })
  }
  return <ActForm {...props} {...actOf(props.act, `/cases/${props.view.case}`)} send={send} />
}

export interface ListFormProps {
  list: ListView
  act: Next
}
type ListRecords = Omit<Input<'POST /lists/{list}/moves/{move}'>, 'list' | 'move' | 'version'>

/** A form that does one act of a list and leads back to it. */
export function ListForm<T extends object>(
  props: ListFormProps & Filled<T> & { record: (values: T) => ListRecords },
): JSX.Element {
  const send = (values: T, action: string) => {
    const { list, version } = props.list
    const input = { list, move: props.act.move, ...props.record(values) }
    return api('POST /lists/{list}/moves/{move}', input, { action, ifMatch: version })
  }
  return <ActForm {...props} {...actOf(props.act, `/lists/${props.list.list}`)} send={send} />
}

/** The draft of an act in this tab. */
export const draftOf = ({ view, act }: CaseFormProps): string =>
  `terrace.draft.case.${view.case}.${act.move}.${view.version}`
export const draftOfList = ({ list, act }: ListFormProps): string =>
  `terrace.draft.list.${list.list}.${act.move}.${list.state}`

export const needed = (path: string, given: unknown): Asked[number] => [
  path,
  typeof given === 'string' ? given.trim() : given,
  f('missing'),
]
