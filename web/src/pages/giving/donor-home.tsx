import { A, createAsync } from '@solidjs/router'
import { createSignal, For, type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href, tenant } from '../../api/tenant.ts'
import { formatMoney, spellDay } from '../../i18n/format.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { Page, PageHeader, Section } from '../../ui/page.tsx'
import { Skeleton, View } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { PublicWays, publicWaysTitle } from '../transparency/public-ways.tsx'
import { api, type GiftLine, gifts, given, type Recurring, receipts, recurring } from './api.ts'
import { DonorProfile } from './donor-profile.tsx'
import style from './giving.module.css'
import { o } from './own-messages.ts'
import { Receipts } from './receipt-row.tsx'
import { StateBadge } from './state-badge.tsx'

const Gifts = (props: { items: readonly GiftLine[] }) => (
  <Show when={props.items.length > 0} fallback={<p class={style.soft}>{o('gifts.none')}</p>}>
    <ul class={style.rows}>
      <For each={props.items}>
        {(one) => (
          <li>
            <span class={style.what}>
              <A href={href(`/gifts/${one.contribution}`)}>
                {one.fundName}, {formatMoney(one.received || one.amount, one.currency)}
              </A>
              <span class={style.soft}>
                {spellDay(one.day)} · <span class={style.whole}>{one.reference}</span>
              </span>
            </span>
            <StateBadge state={one.state} />
          </li>
        )}
      </For>
    </ul>
  </Show>
)

const Monthly = (props: { items: readonly Recurring[] }) => {
  const [ending, setEnding] = createSignal<Recurring>()
  const end = async () => {
    await api('POST /recurring-gifts/{recurring}/ending', {
      recurring: ending()?.recurring ?? '',
    })
    await given()
    toast(o('monthly.ended'), 'good')
  }
  const said = (one: Recurring) => {
    const amount = formatMoney(one.amount, one.currency)
    return one.state === 'active'
      ? o('monthly.line', { amount, day: spellDay(one.next) })
      : o('monthly.over', { amount })
  }
  return (
    <Show when={props.items.length > 0}>
      <Section title={o('monthly.title')}>
        <ul class={style.rows}>
          <For each={props.items}>
            {(one) => (
              <li>
                <span class={style.what}>
                  {one.fundName}
                  <span class={style.soft}>
                    {said(one)} · {o('monthly.made', { count: one.made })}
                  </span>
                </span>
                <Show when={one.state === 'active'}>
                  <Button small onClick={() => setEnding(one)}>
                    {o('monthly.end')}
                  </Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
        <Confirm
          open={ending() !== undefined}
          onClose={() => setEnding(undefined)}
          title={o('monthly.end.title')}
          action={o('monthly.end')}
          onConfirm={end}
        >
          <p>{o('monthly.end.text')}</p>
        </Confirm>
      </Section>
    </Show>
  )
}

/** What somebody gave who signs in as a donor: their gifts, receipts and monthly pledges. */
export default function DonorHome(): JSX.Element {
  const found = createAsync(async () => {
    const [mine, monthly, papers] = await Promise.all([gifts(), recurring(), receipts()])
    return { gifts: mine.items, monthly: monthly.items, receipts: papers.items }
  })
  return (
    <Page>
      <PageHeader title={o('home.title')} lead={o('home.lead')}>
        <ButtonLink look="main" icon="give" href={href('/gifts/new')}>
          {o('home.new')}
        </ButtonLink>
      </PageHeader>
      <View of={found} skeleton={<Skeleton rows={6} />} again={() => void refresh('gifts')}>
        {(value) => (
          <>
            <Section title={o('gifts.title')}>
              <Gifts items={value().gifts} />
            </Section>
            <Monthly items={value().monthly} />
            <Section title={o('receipts.title')}>
              <Receipts items={value().receipts} />
            </Section>
          </>
        )}
      </View>
      <DonorProfile />
      <Section title={publicWaysTitle()}>
        <PublicWays tenant={tenant()} />
      </Section>
    </Page>
  )
}
