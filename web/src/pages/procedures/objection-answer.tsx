import { createAsync } from '@solidjs/router'
import { Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { Button } from '../../ui/button.tsx'
import {
  createForm,
  Form,
  FormActions,
  NumberField,
  RadioField,
  SelectField,
  TextField,
} from '../../ui/form/index.ts'
import { toast } from '../../ui/toast.tsx'
import { complete } from '../registry/deed.tsx'
import { api, type ObjectionView, oneList } from './api.ts'
import { k } from './desk-messages.ts'
import { f } from './form-messages.ts'
import style from './procedures.module.css'
import { send } from './send.ts'

const outcomes = ['dismissed', 'upheld-remove', 'upheld-amend'] as const
type Outcome = (typeof outcomes)[number]

/** The answer to an objection, with what it does to the list. */
export const ObjectionAnswer = (props: { view: ObjectionView }) => {
  const list = createAsync(() => oneList(props.view.list).catch(() => undefined))
  const form = createForm(
    { outcome: '', answer: '', case: '', head: '', size: undefined as number | undefined },
    `terrace.draft.objection.${props.view.objection}`,
  )
  const v = form.values
  const going = () => (list()?.entries ?? []).filter(({ out }) => !out)
  const upheld = () => v.outcome.startsWith('upheld')
  const save = async () => {
    const asked: [string, unknown, string][] = [
      ['outcome', v.outcome, f('missing.choose')],
      ['case', !upheld() || props.view.case || v.case, f('missing.choose')],
      ['head', v.outcome !== 'upheld-amend' || v.head.trim() || v.size, f('missing')],
      ['answer', v.answer.trim().length >= 10, k('objection.answer.short')],
    ]
    if (!complete(form, asked)) return
    const done = await form.submit((values, action) =>
      send(
        () =>
          api(
            'POST /objections/{objection}/decision',
            {
              objection: props.view.objection,
              outcome: values.outcome as Outcome,
              answer: values.answer.trim(),
              ...(values.case && !props.view.case ? { case: values.case } : {}),
              ...(values.outcome === 'upheld-amend'
                ? {
                    amend: {
                      ...(values.head.trim() ? { head: values.head.trim() } : {}),
                      ...(values.size ? { size: values.size } : {}),
                    },
                  }
                : {}),
            },
            { action, ifMatch: props.view.version },
          ),
        (path) => path.replace(/^amend(\.(head|size))?$/, (_all, _dot, part) => part ?? 'head'),
      ),
    )
    if (!done) return
    await refresh('objection', 'objections')
    toast(k('objection.answered'))
  }
  return (
    <div class={style.group}>
      <h3>{k('objection.decide')}</h3>
      <Form form={form} onSubmit={() => void save()} label={k('objection.decide')}>
        <RadioField
          label={k('objection.outcome')}
          options={outcomes.map((value) => ({ value, label: k(`outcome.${value}`) }))}
          {...form.bind('outcome')}
        />
        <Show when={upheld()}>
          <p class={style.soft}>{k('outcome.again')}</p>
          <Show when={!props.view.case}>
            <SelectField
              label={k('objection.whom')}
              options={going().map(({ case: value, head, number }) => ({
                value,
                label: `${head} ${number}`,
              }))}
              {...form.bind('case')}
            />
          </Show>
        </Show>
        <Show when={v.outcome === 'upheld-amend'}>
          <TextField label={k('objection.head')} optional {...form.bind('head')} />
          <NumberField label={k('objection.size')} integer optional {...form.bind('size')} />
        </Show>
        <TextField
          label={k('objection.answer')}
          hint={k('objection.answer.hint')}
          rows={5}
          maxlength={4000}
          {...form.bind('answer')}
        />
        <FormActions>
          <Button type="submit" look="main" busy={form.busy()}>
            {k('objection.send')}
          </Button>
        </FormActions>
      </Form>
    </div>
  )
}
