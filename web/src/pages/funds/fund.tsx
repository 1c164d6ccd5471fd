import { A, createAsync, useParams } from '@solidjs/router'
import { createSignal, For, type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { formatMoney } from '../../i18n/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { RecordPage, RecordView } from '../../ui/kind/record.tsx'
import { Table } from '../../ui/kind/table.tsx'
import { PrintHeader, Section } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'
import {
  api,
  type EarmarkLine,
  earmarks,
  type FundView,
  fund,
  type LineBrief,
  linesOf,
  moved,
  useMay,
} from './api.ts'
import { EntriesAbout } from './entries-about.tsx'
import { EarmarkDialog, LineDialog } from './fund-forms.tsx'
import style from './funds.module.css'
import { t } from './messages.ts'
import { accountHref, Money, SumLink, total } from './money.tsx'
import { Pages } from './pages.tsx'

const Lines = (props: { rows: readonly LineBrief[]; currency: string; caption: string }) => {
  const sum = (of: (one: LineBrief) => number) => (
    <Money of={total(props.rows, of)} currency={props.currency} />
  )
  return (
    <Table<LineBrief>
      caption={props.caption}
      dense
      rows={props.rows}
      rowKey={(row) => row.line}
      rowHref={(row) => href(`/lines/${row.line}`)}
      columns={[
        { id: 'name', label: t('line.title'), cell: (row) => row.name, total: t('total') },
        { id: 'use', label: t('line.use'), cell: (row) => t(`line.use.${row.use}`) },
        {
          id: 'budget',
          label: t('line.budget'),
          numeric: true,
          cell: (row) => <SumLink of={row.money.came} money={row.money} side="came" />,
          total: sum((row) => row.money.came),
        },
        {
          id: 'committed',
          label: t('line.committed'),
          numeric: true,
          cell: (row) => <SumLink of={row.money.went} money={row.money} side="went" />,
          total: sum((row) => row.money.went),
        },
        {
          id: 'left',
          label: t('line.left'),
          numeric: true,
          cell: (row) => <Money of={row.money.balance} currency={props.currency} />,
          total: sum((row) => row.money.balance),
        },
      ]}
    />
  )
}

/** An earmark with its budget lines. */
const EarmarkPart = (props: { earmark: EarmarkLine; mayOpen: boolean }): JSX.Element => {
  const [opening, setOpening] = createSignal(false)
  const facts = () => {
    const { areaName, family, group, year } = props.earmark
    return [areaName, family && t(`family.${family}`), group, String(year)].filter(Boolean)
  }
  const sums = () => {
    const { money, currency } = props.earmark
    const { came, balance } = money
    return { came: formatMoney(came, currency), left: formatMoney(balance, currency) }
  }
  return (
    <article class={style.part} id={props.earmark.earmark}>
      <div class={style.head}>
        <h3>{props.earmark.name}</h3>
        <span class={style.soft}>{facts().join(' · ')}</span>
      </div>
      <div class={style.row}>
        <A href={accountHref(props.earmark.money.account)}>{t('earmark.money', sums())}</A>
        <Show when={props.mayOpen && props.earmark.money.balance > 0}>
          <Button small icon="add" onClick={() => setOpening(true)}>
            {t('line.open')}
          </Button>
        </Show>
      </div>
      <Pages
        load={(cursor) =>
          linesOf({ earmark: props.earmark.earmark, ...(cursor ? { cursor } : {}) })
        }
        again={() => void refresh('lines')}
        none={t('line.none')}
      >
        {(rows) => (
          <Lines rows={rows} currency={props.earmark.currency} caption={props.earmark.name} />
        )}
      </Pages>
      <LineDialog open={opening()} onClose={() => setOpening(false)} earmark={props.earmark} />
    </article>
  )
}

const Whole = (props: { fund: FundView }): JSX.Element => {
  const may = useMay()
  const [deed, setDeed] = createSignal<'bind' | 'close'>()
  const isOpen = () => props.fund.state === 'open'
  const close = async (reason: string) => {
    await api('POST /funds/{fund}/closing', { fund: props.fund.fund, reason })
    await moved()
    toast(t('fund.closed'), 'good')
  }
  const money = () => props.fund.money
  return (
    <>
      <PrintHeader title={props.fund.name} area={props.fund.areaName} />
      <RecordPage
        title={props.fund.name}
        crumbs={[
          // The list of its own year, in which it stands.
          { label: t('title'), href: href(`/funds?year=${props.fund.year}`) },
          { label: props.fund.name },
        ]}
        lead={props.fund.purpose}
        status={
          <>
            <Badge tone={isOpen() ? 'good' : 'plain'}>{t(`fund.state.${props.fund.state}`)}</Badge>
            <Show when={props.fund.open}>
              <Badge>{t('fund.public')}</Badge>
            </Show>
          </>
        }
        actions={
          <Show when={may('book') && isOpen()}>
            <Show when={money().balance === 0}>
              <Button onClick={() => setDeed('close')}>{t('fund.close')}</Button>
            </Show>
            <Button look="main" icon="add" onClick={() => setDeed('bind')}>
              {t('earmark.make')}
            </Button>
          </Show>
        }
        summary={[
          { label: t('came'), value: <SumLink of={money().came} money={money()} side="came" /> },
          { label: t('bound'), value: <SumLink of={money().went} money={money()} side="went" /> },
          {
            label: t('stands'),
            value: <Money of={money().balance} currency={props.fund.currency} />,
          },
          { label: t('origin'), value: t(`origin.${props.fund.origin}`) },
          { label: t('area'), value: props.fund.areaName },
          { label: t('year'), value: String(props.fund.year) },
        ]}
      >
        <Section title={t('earmark.title')}>
          <Pages
            load={(cursor) => earmarks({ fund: props.fund.fund, ...(cursor ? { cursor } : {}) })}
            again={() => void refresh('earmarks')}
            none={t('earmark.none')}
          >
            {(items) => (
              <div class={style.parts}>
                <For each={items}>
                  {(one) => <EarmarkPart earmark={one} mayOpen={isOpen() && may('book')} />}
                </For>
              </div>
            )}
          </Pages>
        </Section>
        <EntriesAbout about={props.fund.fund} />
      </RecordPage>
      <EarmarkDialog
        open={deed() === 'bind'}
        onClose={() => setDeed(undefined)}
        fund={props.fund}
      />
      <Confirm
        open={deed() === 'close'}
        onClose={() => setDeed(undefined)}
        title={t('fund.close.title')}
        action={t('fund.close')}
        danger
        reason
        onConfirm={close}
      >
        <p>{t('fund.close.text')}</p>
      </Confirm>
    </>
  )
}

/** One fund: what came, what it is bound to, down to its budget lines and its entries. */
export default function Fund(): JSX.Element {
  const params = useParams<{ fund: string }>()
  const found = createAsync(() => fund(params.fund))
  return (
    <RecordView of={found} again={() => void refresh('fund')}>
      {(one) => <Whole fund={one()} />}
    </RecordView>
  )
}
