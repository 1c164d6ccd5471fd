import { createAsync, useParams } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { newAction } from '../../api/client.ts'
import { href, tenant } from '../../api/tenant.ts'
import { formatMoney, spellDay } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { type Fact, Facts, Page, PageHeader, Section } from '../../ui/page.tsx'
import { problemText } from '../../ui/problem.ts'
import { Skeleton, View } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { api, type Gift, gift, given, giving, receipts } from './api.ts'
import style from './giving.module.css'
import { t } from './messages.ts'
import { o } from './own-messages.ts'
import { PayIn } from './pay-in.tsx'
import { Receipts } from './receipt-row.tsx'
import { StateBadge } from './state-badge.tsx'
import { GiftTrace } from './trace.tsx'

const wishOf = ({ wish }: Pick<Gift, 'wish'>): string =>
  [wish?.family && t(`family.${wish.family}`), wish?.areaName].filter(Boolean).join(' · ')

/** The facts of a gift as its giver and the office read them. */
export function factsOf(one: Omit<Gift, 'bank'>): Fact[] {
  const money = (minor: number) => formatMoney(minor, one.currency)
  const wish = wishOf(one)
  return [
    { label: o('gift.fund'), value: one.fundName },
    { label: o('gift.pledged'), value: money(one.amount), numeric: true },
    { label: o('gift.received'), value: money(one.received), numeric: true },
    ...(one.refunded > 0
      ? [{ label: o('gift.refunded'), value: money(one.refunded), numeric: true }]
      : []),
    { label: t('pay.reference'), value: <span class={style.whole}>{one.reference}</span> },
    { label: o('gift.day'), value: spellDay(one.pledgedAt.slice(0, 10)) },
    { label: o('gift.means'), value: t(`means.${one.means}`) },
    { label: o('gift.named'), value: o(one.anonymous ? 'gift.named.no' : 'gift.named.yes') },
    ...(wish ? [{ label: o('gift.wish'), value: wish }] : []),
  ]
}

/** Where more or less came than was promised: nobody owes the difference. */
export const Difference = (props: { of: Pick<Gift, 'difference' | 'currency'> }) => (
  <Show when={props.of.difference}>
    {(by) => (
      <p class={style.soft}>
        {o(by() > 0 ? 'gift.differs.more' : 'gift.differs.less', {
          amount: formatMoney(Math.abs(by()), props.of.currency),
        })}
      </p>
    )}
  </Show>
)

/** One gift of one's own: how it is paid, what came, its receipts. */
export default function GiftPage(): JSX.Element {
  const params = useParams<{ gift: string }>()
  const found = createAsync(() => gift(params.gift))
  return (
    <Page>
      <View of={found} whole again={() => void refresh('gift')}>
        {(one) => (
          <>
            <PageHeader
              title={one().fundName}
              crumbs={[
                { label: o('home.title'), href: href('/gifts') },
                { label: one().reference },
              ]}
              aside={<StateBadge state={one().state} />}
            />
            <Facts facts={factsOf(one())} />
            <Difference of={one()} />
            <Show when={one().state === 'awaiting'}>
              <Awaiting gift={one()} />
            </Show>
            <Show when={one().payments.length > 0}>
              <GiftTrace contribution={one().contribution} />
              <OwnReceipts of={one().contribution} />
            </Show>
          </>
        )}
      </View>
    </Page>
  )
}

const Awaiting = (props: { gift: Gift }) => {
  const page = createAsync(() => giving(tenant()))
  const [asking, setAsking] = createSignal(false)
  const { contribution } = props.gift
  const cancel = async () => {
    await api('POST /gifts/{contribution}/cancellation', { contribution })
    await given()
    toast(o('gift.cancelled'), 'good')
  }
  const pay = async () => {
    try {
      const action = newAction()
      const { url } = await api('POST /gifts/{contribution}/checkout', { contribution }, { action })
      location.assign(url)
    } catch (refused) {
      toast(problemText(refused), 'late')
    }
  }
  return (
    <Section title={t('pay.title')}>
      <div class={style.box}>
        <PayIn
          reference={props.gift.reference}
          amount={props.gift.amount}
          currency={props.gift.currency}
          bank={props.gift.bank}
        />
        <div class={`${style.row} ${style.unprinted}`}>
          <Show when={page()?.cards}>
            <Button onClick={() => void pay()}>{o('gift.card')}</Button>
          </Show>
          <Button icon="close" onClick={() => setAsking(true)}>
            {o('gift.cancel')}
          </Button>
        </div>
      </div>
      <Confirm
        open={asking()}
        onClose={() => setAsking(false)}
        title={o('gift.cancel')}
        action={o('gift.cancel')}
        onConfirm={cancel}
      >
        <p>{o('gift.cancel.text')}</p>
      </Confirm>
    </Section>
  )
}

const OwnReceipts = (props: { of: string }) => {
  const found = createAsync(() => receipts())
  return (
    <Section title={o('receipts.title')}>
      <View of={found} skeleton={<Skeleton rows={1} />} again={() => void refresh('receipts')}>
        {(page) => (
          <Receipts items={page().items.filter(({ contribution }) => contribution === props.of)} />
        )}
      </View>
    </Section>
  )
}
