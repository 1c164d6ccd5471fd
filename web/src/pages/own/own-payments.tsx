import { createSignal, For, type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { newAction } from '../../api/client.ts'
import { formatMoney, spellDay } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/page.tsx'
import { problemText } from '../../ui/problem.ts'
import { toast } from '../../ui/toast.tsx'
import { AnswerDialog, type Said } from '../call-back/answer-dialog.tsx'
import { type OwnPayment, ownPayments } from '../call-back/api.ts'
import { c } from '../call-back/messages.ts'
import { api, type Input } from '../funds/api.ts'
import { Pages } from '../funds/pages.tsx'
import style from '../procedures/procedures.module.css'

const whenOf = ({ state, day }: OwnPayment): string => {
  if (day) return c('own.paid', { day: spellDay(day) })
  return c(state === 'cancelled' ? 'own.cancelled' : 'own.waiting')
}

type Answer = Input<'POST /own-payments/{entitlement}/answer'>

const Payment = (props: { one: OwnPayment }): JSX.Element => {
  const [open, setOpen] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const amount = () => formatMoney(props.one.amount, props.one.currency)
  const save = async ({ outcome, ...more }: Said, action: string) => {
    const { entitlement } = props.one
    const input = { entitlement, outcome: outcome as Answer['outcome'], ...more }
    const saved = await api('POST /own-payments/{entitlement}/answer', input, { action })
    await refresh('own-payments')
    return saved
  }
  const received = async () => {
    setBusy(true)
    try {
      await save({ outcome: 'received' }, newAction())
      toast(c('own.thanks'), 'good')
    } catch (refused) {
      toast(problemText(refused), 'late')
    } finally {
      setBusy(false)
    }
  }
  return (
    <li>
      <span class={style.row}>
        <span>{`${props.one.name} · ${props.one.cycle}`}</span>
        <strong>{amount()}</strong>
      </span>
      <span class={style.soft}>{whenOf(props.one)}</span>
      <Show when={props.one.said}>
        {(said) => <span>{c('own.said', { answer: c(`outcome.${said().outcome}`) })}</span>}
      </Show>
      <Show when={props.one.state === 'confirmed'}>
        <span class={style.row}>
          <Show when={props.one.said?.outcome !== 'received'}>
            <Button busy={busy()} onClick={() => void received()}>
              {c('own.yes')}
            </Button>
          </Show>
          <Button onClick={() => setOpen(true)}>{c('own.no')}</Button>
        </span>
        <AnswerDialog
          {...{ open: open(), onClose: () => setOpen(false), save }}
          title={c('own.title.no', { amount: amount() })}
          outcomes={['received-less', 'not-received']}
          currency={props.one.currency}
          own
          done={c('own.thanks')}
        />
      </Show>
    </li>
  )
}

/** What one's own household was granted and paid, and the place to say whether it came. */
export const OwnPayments = (): JSX.Element => (
  <Section title={c('own.title')}>
    <Pages load={ownPayments} again={() => void refresh('own-payments')} none={c('own.none')}>
      {(items) => (
        <ul class={style.rows}>
          <For each={items}>{(one) => <Payment one={one} />}</For>
        </ul>
      )}
    </Pages>
  </Section>
)
