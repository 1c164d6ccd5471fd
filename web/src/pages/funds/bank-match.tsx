import { A, createAsync } from '@solidjs/router'
import { createEffect, createSignal, For, type JSX, on, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { faultText, loadFaultTexts } from '../../i18n/faults.ts'
import { formatMoney } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Facts } from '../../ui/page.tsx'
import { problemText } from '../../ui/problem.ts'
import { Skeleton, View } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { words } from '../../ui/words.ts'
import { api, type BankLine, moved, type Suggestion, suggestions } from './api.ts'
import { k } from './bank-messages.ts'
import style from './funds.module.css'
import { Money } from './money.tsx'

const places = { batch: 'batches', payment: 'entitlements', gift: 'contributions' } as const

function titleOf({ kind, name, count }: Suggestion): string {
  if (kind === 'batch') return k('find.batch', { name: name ?? '', count: count ?? 0 })
  return name ? k(`find.${kind}`, { name }) : k(`find.${kind}.nameless`)
}

/** Why a movement was not matched by itself, where that can be said. */
export const WhyNot = (props: { line: BankLine }): JSX.Element => {
  void loadFaultTexts()
  return (
    <Show when={props.line.why}>
      {(why) => <p class={style.note}>{faultText(why().code, why().params)}</p>}
    </Show>
  )
}

const Likely = (props: { line: BankLine; of: Suggestion; onMatch: () => void; busy: boolean }) => {
  // Only a gift counts as it came: a payment or a batch is of its amount or is not the one.
  const may = () => props.of.kind === 'gift' || !props.of.amountDiffers
  const word = () => (props.line.status === 'rejected' ? 'find.refused' : 'find.this')
  return (
    <li>
      <span class={style.grow}>
        <A href={href(`/${places[props.of.kind]}/${props.of.item}`)}>{titleOf(props.of)}</A>{' '}
        <Money of={props.of.amount} currency={props.line.currency} />
        <br />
        <span class={style.soft}>
          {k(`why.${props.of.reason}`)} {props.of.amountDiffers ? k('find.differs') : ''}
        </span>
      </span>
      <Show when={may()}>
        <Button
          small
          look="main"
          busy={props.busy}
          title={k(`${word()}.name`, { name: titleOf(props.of) })}
          onClick={() => props.onMatch()}
        >
          {k(word())}
        </Button>
      </Show>
    </li>
  )
}

/** What a movement may be for, each with its reason; one click says that it is. */
const Matches = (props: {
  line: BankLine
  suspense: string
  onMatched: (job?: string) => void
}): JSX.Element => {
  const found = createAsync(() => suggestions(props.line.line))
  const [busy, setBusy] = createSignal<string>()
  const [error, setError] = createSignal<string>()
  const match = async (item: string) => {
    setBusy(item)
    setError(undefined)
    try {
      const { job } = await api('POST /bank-lines/{line}/match', { line: props.line.line, item })
      toast(k(job ? 'find.begun' : 'find.done'), 'good')
      props.onMatched(job)
      await moved()
    } catch (refused) {
      setError(problemText(refused))
    } finally {
      setBusy(undefined)
    }
  }
  const none = () => (
    <>
      <p>{k('find.none')}</p>
      <p class={style.soft}>{k(`find.none.${props.line.direction}`)}</p>
      <Show when={props.line.direction === 'in'}>
        <A href={props.suspense}>{k('suspense')}</A>
      </Show>
    </>
  )
  return (
    <>
      <WhyNot line={props.line} />
      <View of={found} skeleton={<Skeleton rows={3} />} again={() => void refresh('suggestions')}>
        {(page) => (
          <Show when={page().items.length > 0} fallback={none()}>
            <p class={style.soft}>{k('find.list')}</p>
            <ul class={style.list}>
              <For each={page().items}>
                {(one) => (
                  <Likely
                    line={props.line}
                    of={one}
                    busy={busy() === one.item}
                    onMatch={() => void match(one.item)}
                  />
                )}
              </For>
            </ul>
          </Show>
        )}
      </View>
      <Show when={error()}>
        <p role="alert" class={style.note}>
          {error()}
        </p>
      </Show>
    </>
  )
}

/** Asks what a movement is for. */
export const MatchDialog = (props: {
  line: BankLine | undefined
  suspense: string
  onClose: () => void
  onAside: (line: BankLine) => void
  onJob: (job: string) => void
}): JSX.Element => {
  // The last one stays while the dialog closes.
  const [shown, setShown] = createSignal<BankLine>()
  createEffect(
    on(
      () => props.line,
      (line) => line && setShown(line),
    ),
  )
  const matched = (job?: string) => {
    props.onClose()
    if (job) props.onJob(job)
  }
  return (
    <Dialog
      open={props.line !== undefined}
      onClose={props.onClose}
      title={k('find.title')}
      actions={
        <>
          <Button
            onClick={() => {
              const line = props.line
              props.onClose()
              if (line) props.onAside(line)
            }}
          >
            {k('aside')}
          </Button>
          <Button onClick={() => props.onClose()}>{words('action.cancel')}</Button>
        </>
      }
    >
      <Show when={shown()} keyed>
        {(line) => (
          <>
            <Facts
              facts={[
                { label: k('day'), value: line.day },
                { label: k('party'), value: line.party },
                {
                  label: k('text'),
                  value: [line.text, line.reference].filter(Boolean).join(' · '),
                },
                {
                  label: k(line.direction),
                  value: formatMoney(line.amount, line.currency),
                },
              ]}
            />
            <Matches line={line} suspense={props.suspense} onMatched={matched} />
          </>
        )}
      </Show>
    </Dialog>
  )
}
