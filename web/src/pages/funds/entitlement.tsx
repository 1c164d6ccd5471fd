import { A, createAsync, useParams } from '@solidjs/router'
import { createSignal, type JSX, onMount, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { loadFaultTexts } from '../../i18n/faults.ts'
import { formatInstant, formatMoney } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { RecordPage, RecordView } from '../../ui/kind/record.tsx'
import { PrintHeader, Section } from '../../ui/page.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { batch, type EntitlementView, entitlement, useMay } from './api.ts'
import { b, benefitText } from './batch-messages.ts'
import { DueBadge } from './batch-roll.tsx'
import { DeliverDialog } from './deliver.tsx'
import style from './funds.module.css'
import { HoldDialog } from './hold.tsx'
import { whyText } from './why.ts'

const BatchLink = (props: { batch: string }): JSX.Element => {
  // A clerk sees the payments of a village, and no batch.
  const found = createAsync(() => batch(props.batch).catch(() => undefined))
  return (
    <Show when={found()} fallback={<span class={style.code}>{props.batch}</span>}>
      {(one) => <A href={href(`/batches/${one().batch}`)}>{one().name}</A>}
    </Show>
  )
}

const Held = (props: { due: EntitlementView }): JSX.Element => {
  const may = useMay()
  const [deciding, setDeciding] = createSignal(false)
  return (
    <Show when={props.due.state === 'held' && props.due.hold}>
      {(hold) => (
        <section class={style.note} aria-label={b('due.held-title')}>
          <p>
            <strong>{b(`hold.${hold().reason}`)}</strong>{' '}
            <Show when={hold().other}>
              {(other) => (
                <A class={style.code} href={href(`/entitlements/${other()}`)}>
                  {other()}
                </A>
              )}
            </Show>
          </p>
          <Show when={may('approve')}>
            <Button data-act="" onClick={() => setDeciding(true)}>
              {b('held.decide')}
            </Button>
          </Show>
          <HoldDialog due={deciding() ? props.due : undefined} onClose={() => setDeciding(false)} />
        </section>
      )}
    </Show>
  )
}

/** Handed over and written down, where it is not a bank that pays. */
const Deliver = (props: { due: EntitlementView }): JSX.Element => {
  const may = useMay()
  const [open, setOpen] = createSignal(false)
  const byHand = createAsync(async () => {
    const { batch: id, state } = props.due
    if (!id || state !== 'batched') return false
    const found = await batch(id).catch(() => undefined)
    return found !== undefined && found.channel !== 'bank' && found.state === 'sent'
  })
  return (
    <Show when={may('deliver') && byHand()}>
      <Button look="main" data-act="" onClick={() => setOpen(true)}>
        {b('deliver.action')}
      </Button>
      <DeliverDialog
        open={open()}
        onClose={() => setOpen(false)}
        entitlement={props.due.entitlement}
      />
    </Show>
  )
}

function attemptsOf({ attempts }: EntitlementView) {
  return attempts.toReversed().map((one, i) => ({
    id: String(i),
    at: one.at,
    title: b(`attempt.${one.outcome ?? 'none'}`),
    detail: (
      <>
        <BatchLink batch={one.batch} />{' '}
        <Show when={one.day}>{(day) => <span>{b('attempt.on', { day: day() })} </span>}</Show>
        <Show when={one.reason}>{(reason) => <span>{reason()}</span>}</Show>
      </>
    ),
  }))
}

const Whole = (props: { due: EntitlementView }): JSX.Element => {
  const name = () => props.due.payee ?? props.due.number
  const title = () => b('due.title', { name: name() })
  return (
    <>
      <PrintHeader title={title()} area={props.due.areaName} />
      <RecordPage
        title={title()}
        crumbs={[
          { label: b('title'), href: href('/batches') },
          ...(props.due.batch
            ? [{ label: b('name'), href: href(`/batches/${props.due.batch}`) }]
            : []),
          { label: name() },
        ]}
        status={<DueBadge state={props.due.state} />}
        actions={<Deliver due={props.due} />}
        summary={[
          { label: b('amount'), value: formatMoney(props.due.amount, props.due.currency) },
          {
            label: b('due.household'),
            value: <A href={href(`/households/${props.due.household}`)}>{props.due.number}</A>,
          },
          { label: b('due.people'), value: String(props.due.people) },
          { label: b('area'), value: props.due.areaName },
          { label: b('due.benefit'), value: benefitText(props.due.benefit) },
          { label: b('cycle'), value: props.due.cycle },
          { label: b('due.decided'), value: formatInstant(props.due.decidedAt) },
          {
            label: b('due.account'),
            value: [props.due.account?.bank, props.due.account?.mask].filter(Boolean).join(' '),
          },
        ]}
      >
        <Held due={props.due} />
        <Show when={props.due.cleared}>
          {(one) => <p class={style.soft}>{b('due.cleared', one())}</p>}
        </Show>
        <Show when={whyText(props.due.why, props.due.currency)}>
          {(text) => (
            <Section title={b('due.why')}>
              <p>{text()}</p>
            </Section>
          )}
        </Show>
        <Section title={b('due.attempts')}>
          <Show
            when={props.due.attempts.length > 0}
            fallback={<p class={style.soft}>{b('due.attempts.none')}</p>}
          >
            <Timeline items={attemptsOf(props.due)} />
          </Show>
        </Section>
      </RecordPage>
    </>
  )
}

/** What a household is owed: how much, why, and every try to pay it. */
export default function Entitlement(): JSX.Element {
  onMount(() => void loadFaultTexts())
  const params = useParams<{ entitlement: string }>()
  const found = createAsync(() => entitlement(params.entitlement))
  return (
    <RecordView of={found} again={() => void refresh('entitlement')}>
      {(one) => <Whole due={one()} />}
    </RecordView>
  )
}
