import { A, createAsync, useParams } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { formatMoney } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { RecordPage, RecordView } from '../../ui/kind/record.tsx'
import { PrintHeader, Section } from '../../ui/page.tsx'
import { type Happening, Timeline } from '../../ui/timeline.tsx'
import { api, useMay } from '../funds/api.ts'
import { benefitText } from '../funds/batch-messages.ts'
import style from '../funds/funds.module.css'
import { AnswerDialog, type Said } from './answer-dialog.tsx'
import { type CallView, call } from './api.ts'
import { CallBadge } from './calls.tsx'
import { c } from './messages.ts'
import { Resolve, resolvedOf } from './resolve.tsx'

const outcomes = ['received', 'received-less', 'not-received', 'not-reached'] as const

function toldOf(call: CallView): Happening[] {
  const { told, currency } = call
  const said = told.map((one, at) => ({
    id: String(at),
    at: one.at,
    title: c(`outcome.${one.outcome}`),
    by: one.by.own ? c('told.own') : one.by.name,
    detail: [
      c('told.on', { day: one.day }),
      ...(one.amount === undefined
        ? []
        : [c('told.came', { amount: formatMoney(one.amount, currency) })]),
      ...(one.note ? [one.note] : []),
    ].join(' · '),
  }))
  return [...said, ...resolvedOf(call)].sort((a, b) => (a.at < b.at ? 1 : -1))
}

const Ask = (props: { call: CallView }): JSX.Element => {
  const may = useMay()
  const [open, setOpen] = createSignal(false)
  const name = () => props.call.payee ?? props.call.number
  const save = async (said: Said, action: string) => {
    const input = { call: props.call.call, ...said }
    const saved = await api('POST /call-backs/{call}/answer', input, { action })
    await refresh('call-back', 'call-backs', 'batch', 'work')
    return saved
  }
  return (
    <Show when={props.call.state === 'due' && may('callBack')}>
      <Show when={props.call.mayAsk} fallback={<p class={style.note}>{c('hand')}</p>}>
        <Button look="main" data-act="" onClick={() => setOpen(true)}>
          {c('answer')}
        </Button>
        <AnswerDialog
          {...{ open: open(), onClose: () => setOpen(false), save }}
          dated
          title={c('answer.title', { name: name() })}
          outcomes={outcomes}
          currency={props.call.currency}
          done={c('answer.done')}
        />
      </Show>
    </Show>
  )
}

/** A link for the offices that see the whole batch: a township may read its own calls of a county's. */
const OfBatch = (props: { call: CallView }): JSX.Element => {
  const may = useMay()
  return (
    <Show when={may('prepare')} fallback={props.call.batchName}>
      <A href={href(`/batches/${props.call.batch}?tab=calls`)}>{props.call.batchName}</A>
    </Show>
  )
}

const Whole = (props: { call: CallView }): JSX.Element => {
  const name = () => props.call.payee ?? props.call.number
  const tried = () => props.call.told.filter(({ outcome }) => outcome === 'not-reached').length
  return (
    <>
      <PrintHeader title={name()} area={props.call.areaName} />
      <RecordPage
        title={name()}
        crumbs={[{ label: c('title'), href: href('/call-backs') }, { label: name() }]}
        status={<CallBadge state={props.call.state} />}
        actions={
          <>
            <Ask call={props.call} />
            <Resolve call={props.call} />
          </>
        }
        summary={[
          { label: c('amount'), value: formatMoney(props.call.amount, props.call.currency) },
          {
            label: c('household'),
            value: <A href={href(`/households/${props.call.household}`)}>{props.call.number}</A>,
          },
          { label: c('area'), value: props.call.areaName },
          { label: c('benefit'), value: benefitText(props.call.benefit) },
          { label: c('cycle'), value: props.call.cycle },
          { label: c('batch'), value: <OfBatch call={props.call} /> },
          { label: c('drawn'), value: c(props.call.drawn ? 'drawn.yes' : 'drawn.no') },
        ]}
      >
        <Section title={c('told')}>
          <Show when={props.call.state === 'due' && tried() > 0}>
            <p class={style.soft}>{c('tries', { count: tried() + 1, tries: props.call.tries })}</p>
          </Show>
          <Show
            when={props.call.told.length > 0}
            fallback={<p class={style.soft}>{c('told.none')}</p>}
          >
            <Timeline items={toldOf(props.call)} />
          </Show>
        </Section>
      </RecordPage>
    </>
  )
}

/** One call-back: whom to ask about what, and what was said. */
export default function Call(): JSX.Element {
  const params = useParams<{ call: string }>()
  const found = createAsync(() => call(params.call))
  return (
    <RecordView of={found} again={() => void refresh('call-back')}>
      {(one) => <Whole call={one()} />}
    </RecordView>
  )
}
