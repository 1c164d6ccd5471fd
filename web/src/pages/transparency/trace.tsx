import { useParams, useSearchParams } from '@solidjs/router'
import { createResource, For, type JSX, Show } from 'solid-js'
import { formatMoney, formatNumber, spellDay } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { createForm, Form, FormActions, TextField } from '../../ui/form/index.ts'
import { PublicPage } from '../../ui/kind/public-page.tsx'
import { Facts } from '../../ui/page.tsx'
import { problemText } from '../../ui/problem.ts'
import { publicTrace, type Trace } from './api.ts'
import style from './open.module.css'
import { o } from './open-messages.ts'
import { PublicWays } from './public-ways.tsx'
import { Results } from './results.tsx'
import { InLog, Steps, stationOf } from './trace-steps.tsx'

/** Where a gift is, for whoever knows its reference; the address can be shared. */
export default function TracePage(): JSX.Element {
  const params = useParams<{ tenant: string }>()
  const [search, setSearch] = useSearchParams()
  const asked = () => String(search.reference ?? '')
  const [trace] = createResource(asked, (reference) =>
    reference ? publicTrace(params.tenant, reference) : undefined,
  )
  const form = createForm({ reference: asked() })
  const go = () => {
    const reference = form.values.reference.trim()
    if (reference) return setSearch({ reference })
    form.setErrors([{ path: 'reference', text: o('trace.missing') }])
  }
  return (
    <PublicPage wide title={o('trace.title')} lead={o('trace.lead')}>
      <Form form={form} onSubmit={go} label={o('trace.title')}>
        <TextField label={o('trace.reference')} maxlength={20} {...form.bind('reference')} />
        <FormActions>
          <Button type="submit">{o('trace.go')}</Button>
        </FormActions>
      </Form>
      <div aria-live="polite" class={style.part}>
        <Show when={trace.error}>{(error) => <p>{problemText(error())}</p>}</Show>
        <Show when={!trace.error && trace()}>
          {(found) => <Found trace={found()} tenant={params.tenant} />}
        </Show>
      </div>
      <PublicWays tenant={params.tenant} here="trace" />
    </PublicPage>
  )
}

const Found = (props: { trace: Trace; tenant: string }) => {
  const text = (minor: number) => formatMoney(minor, props.trace.currency)
  const back = () =>
    props.trace.refunded > 0
      ? [{ label: o('trace.refunded'), value: text(props.trace.refunded) }]
      : []
  return (
    <>
      <Facts facts={[{ label: o('trace.given'), value: text(props.trace.given) }, ...back()]} />
      <section class={style.part} aria-label={o('trace.ends')}>
        <h2>{o('trace.ends')}</h2>
        <ul class={style.list}>
          <For each={[...props.trace.ends]}>
            {(end) => <End end={end} text={text} tenant={props.tenant} />}
          </For>
        </ul>
        <Show when={props.trace.cut}>
          <p>{o('trace.cut')}</p>
        </Show>
      </section>
      <Steps trace={props.trace} />
      <Results tenant={props.tenant} of={props.trace.results} />
    </>
  )
}

const placeText = (end: Trace['ends'][number]): string => o(`place.${stationOf(end)}`)

const End = (props: {
  end: Trace['ends'][number]
  text: (minor: number) => string
  tenant: string
}) => {
  const count = () => {
    const { households } = props.end
    if (households === undefined) return ''
    if (households === '<5') return o('households.few')
    return o('households', { count: formatNumber(households) })
  }
  return (
    <li>
      <strong>{`${props.text(props.end.amount)} · ${placeText(props.end)}`}</strong>
      <span>{[props.end.name, props.end.cycle].filter(Boolean).join(' · ')}</span>
      <span class={style.soft}>{props.end.areaName}</span>
      <span>{count()}</span>
      <span class={style.soft}>{o('trace.since', { day: spellDay(props.end.since) })}</span>
      <InLog tenant={props.tenant} of={props.end.thing} what={placeText(props.end)} />
    </li>
  )
}
