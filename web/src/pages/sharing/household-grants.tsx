import { A, createAsync } from '@solidjs/router'
import { createSignal, For, type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { formatMoney } from '../../i18n/format.ts'
import { lang } from '../../i18n/language.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/page.tsx'
import { Skeleton, View } from '../../ui/state.tsx'
import { entitlement, grantsOf, share, useMay } from './api.ts'
import { g } from './figures-messages.ts'
import style from './sharing.module.css'

/** The sentence of the decision, asked for when somebody wants to know. */
const Why = (props: { entitlement: string; household: string }) => {
  const found = createAsync(async () => {
    const { proposal } = await entitlement(props.entitlement)
    return share(proposal, props.household)
  })
  return (
    <View of={found} skeleton={<Skeleton rows={1} />}>
      {(view) => (
        <>
          <p>{view().amounts.find(({ chosen }) => chosen)?.sentence[lang()]}</p>
          <A href={href(`/proposals/${view().proposal}/households/${props.household}`)}>
            {g('granted.whole')}
          </A>
        </>
      )}
    </View>
  )
}

type Grant = Awaited<ReturnType<typeof grantsOf>>['items'][number]

const One = (props: { grant: Grant; household: string }) => {
  const [open, setOpen] = createSignal(false)
  return (
    <li>
      <div class={style.grant}>
        <span>{props.grant.cycle}</span>
        <strong>{formatMoney(props.grant.amount, props.grant.currency)}</strong>
        <Badge tone={props.grant.state === 'confirmed' ? 'good' : 'plain'}>
          {g(`due.${props.grant.state}`)}
        </Badge>
        <span class={style.soft}>{props.grant.benefit}</span>
      </div>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{g('granted.why')}</summary>
        <Show when={open()}>
          <Why entitlement={props.grant.entitlement} household={props.household} />
        </Show>
      </details>
    </li>
  )
}

const Grants = (props: { household: string }) => {
  const [cursor, setCursor] = createSignal('')
  const found = createAsync(() => grantsOf(props.household, cursor()))
  return (
    <Section title={g('granted.title')} id="granted">
      <View
        of={found}
        skeleton={<Skeleton rows={1} />}
        again={() => void refresh('household-grants')}
      >
        {(page) => (
          <Show
            when={page().items.length > 0}
            fallback={<p class={style.soft}>{g('granted.none')}</p>}
          >
            <ul class={style.grants}>
              <For each={page().items}>
                {(grant) => <One grant={grant} household={props.household} />}
              </For>
            </ul>
            <Show when={cursor()}>
              <Button small onClick={() => setCursor('')}>
                {g('granted.first')}
              </Button>
            </Show>
            <Show when={page().next}>
              {(next) => (
                <Button small onClick={() => setCursor(next())}>
                  {g('granted.more')}
                </Button>
              )}
            </Show>
          </Show>
        )}
      </View>
    </Section>
  )
}

/** What a household was granted, and why so much; for who may see amounts of people. */
export const HouseholdGrants = (props: { household: string }): JSX.Element => {
  const may = useMay()
  return (
    <Show when={may('roll')}>
      <Grants household={props.household} />
    </Show>
  )
}
