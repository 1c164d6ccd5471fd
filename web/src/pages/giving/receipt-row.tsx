import { For, type JSX, Show } from 'solid-js'
import { formatMoney, spellDay } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { problemText } from '../../ui/problem.ts'
import { toast } from '../../ui/toast.tsx'
import { usePrinting } from '../certificates/printing.tsx'
import { save } from '../intake/save-file.ts'
import { type Receipt, receiptApi } from './api.ts'
import style from './giving.module.css'
import { o } from './own-messages.ts'

const tell = (refused: unknown) => toast(problemText(refused), 'late')

async function credential(receipt: string): Promise<void> {
  const document = await receiptApi('GET /receipts/{receipt}/credential', { receipt })
  const text = JSON.stringify(document, undefined, 2)
  save(`receipt-${receipt}.json`, text, 'application/vc+json')
}
const check = async (receipt: string) =>
  location.assign((await receiptApi('GET /receipts/{receipt}/link', { receipt })).url)

/** Receipts of what came: on paper, as a credential, and as anybody checks them. */
export const Receipts = (props: {
  items: readonly Pick<Receipt, 'receipt' | 'fundName' | 'amount' | 'currency' | 'day'>[]
}): JSX.Element => {
  const { start, Press } = usePrinting()
  const print = (receipt: string) =>
    start((action) => receiptApi('POST /receipts/{receipt}/print', { receipt }, { action }))
  return (
    <Show when={props.items.length > 0} fallback={<p class={style.soft}>{o('receipts.none')}</p>}>
      <ul class={style.rows}>
        <For each={props.items}>
          {({ receipt, fundName, amount, currency, day }) => (
            <li>
              <span class={style.what}>
                {fundName}
                <span class={style.soft}>
                  {o('receipt.line', {
                    amount: formatMoney(amount, currency),
                    day: spellDay(day),
                  })}{' '}
                  · <span class={style.whole}>{receipt}</span>
                </span>
              </span>
              <span class={`${style.row} ${style.unprinted}`}>
                <Button
                  small
                  icon="print"
                  aria-label={o('receipt.print.name', { number: receipt })}
                  onClick={() => void print(receipt)}
                >
                  {o('receipt.print')}
                </Button>
                <Button
                  small
                  icon="file"
                  aria-label={o('receipt.credential.name', { number: receipt })}
                  onClick={() => void credential(receipt).catch(tell)}
                >
                  {o('receipt.credential')}
                </Button>
                <Button
                  small
                  icon="check"
                  aria-label={o('receipt.check.name', { number: receipt })}
                  onClick={() => void check(receipt).catch(tell)}
                >
                  {o('receipt.check')}
                </Button>
              </span>
            </li>
          )}
        </For>
      </ul>
      <Press />
    </Show>
  )
}
