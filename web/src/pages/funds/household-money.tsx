import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { formatMoney } from '../../i18n/format.ts'
import { Section } from '../../ui/page.tsx'
import { entitlements, type RollLine, useMay } from './api.ts'
import { b, benefitText } from './batch-messages.ts'
import { DueBadge } from './batch-roll.tsx'
import style from './funds.module.css'
import { Money, total } from './money.tsx'
import { Pages } from './pages.tsx'

/** What was granted and what was received, of the lines on the page. */
function sumsText(rows: readonly RollLine[]): string {
  const [first] = rows
  if (!first) return ''
  const own = rows.filter(({ currency }) => currency === first.currency)
  const money = (all: readonly RollLine[]) =>
    formatMoney(
      total(all, ({ amount }) => amount),
      first.currency,
    )
  const paid = own.filter(({ state }) => state === 'confirmed')
  const owed = own.filter(({ state }) => state !== 'cancelled')
  return b('own.sums', { paid: money(paid), all: money(owed) })
}

const Own = (props: { household: string }): JSX.Element => (
  <Section title={b('own.title')} id="money">
    <Pages
      load={(cursor) => entitlements({ household: props.household, ...(cursor ? { cursor } : {}) })}
      again={() => void refresh('entitlements')}
      none={b('own.none')}
    >
      {(rows) => (
        <>
          <p class={style.soft}>{sumsText(rows)}</p>
          <ul class={style.list}>
            <For each={rows}>
              {(row) => (
                <li>
                  <A href={href(`/entitlements/${row.entitlement}`)}>
                    {benefitText(row.benefit)} {row.cycle}
                  </A>
                  <Money of={row.amount} currency={row.currency} />
                  <DueBadge state={row.state} />
                  <Show when={row.hold && row.state === 'held'}>
                    <span class={style.soft}>
                      {b(`hold.${row.hold ?? ''}` as 'hold.no-account')}
                    </span>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </>
      )}
    </Pages>
  </Section>
)

/** What a household was ever granted, and what of it arrived. */
export const HouseholdMoney = (props: { household: string }): JSX.Element => {
  const may = useMay()
  return (
    <Show when={may('roll')}>
      <Own household={props.household} />
    </Show>
  )
}
