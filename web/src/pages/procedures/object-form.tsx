import { A } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import type { OutputOf } from '../../api/client.ts'
import { spellDay } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import {
  createForm,
  Form,
  FormActions,
  RadioField,
  SelectField,
  TextField,
} from '../../ui/form/index.ts'
import { complete } from '../registry/deed.tsx'
import style from './notice.module.css'
import { n } from './notice-messages.ts'
import { type PublicNotice, publicApi } from './public-api.ts'

type Filed = OutputOf<
  typeof import('@terrace/procedures/routes').publicRoutes,
  'POST /notices/{notice}/objections'
>

/** What whoever objected has to keep: it is shown once. */
const Sent = (props: { filed: Filed; tenant: string }) => (
  <section class={style.sent} role="status" aria-label={n('sent.title')}>
    <h2>{n('sent.title')}</h2>
    <p>{n('sent.by', { day: spellDay(props.filed.acknowledgedBy) })}</p>
    <p>{n('sent.keep')}</p>
    <dl class={style.keep}>
      <div>
        <dt>{n('answer.number')}</dt>
        <dd>
          <code>{props.filed.objection}</code>
        </dd>
      </div>
      <div>
        <dt>{n('answer.code')}</dt>
        <dd>
          <code>{props.filed.code}</code>
        </dd>
      </div>
    </dl>
    <A href={`/notices/${props.tenant}/answer`}>{n('answer.title')}</A>
  </section>
)

/** Anybody objects, with or without a name. */
export const ObjectForm = (props: { tenant: string; notice: PublicNotice }) => {
  const [filed, setFiled] = createSignal<Filed>()
  const form = createForm({ line: '', text: '', how: '', name: '', contact: '' })
  const v = form.values
  const save = async () => {
    const asked: [string, unknown, string][] = [
      ['text', v.text.trim().length >= 10, n('object.text.short')],
      ['how', v.how, n('object.missing')],
      ['name', v.how !== 'named' || v.name.trim(), n('object.name.missing')],
    ]
    if (!complete(form, asked)) return
    const done = await form.submit((values, action) =>
      publicApi(props.tenant)(
        'POST /notices/{notice}/objections',
        {
          notice: props.notice.notice,
          text: values.text.trim(),
          ...(values.line ? { line: Number(values.line) } : {}),
          ...(values.how === 'named'
            ? {
                name: values.name.trim(),
                ...(values.contact.trim() ? { contact: values.contact.trim() } : {}),
              }
            : {}),
        },
        { action },
      ),
    )
    if (done) setFiled(done)
  }
  return (
    <Show
      when={!filed()}
      fallback={<Show when={filed()}>{(one) => <Sent filed={one()} tenant={props.tenant} />}</Show>}
    >
      <section class={style.object} aria-label={n('object.title')}>
        <h2>{n('object.title')}</h2>
        <p>{n('object.lead')}</p>
        <Form form={form} onSubmit={() => void save()} label={n('object.title')}>
          <SelectField
            label={n('object.line')}
            placeholder={n('object.line.all')}
            optional
            options={props.notice.lines.map(({ line, head }) => ({
              value: String(line),
              label: `${line}. ${head}`,
            }))}
            {...form.bind('line')}
          />
          <TextField
            label={n('object.text')}
            hint={n('object.text.hint')}
            rows={6}
            maxlength={4000}
            {...form.bind('text')}
          />
          <RadioField
            label={n('object.how')}
            options={[
              { value: 'anonymous', label: n('object.anonymous') },
              { value: 'named', label: n('object.named'), hint: n('object.named.hint') },
            ]}
            {...form.bind('how')}
          />
          <Show when={v.how === 'named'}>
            <TextField label={n('object.name')} maxlength={100} {...form.bind('name')} />
            <TextField
              label={n('object.contact')}
              optional
              maxlength={200}
              {...form.bind('contact')}
            />
          </Show>
          <FormActions>
            <Button type="submit" look="main" busy={form.busy()}>
              {n('object.send')}
            </Button>
          </FormActions>
        </Form>
      </section>
    </Show>
  )
}
