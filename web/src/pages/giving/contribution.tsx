import { createAsync, useParams } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { formatMoney } from '../../i18n/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Table } from '../../ui/kind/table.tsx'
import { type Fact, Facts, Page, PageHeader, Section } from '../../ui/page.tsx'
import { View } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { api, booked, type Contribution, contribution, useMay } from './api.ts'
import { PaymentDialog, RefundDialog } from './contribution-deeds.tsx'
import { Difference, factsOf } from './gift.tsx'
import { t } from './messages.ts'
import { b } from './office-messages.ts'
import { o } from './own-messages.ts'
import { Receipts } from './receipt-row.tsx'
import { StateBadge } from './state-badge.tsx'

type Payment = Contribution['payments'][number]

function giverFacts(one: Contribution): Fact[] {
  return [
    { label: b('giver'), value: one.name ?? b('unnamed') },
    { label: t('pledge.kind'), value: t(`kind.${one.kind}`) },
    ...(one.email ? [{ label: t('pledge.email'), value: one.email }] : []),
    ...(one.contact ? [{ label: b('one.contact'), value: one.contact }] : []),
    ...(one.goods
      ? [
          { label: b('one.goods'), value: one.goods.what },
          {
            label: b('one.valued'),
            value: `${one.goods.valuedBy} · ${b(`basis.${one.goods.basis}`)}`,
          },
        ]
      : []),
    { label: b('one.by'), value: one.by.name },
  ]
}

/** One contribution for who keeps the books: what was pledged, what came, what went back. */
export default function ContributionPage(): JSX.Element {
  const params = useParams<{ contribution: string }>()
  const found = createAsync(() => contribution(params.contribution))
  return (
    <Page>
      <View of={found} whole again={() => refresh('contribution')}>
        {(one) => <Shown of={one()} />}
      </View>
    </Page>
  )
}

const Shown = (props: { of: Contribution }) => {
  const may = useMay()
  const [paying, setPaying] = createSignal(false)
  const [refunding, setRefunding] = createSignal(false)
  const stands = () => props.of.received - props.of.refunded > 0
  return (
    <>
      <PageHeader
        title={props.of.fundName}
        crumbs={[
          { label: b('all.title'), href: href('/contributions') },
          { label: props.of.reference },
        ]}
        aside={<StateBadge state={props.of.state} />}
      >
        <Show when={may('book') && props.of.state !== 'cancelled'}>
          <Button look="main" onClick={() => setPaying(true)}>
            {b('pay.title')}
          </Button>
          <Show when={stands()}>
            <Button onClick={() => setRefunding(true)}>{b('refund.ask')}</Button>
          </Show>
        </Show>
      </PageHeader>
      <Facts facts={[...giverFacts(props.of), ...factsOf(props.of)]} />
      <Difference of={props.of} />
      <Payments of={props.of} mayCorrect={may('book')} />
      <Section title={o('receipts.title')}>
        <Receipts items={receiptsOf(props.of)} />
      </Section>
      <PaymentDialog of={props.of} open={paying()} onClose={() => setPaying(false)} />
      <RefundDialog of={props.of} open={refunding()} onClose={() => setRefunding(false)} />
    </>
  )
}

/** Each payment has a receipt, numbered in its order; one that was taken back has none any more. */
const receiptsOf = ({ payments, reference, fundName, currency }: Contribution) =>
  payments.flatMap(({ takenBack, amount, day }, i) =>
    takenBack ? [] : [{ receipt: `${reference}-${i + 1}`, fundName, currency, amount, day }],
  )

const Payments = (props: { of: Contribution; mayCorrect: boolean }) => {
  const [taking, setTaking] = createSignal<Payment>()
  const columns = () => [
    { id: 'day', label: b('pays.day'), cell: (one: Payment) => one.day },
    { id: 'bank', label: b('pays.bank'), cell: (one: Payment) => one.bank },
    {
      id: 'amount',
      label: b('pays.amount'),
      numeric: true,
      cell: (one: Payment) => formatMoney(one.amount, props.of.currency),
    },
    ...(props.mayCorrect
      ? [
          {
            id: 'back',
            label: b('back.go'),
            cell: (one: Payment) => (
              <Show when={!one.takenBack} fallback={<Badge>{b('pays.back')}</Badge>}>
                <Button
                  small
                  aria-label={b('back.name', { bank: one.bank })}
                  onClick={() => setTaking(one)}
                >
                  {b('back.go')}
                </Button>
              </Show>
            ),
          },
        ]
      : []),
  ]
  const takeBack = async (reason: string) => {
    const { contribution: id } = props.of
    const input = { contribution: id, bank: taking()?.bank ?? '', reason }
    await api('POST /contributions/{contribution}/corrections', input)
    await booked()
    toast(b('back.done'), 'good')
  }
  return (
    <Section title={b('pays.title')}>
      <Show when={props.of.payments.length > 0} fallback={<p>{b('pays.none')}</p>}>
        <Table<Payment>
          caption={b('pays.table')}
          rowKey={(one) => one.entry}
          rows={props.of.payments}
          columns={columns()}
        />
      </Show>
      <Confirm
        open={taking() !== undefined}
        onClose={() => setTaking(undefined)}
        title={b('back.title')}
        action={b('back.go')}
        reason
        onConfirm={takeBack}
      >
        <p>{b('back.text')}</p>
      </Confirm>
    </Section>
  )
}
