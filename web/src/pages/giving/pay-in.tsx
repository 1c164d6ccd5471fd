import { type JSX, Show } from 'solid-js'
import { formatMoney } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import type { Bank } from './api.ts'
import style from './giving.module.css'
import { t } from './messages.ts'

const copy = async (text: string) => {
  await navigator.clipboard.writeText(text)
  toast(t('pay.copied'))
}

/** One thing that is typed into a bank's form, with a button that copies it. */
const Line = (props: { label: string; text: string; class?: string; hint?: string }) => (
  <div>
    <dt>{props.label}</dt>
    <dd class={style.copied}>
      <span class={style.said}>
        <span class={props.class}>{props.text}</span>
        <Show when={props.hint}>
          <span class={style.soft}>{props.hint}</span>
        </Show>
      </span>
      <Button
        small
        icon="copy"
        label={t('pay.copy', { what: props.label })}
        onClick={() => void copy(props.text)}
      />
    </dd>
  </div>
)

/** How a pledge is paid by transfer: the reference first, since without it nobody finds the money. */
export const PayIn = (props: {
  reference: string
  amount: number
  currency: string
  bank: Bank | undefined
}): JSX.Element => (
  <dl class={style.pays}>
    <Line
      label={t('pay.reference')}
      hint={t('pay.reference.hint')}
      text={props.reference}
      class={style.reference ?? ''}
    />
    <div>
      <dt>{t('pay.amount')}</dt>
      <dd>{formatMoney(props.amount, props.currency)}</dd>
    </div>
    <Show when={props.bank}>
      {(bank) => (
        <>
          <Line label={t('pay.holder')} text={bank().holder} />
          <Line label={t('pay.bank')} text={bank().bank} />
          <Line label={t('pay.account')} text={bank().account} class={style.whole ?? ''} />
          <Show when={bank().note}>{(note) => <Line label={t('pay.note')} text={note()} />}</Show>
        </>
      )}
    </Show>
  </dl>
)
