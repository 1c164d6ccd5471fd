import { A, useParams } from '@solidjs/router'
import { createSignal, Show } from 'solid-js'
import type { OutputOf } from '../../api/client.ts'
import { spellDay } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { createForm, Form, FormActions, TextField } from '../../ui/form/index.ts'
import { PublicPage } from '../../ui/kind/public-page.tsx'
import { complete } from '../registry/deed.tsx'
import style from './notice.module.css'
import { n } from './notice-messages.ts'
import { publicApi } from './public-api.ts'

type Answer = OutputOf<
  typeof import('@terrace/procedures/routes').publicRoutes,
  'POST /objections/{objection}/answer'
>

const textOf = ({ state, due }: Answer): string =>
  state === 'open' || state === 'acknowledged'
    ? n(`answer.${state}`, { due: spellDay(due ?? '') })
    : n(`answer.${state}`)

/** Whoever objected reads the answer, by the code that was shown to them. */
export default function PublicAnswer() {
  const params = useParams<{ tenant: string }>()
  const [answer, setAnswer] = createSignal<Answer>()
  const form = createForm({ objection: '', code: '' })
  const read = async () => {
    const { objection, code } = form.values
    const asked: [string, unknown, string][] = [
      ['objection', objection.trim(), n('answer.missing')],
      ['code', code.trim(), n('answer.missing')],
    ]
    if (!complete(form, asked)) return
    setAnswer(undefined)
    setAnswer(
      await form.submit((values, action) =>
        publicApi(params.tenant)(
          'POST /objections/{objection}/answer',
          { objection: values.objection.trim(), code: values.code.trim() },
          { action },
        ),
      ),
    )
  }
  return (
    <PublicPage title={n('answer.title')} lead={n('answer.lead')}>
      <Form form={form} onSubmit={() => void read()} label={n('answer.title')}>
        <TextField label={n('answer.number')} {...form.bind('objection')} />
        <TextField label={n('answer.code')} narrow {...form.bind('code')} />
        <FormActions>
          <Button type="submit" look="main" busy={form.busy()}>
            {n('answer.go')}
          </Button>
        </FormActions>
      </Form>
      <Show when={answer()}>
        {(one) => (
          <div class={style.sent} role="status">
            <p>
              <strong>{textOf(one())}</strong>
            </p>
            <Show when={one().answer}>
              <p class={style.text}>{one().answer}</p>
            </Show>
          </div>
        )}
      </Show>
      <p>
        <A href={`/notices/${params.tenant}`}>{n('notice.all')}</A>
      </p>
    </PublicPage>
  )
}
