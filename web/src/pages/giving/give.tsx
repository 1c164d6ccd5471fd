import { createAsync, useParams, useSearchParams } from '@solidjs/router'
import { createSignal, For, type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { formatMoney, spellDay } from '../../i18n/format.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { createForm, Form, FormActions, TextField } from '../../ui/form/index.ts'
import { PublicPage } from '../../ui/kind/public-page.tsx'
import { Facts } from '../../ui/page.tsx'
import { Skeleton, View } from '../../ui/state.tsx'
import { PublicWays } from '../transparency/public-ways.tsx'
import {
  type Giving,
  giving,
  type Kind,
  type Pledged,
  type PublicFund,
  publicApi,
  thanks,
} from './api.ts'
import { FundList, GiftFields, giftOf, missingIn, NameFields, nothing } from './gift-fields.tsx'
import style from './giving.module.css'
import { t } from './messages.ts'
import { PayIn } from './pay-in.tsx'

/** `/give/:tenant`: anybody gives; `?paid=` and `?pledged=` are the card company's ways back. */
export default function Give(): JSX.Element {
  const params = useParams<{ tenant: string }>()
  const found = createAsync(() => giving(params.tenant))
  const [done, setDone] = createSignal<Pledged>()
  const title = () =>
    done() ? t('pledge.done') : t('give.title', { name: found()?.name ?? params.tenant })
  return (
    <PublicPage title={title()} lead={done() ? t('pledge.done.lead') : t('give.lead')}>
      <Back />
      <View of={found} skeleton={<Skeleton rows={5} />} again={() => void refresh('giving')}>
        {(page) => (
          <Show when={!done()} fallback={<Done pledged={done() as Pledged} />}>
            <Show when={page().funds.length > 0} fallback={<p>{t('give.closed')}</p>}>
              <Funds giving={page()} tenant={params.tenant} />
              <PledgeForm giving={page()} tenant={params.tenant} onDone={setDone} />
            </Show>
          </Show>
        )}
      </View>
      <section class={`${style.part} ${style.unprinted}`} aria-label={t('follow.title')}>
        <h2>{t('follow.title')}</h2>
        <p>{t('follow.text')}</p>
        <div class={style.row}>
          <ButtonLink href={`/give/${params.tenant}/join`}>{t('follow.go')}</ButtonLink>
        </div>
        <PublicWays tenant={params.tenant} here="give" />
      </section>
    </PublicPage>
  )
}

/** What the card company sent somebody back with. */
const Back = () => {
  const [search] = useSearchParams<{ paid?: string; pledged?: string }>()
  const way = (): 'paid' | 'pledged' | undefined => {
    if (search.paid) return 'paid'
    return search.pledged ? 'pledged' : undefined
  }
  const reference = () => search.paid ?? search.pledged ?? ''
  return (
    <Show when={way()}>
      {(one) => (
        <div class={style.box} classList={{ [style.good ?? '']: one() === 'paid' }} role="status">
          <h2>{t(`back.${one()}`)}</h2>
          <p>{t(`back.${one()}.text`, { reference: reference() })}</p>
        </div>
      )}
    </Show>
  )
}

const Funds = (props: { giving: Giving; tenant: string }) => (
  <section class={style.part} aria-label={t('funds.title')}>
    <h2>{t('funds.title')}</h2>
    <FundList funds={props.giving.funds}>
      {(fund) => (
        <>
          <h3>{fund.name}</h3>
          <Show when={fund.purpose}>
            <p class={style.text}>{fund.purpose}</p>
          </Show>
          <Facts
            facts={(['came', 'went', 'stands'] as const).map((what) => ({
              label: t(`fund.${what}`),
              value: formatMoney(fund[what], fund.currency),
              numeric: true,
            }))}
          />
          <Thanks fund={fund} tenant={props.tenant} />
        </>
      )}
    </FundList>
  </section>
)

const Thanks = (props: { fund: PublicFund; tenant: string }) => {
  const found = createAsync(() => thanks(props.tenant, props.fund.fund))
  return (
    <details>
      <summary>{t('fund.thanks')}</summary>
      <Show when={found()?.items.length} fallback={<p>{t('fund.thanks.none')}</p>}>
        <ul class={style.rows}>
          <For each={found()?.items}>
            {(one) => (
              <li>
                <span class={style.what}>
                  {one.name ?? t('fund.unnamed')}
                  <span class={style.soft}>{spellDay(one.day)}</span>
                </span>
                <span class={style.whole}>{formatMoney(one.amount, one.currency)}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </details>
  )
}

const PledgeForm = (props: {
  giving: Giving
  tenant: string
  onDone: (pledged: Pledged) => void
}) => {
  const form = createForm({ ...nothing(props.giving), name: '', kind: 'person', email: '' })
  const send = async () => {
    const { name, email } = form.values
    const missing = [
      ...missingIn(form.values),
      ...(name.trim() ? [] : [{ path: 'name', text: t('pledge.name.missing') }]),
      ...(email.trim() ? [] : [{ path: 'email', text: t('pledge.email.missing') }]),
    ]
    form.setErrors(missing)
    if (missing.length > 0) return
    const made = await form.submit((values, action) => {
      const who = { name: values.name, kind: values.kind as Kind, email: values.email }
      return publicApi(props.tenant)('POST /donations', { ...giftOf(values), ...who }, { action })
    })
    if (!made) return
    if (made.checkout) return location.assign(made.checkout.url)
    props.onDone(made)
    window.scrollTo(0, 0)
  }
  return (
    <section class={`${style.part} ${style.unprinted}`} aria-label={t('pledge.title')}>
      <h2>{t('pledge.title')}</h2>
      <Form form={form} label={t('pledge.title')} onSubmit={() => void send()}>
        <GiftFields form={form} giving={props.giving} tenant={props.tenant}>
          <NameFields form={form} />
          <TextField
            type="email"
            label={t('pledge.email')}
            hint={t('pledge.email.hint')}
            autocomplete="email"
            maxlength={254}
            {...form.bind('email')}
          />
        </GiftFields>
        <FormActions>
          <Button type="submit" look="main" busy={form.busy()}>
            {t('pledge.send')}
          </Button>
        </FormActions>
      </Form>
    </section>
  )
}

const Done = (props: { pledged: Pledged }) => (
  <section class={`${style.box} ${style.good}`} aria-label={t('pay.title')}>
    <h2>{props.pledged.fundName}</h2>
    <PayIn
      reference={props.pledged.reference}
      amount={props.pledged.amount}
      currency={props.pledged.currency}
      bank={props.pledged.bank}
    />
    <div class={style.unprinted}>
      <Button icon="print" onClick={() => window.print()}>
        {t('pay.print')}
      </Button>
    </div>
  </section>
)
