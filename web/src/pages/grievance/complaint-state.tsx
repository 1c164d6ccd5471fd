import { A, useParams, useSearchParams } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import { spellDay } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { createForm, Form, FormActions, RadioField, TextField } from '../../ui/form/index.ts'
import { PublicPage } from '../../ui/kind/public-page.tsx'
import { Facts } from '../../ui/page.tsx'
import { type PublicGrievance, publicApi } from './api.ts'
import style from './grievance.module.css'
import { t, wordOf } from './messages.ts'

interface Coded {
  grievance: string
  code: string
}
interface Part {
  tenant: string
  coded: Coded
  found: PublicGrievance
  onChange: (found: PublicGrievance) => void
}

/** `/complain/:tenant/state`: by number and code, how far it is, the answer, and what one may do. */
export default function ComplaintState(): JSX.Element {
  const params = useParams<{ tenant: string }>()
  const [search] = useSearchParams<{ number?: string }>()
  const form = createForm({ grievance: (search.number ?? '').toUpperCase(), code: '' })
  const [found, setFound] = createSignal<PublicGrievance>()
  const coded = () => ({ grievance: form.values.grievance.trim(), code: form.values.code.trim() })
  const look = async () => {
    const missing = (['grievance', 'code'] as const).filter((name) => coded()[name] === '')
    if (missing.length > 0) {
      return form.setErrors(missing.map((path) => ({ path, text: t('look.lead') })))
    }
    setFound(
      await form.submit(() =>
        publicApi(params.tenant)('POST /grievances/{grievance}/state', coded()),
      ),
    )
  }
  return (
    <PublicPage title={t('look.title')} lead={found() ? undefined : t('look.lead')}>
      <Show
        when={found()}
        fallback={
          <Form form={form} label={t('look.title')} onSubmit={() => void look()}>
            <TextField label={t('told.number')} narrow maxlength={40} {...form.bind('grievance')} />
            <TextField label={t('told.code')} narrow maxlength={40} {...form.bind('code')} />
            <FormActions>
              <Button type="submit" look="main" busy={form.busy()}>
                {t('look.go')}
              </Button>
            </FormActions>
          </Form>
        }
      >
        {(seen) => (
          <State tenant={params.tenant} coded={coded()} found={seen()} onChange={setFound} />
        )}
      </Show>
      <A href={`/complain/${params.tenant}`}>{t('tell.title')}</A>
    </PublicPage>
  )
}

const State = (props: Part) => (
  <>
    <Facts
      facts={[
        { label: t('told.number'), value: props.found.grievance.toUpperCase() },
        { label: t('look.state'), value: wordOf('state', props.found.state) },
        { label: t('look.about'), value: wordOf('type', props.found.type) },
        { label: t('look.received'), value: spellDay(props.found.day) },
        { label: t('look.level'), value: wordOf('level', props.found.level) },
        ...(props.found.due ? [{ label: t('look.due'), value: spellDay(props.found.due) }] : []),
      ]}
    />
    <Show when={props.found.answer}>
      {(answer) => (
        <Answer title={t('look.answer', { day: spellDay(answer().day) })} {...answer()} />
      )}
    </Show>
    <Show when={props.found.review?.answer}>
      {(answer) => (
        <Answer title={t('look.review.answer', { day: spellDay(answer().day) })} {...answer()} />
      )}
    </Show>
    <Show when={props.found.corrected}>
      {(kind) => <p>{t(kind() === 'case' ? 'look.corrected.case' : 'look.corrected.change')}</p>}
    </Show>
    <Show when={props.found.mayRate}>
      <Rate {...props} />
    </Show>
    <Show when={props.found.satisfaction}>
      {(count) => <p role="status">{t('look.rated', { count: count() })}</p>}
    </Show>
    <Show when={props.found.mayReview}>
      <Review {...props} />
    </Show>
  </>
)

const Answer = (props: { title: string; outcome: string; words: string }) => (
  <section class={style.part} aria-label={props.title}>
    <h2>{props.title}</h2>
    <p>
      <strong>{wordOf('outcome', props.outcome)}</strong>
    </p>
    <p class={style.words}>{props.words}</p>
  </section>
)

const Rate = (props: Part) => {
  const form = createForm({ satisfaction: '' })
  const send = async () => {
    if (form.values.satisfaction === '') {
      return form.setErrors([{ path: 'satisfaction', text: t('tell.choose') }])
    }
    const done = await form.submit(({ satisfaction }) =>
      publicApi(props.tenant)('POST /grievances/{grievance}/satisfaction', {
        ...props.coded,
        satisfaction: Number(satisfaction),
      }),
    )
    if (done) props.onChange(done)
  }
  return (
    <Form form={form} label={t('look.rate')} onSubmit={() => void send()}>
      <RadioField
        label={t('look.rate')}
        options={([5, 4, 3, 2, 1] as const).map((n) => ({
          value: String(n),
          label: t(`rate.${n}`),
        }))}
        {...form.bind('satisfaction')}
      />
      <FormActions>
        <Button type="submit" busy={form.busy()}>
          {t('look.rate.go')}
        </Button>
      </FormActions>
    </Form>
  )
}

const Review = (props: Part) => {
  const form = createForm({ text: '' })
  const send = async () => {
    if (form.values.text.trim().length < 10) {
      return form.setErrors([{ path: 'text', text: t('tell.length') }])
    }
    const done = await form.submit(({ text }) =>
      publicApi(props.tenant)('POST /grievances/{grievance}/review', { ...props.coded, text }),
    )
    if (done) props.onChange(done)
  }
  return (
    <section class={style.part} aria-label={t('look.review')}>
      <h2>{t('look.review')}</h2>
      <p>{t('look.review.lead', { day: spellDay(props.found.reviewUntil ?? '') })}</p>
      <Form form={form} label={t('look.review')} onSubmit={() => void send()}>
        <TextField label={t('look.review.text')} rows={4} maxlength={4000} {...form.bind('text')} />
        <FormActions>
          <Button type="submit" busy={form.busy()}>
            {t('look.review.go')}
          </Button>
        </FormActions>
      </Form>
    </section>
  )
}
