import type { JSX } from 'solid-js'
import { ApiProblem, isProblem } from '../../api/problem.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, FormActions, type FormState } from '../../ui/form/index.ts'
import { words } from '../../ui/words.ts'
import { changed } from './api.ts'
import { d } from './dialog-messages.ts'

/**
 * Does something to a household and lets the pages follow. Where somebody changed it meanwhile the
 * page is brought up to date first: what was to be done may no longer be right.
 * @param rename the form's own name for a path of the request, so that problems find their field
 */
export async function act<R>(
  work: () => Promise<R>,
  rename: (path: string) => string = (path) => path,
): Promise<R> {
  try {
    const answer = await work()
    await changed()
    return answer
  } catch (error) {
    if (!isProblem(error)) throw error
    if (error.status === 412) {
      await changed()
      throw new ApiProblem(412, 'dialog.stale', { detail: d('stale') })
    }
    if (error.fields.length === 0) throw error
    const fields = error.fields.map((field) => ({ ...field, path: rename(field.path) }))
    throw new ApiProblem(error.status, error.code, { ...error.params, fields })
  }
}

/** Says which answers are still missing. @returns true when none is */
export function complete<T extends object>(
  form: Pick<FormState<T>, 'setErrors'>,
  asked: readonly [path: string, given: unknown, otherwise: string][],
): boolean {
  const missing = asked.filter(([, given]) => (Array.isArray(given) ? given.length === 0 : !given))
  form.setErrors(missing.map(([path, , text]) => ({ path, text })))
  return missing.length === 0
}

/** A dialog that asks a few things and does one. */
export function DeedDialog<T extends object>(props: {
  open: boolean
  onClose: () => void
  title: string
  action: string
  form: FormState<T>
  onSubmit: () => void
  wide?: boolean
  children: JSX.Element
}): JSX.Element {
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={props.title}
      {...(props.wide ? { wide: true } : {})}
    >
      <Form form={props.form} onSubmit={props.onSubmit} label={props.title}>
        {props.children}
        <FormActions>
          <Button type="submit" look="main" busy={props.form.busy()}>
            {props.action}
          </Button>
          <Button onClick={() => props.onClose()}>{words('action.cancel')}</Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}
