import { A, createAsync, useParams, useSearchParams } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { formatMoney } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { RecordPage, RecordView } from '../../ui/kind/record.tsx'
import { Table } from '../../ui/kind/table.tsx'
import { PrintHeader } from '../../ui/page.tsx'
import { Skeleton, View } from '../../ui/state.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { AccountName, aboutHref, nameOf, ownerOf, refOf } from './account-name.tsx'
import { type Statement, statement } from './api.ts'
import style from './funds.module.css'
import { l } from './ledger-messages.ts'
import { t } from './messages.ts'
import { accountHref, Money, Whole as OneLine, total } from './money.tsx'

type Side = 'came' | 'went'
type Flow = Statement['items'][number]

/** Says what the lines on the page are of the whole: that nothing is left out can be reckoned. */
function placeOf({ account, items, next }: Statement, side: Side): string {
  const at = (one: Flow | undefined) => (one && (side === 'came' ? one.toAt : one.fromAt)) ?? 0
  const money = (minor: number) => formatMoney(minor, account.currency)
  const [from, until] = [at(items[0]), at(items.at(-1)) + (items.at(-1)?.amount ?? 0)]
  if (from === 0 && next === undefined && until === account[side]) {
    return l('whole', { sum: money(until) })
  }
  if (next === undefined && until < account[side]) return l('placing')
  return l('partly', { from: money(from), to: money(until), sum: money(account[side]) })
}

const Lines = (props: { account: string; side: Side }): JSX.Element => {
  const [search, setSearch] = useSearchParams()
  // A place of one side says nothing of the other.
  const param = `${props.side}-at`
  const at = () => Number(search[param] ?? 0)
  const page = createAsync(() =>
    statement({ account: props.account, side: props.side, ...(at() ? { at: at() } : {}) }),
  )
  const other = (row: Flow) => (props.side === 'came' ? row.from : row.to)
  const far = (): Side => (props.side === 'came' ? 'went' : 'came')
  const sofar = (row: Flow) => (props.side === 'came' ? row.toAt : row.fromAt) + row.amount
  return (
    <View of={page} skeleton={<Skeleton rows={5} />} again={() => void refresh('account')}>
      {(found) => (
        <Show
          when={found().items.length > 0}
          fallback={
            <p class={style.soft}>
              {found().account[props.side] === 0 ? l('side.none') : l('placing')}
            </p>
          }
        >
          <Table<Flow>
            caption={l(props.side)}
            rows={found().items}
            rowKey={(row) => `${row.entry}-${row.n}`}
            rowHref={(row) => href(`/journal/${row.entry}`)}
            columns={[
              {
                id: 'day',
                label: l('day'),
                cell: (row) => <OneLine>{row.day}</OneLine>,
                total: l('total'),
              },
              {
                id: 'kind',
                label: l('kind'),
                cell: (row) => l(`kind.${row.kind}` as 'kind.budget'),
              },
              {
                id: 'other',
                label: l(props.side === 'came' ? 'from' : 'to'),
                cell: (row) => (
                  <A href={accountHref(other(row), far())}>
                    <AccountName of={refOf(other(row))} />
                  </A>
                ),
              },
              {
                id: 'amount',
                label: l('amount'),
                numeric: true,
                cell: (row) => <Money of={row.amount} currency={row.currency} />,
                total: (
                  <Money
                    of={total(found().items, (one) => one.amount)}
                    currency={found().account.currency}
                  />
                ),
              },
              {
                id: 'so-far',
                label: l('so-far'),
                numeric: true,
                cell: (row) => <Money of={sofar(row)} currency={row.currency} />,
              },
            ]}
          />
          <div class={style.pages}>
            <span class={style.soft} role="status">
              {placeOf(found(), props.side)}
            </span>
            <Show when={at() > 0}>
              <Button small onClick={() => setSearch({ [param]: null })}>
                {t('pages.first')}
              </Button>
            </Show>
            <Show when={found().next}>
              {(next) => (
                <Button small onClick={() => setSearch({ [param]: next() }, { scroll: true })}>
                  {t('pages.next')}
                </Button>
              )}
            </Show>
          </div>
        </Show>
      )}
    </View>
  )
}

const Whole = (props: { account: Statement['account'] }): JSX.Element => {
  const ref = () => refOf(props.account.account)
  const name = createAsync(() => nameOf(ref()))
  const above = createAsync(() => ownerOf(ref()))
  const title = () => name.latest ?? l(`account.kind.${props.account.kind}`)
  const money = (minor: number) => formatMoney(minor, props.account.currency)
  const owner = () => aboutHref(props.account.owner)
  return (
    <>
      <PrintHeader title={title()} />
      <RecordPage
        title={title()}
        lead={l('account.lead')}
        crumbs={[
          { label: t('title'), href: href('/funds') },
          ...(owner() ? [{ label: above.latest ?? '…', href: owner() ?? '' }] : []),
          { label: title() },
        ]}
        summary={[
          { label: l('came'), value: money(props.account.came) },
          { label: l('went'), value: money(props.account.went) },
          { label: l('stands'), value: money(props.account.balance) },
        ]}
      >
        <Tabs
          label={title()}
          tabs={(['came', 'went'] as const).map((side) => ({
            id: side,
            label: l(`side.${side}`, { sum: money(props.account[side]) }),
            content: () => <Lines account={props.account.account} side={side} />,
          }))}
        />
      </RecordPage>
    </>
  )
}

/** An account's statement: the lines that its sums are made of, each with its entry and its other side. */
export default function Account(): JSX.Element {
  const params = useParams<{ account: string }>()
  const found = createAsync(() =>
    statement({ account: params.account.replaceAll('~', '.'), side: 'came' }),
  )
  return (
    <RecordView of={found} again={() => void refresh('account')}>
      {(one) => <Whole account={one().account} />}
    </RecordView>
  )
}
