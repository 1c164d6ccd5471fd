import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { useSettings } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { formatInstant, formatMoney } from '../../i18n/format.ts'
import { roleText } from '../../i18n/role-words.ts'
import { Section } from '../../ui/page.tsx'
import { type BatchView, useMay, useMyself } from './api.ts'
import { isDisclosed } from './batch-acts.ts'
import { b } from './batch-messages.ts'
import style from './funds.module.css'

type Who = NonNullable<BatchView['checked']>
interface Step {
  id:
    | 'prepared'
    | 'checked'
    | 'approved'
    | 'disclosed'
    | 'released'
    | 'sent'
    | 'settled'
    | 'reconciled'
    | 'closed'
    | 'withdrawn'
  done: boolean
  lines: string[]
}

const said = (who: Who | undefined): string[] =>
  who ? [b('by.who', { name: who.name, at: formatInstant(who.at) })] : []

function settledLines({ sent, confirmed, failed, way, currency }: BatchView): string[] {
  if (!sent) return []
  const line = (what: string, { count, amount }: typeof way) =>
    count > 0 ? [b('settled.line', { count, what, amount: formatMoney(amount, currency) })] : []
  return [
    ...line(b('settled.confirmed'), confirmed),
    ...line(b('settled.failed'), failed),
    ...line(b('settled.way'), way),
  ]
}

function disclosedLines(batch: BatchView, today: string): string[] {
  const { disclosure, state, released, approvals } = batch
  if (!disclosure) return approvals.length > 1 || released ? [b('disclosure.none')] : []
  const days = b('disclosure.days', disclosure)
  if (state !== 'disclosed') return [days]
  const { until } = disclosure
  return [days, isDisclosed(batch, today) ? b('disclosure.over') : b('disclosure.wait', { until })]
}

/** Everything that happens to a batch, in its order: what was done by whom, and what is next. */
function stepsOf(batch: BatchView, today: string): Step[] {
  const { prepared, checked, approvals, released, sent, reconciled, closed } = batch
  const sums = {
    count: batch.count,
    held: batch.held,
    amount: formatMoney(batch.amount, batch.currency),
  }
  const ready = batch.state !== 'preparing'
  return [
    {
      id: 'prepared',
      done: ready,
      lines: [...said(prepared), ready ? b('prepared.sums', sums) : b('prepared.going')],
    },
    { id: 'checked', done: Boolean(checked), lines: said(checked) },
    {
      id: 'approved',
      done: approvals.length > 1,
      lines: approvals.map(({ name, role, at }) =>
        b('by.office', { name, role: roleText(role), at: formatInstant(at) }),
      ),
    },
    {
      id: 'disclosed',
      done: approvals.length > 1 && (Boolean(released) || isDisclosed(batch, today)),
      lines: disclosedLines(batch, today),
    },
    { id: 'released', done: Boolean(released), lines: said(released) },
    {
      id: 'sent',
      done: Boolean(sent),
      lines: [...said(sent), ...(sent ? [b('sent.day', { day: sent.day })] : [])],
    },
    {
      id: 'settled',
      done: Boolean(sent) && batch.way.count === 0,
      lines: settledLines(batch),
    },
    { id: 'reconciled', done: Boolean(reconciled), lines: said(reconciled) },
    { id: 'closed', done: Boolean(closed), lines: said(closed) },
  ]
}

/** The timeline of a batch: one place where all of its acts stand, with the next one marked. */
export const BatchSteps = (props: { batch: BatchView; children?: JSX.Element }): JSX.Element => {
  const words = useSettings()
  const may = useMay()
  const me = useMyself()
  const steps = (): Step[] => {
    const all = stepsOf(props.batch, words.today())
    const { withdrawn } = props.batch
    if (!withdrawn) return all
    const lines = [...said(withdrawn), withdrawn.reason]
    return [...all.filter(({ done }) => done), { id: 'withdrawn', done: true, lines }]
  }
  const here = () => steps().find(({ done }) => !done)?.id
  const phase = (step: Step) => (step.done ? 'done' : step.id === here() ? 'here' : 'later')
  const title = (step: Step) =>
    b(step.id === 'sent' && props.batch.channel !== 'bank' ? 'step.sent.hand' : `step.${step.id}`)
  const note = () => {
    const { state, prepared, approvals } = props.batch
    if (!may('approve')) return undefined
    if ((state === 'prepared' || state === 'checked') && prepared.id === me()) return b('own.note')
    return state === 'checked' && approvals.some(({ id }) => id === me())
      ? b('approved.note')
      : undefined
  }
  return (
    <Section title={b('steps.title')}>
      <ol class={style.steps}>
        <For each={steps()}>
          {(step) => (
            <li data-phase={phase(step)} aria-current={phase(step) === 'here' ? 'step' : undefined}>
              <h3>
                {title(step)} <span class={style.phase}>{b(`phase.${phase(step)}`)}</span>
              </h3>
              <For each={step.lines}>{(line) => <span class={style.soft}>{line}</span>}</For>
              <Show when={step.id === here()}>
                <Show when={note()}>{(text) => <p class={style.note}>{text()}</p>}</Show>
                <Show when={step.id === 'settled' && may('book') && props.batch.channel === 'bank'}>
                  <A href={href('/reconciliation')}>{b('settled.feed')}</A>
                </Show>
                {props.children}
              </Show>
            </li>
          )}
        </For>
      </ol>
    </Section>
  )
}
