import { A, createAsync } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { useSettings } from '../../api/settings.ts'
import { href, tenant } from '../../api/tenant.ts'
import { lang } from '../../i18n/language.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Page, PageHeader, Panel, Section } from '../../ui/page.tsx'
import { Skeleton, View } from '../../ui/state.tsx'
import { ownCards } from '../certificates/api.ts'
import card from '../certificates/card.module.css'
import { CardBadge } from '../certificates/card-badge.tsx'
import { type OwnCase, ownCases } from '../procedures/api.ts'
import { Due, StateBadge } from '../procedures/due.tsx'
import style from '../procedures/procedures.module.css'
import { type HouseholdView, ownHousehold } from '../registry/api.ts'
import { AboutSection, LivingSections, type PartProps } from '../registry/household-parts.tsx'
import { IncomeSection } from '../registry/income-section.tsx'
import { MembersSection } from '../registry/members-section.tsx'
import { headOf } from '../registry/people.ts'
import { t } from './messages.ts'
import { OwnPayments } from './own-payments.tsx'

/** May it apply now: nothing is under way, and it is not on the register already. */
export const mayApply = (household: HouseholdView | undefined, cases: readonly OwnCase[]) =>
  cases.every(({ kind }) => kind !== 'open') &&
  (!household || ['candidate', 'removed'].includes(household.status))

const Cases = (props: { items: readonly OwnCase[] }) => (
  <Show when={props.items.length > 0} fallback={<p class={style.soft}>{t('cases.none')}</p>}>
    <ul class={style.rows}>
      <For each={props.items}>
        {(one) => (
          <li>
            <span class={style.row}>
              <A href={href(`/own/cases/${one.case}`)}>{one.procedure[lang()]}</A>
              <StateBadge label={one.label[lang()]} kind={one.kind} />
            </span>
            <Show
              when={one.waits}
              fallback={<span class={style.soft}>{one.outcome?.day ?? t('case.over')}</span>}
            >
              {(waits) => (
                <span class={`${style.soft} ${style.row}`}>
                  {waits().act[lang()]}
                  <Due day={waits().due} />
                </span>
              )}
            </Show>
          </li>
        )}
      </For>
    </ul>
  </Show>
)

const Cards = () => {
  const found = createAsync(() => ownCards())
  return (
    <Section title={t('cards.title')}>
      <View of={found} skeleton={<Skeleton rows={1} />} again={() => void refresh('own-cards')}>
        {(page) => (
          <Show
            when={page().items.length > 0}
            fallback={<p class={style.soft}>{t('cards.none')}</p>}
          >
            <ul class={card.cards}>
              <For each={page().items}>
                {(one) => (
                  <li>
                    <span class={card.serial}>{one.serial}</span>
                    <CardBadge card={one} waits={one.waits} />
                    <a href={`/v/${one.serial}`} target="_self">
                      {t('cards.check')}
                    </a>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </View>
    </Section>
  )
}

const Data = (props: { household: HouseholdView }) => {
  const words = useSettings()
  const part = (): PartProps => ({ ...props, words, editable: false, may: () => false })
  return (
    <>
      <Section title={t('data.title')}>
        <p>{t('data.wrong')}</p>
      </Section>
      <MembersSection {...part()} />
      <IncomeSection {...part()} />
      <AboutSection {...part()} />
      <LivingSections {...part()} />
    </>
  )
}

/** The first page of a household that signs in for itself: what is its own, and nothing else. */
export default function OwnHome() {
  const found = createAsync(async () => {
    const [{ household }, { items }] = await Promise.all([ownHousehold(), ownCases()])
    return { household, items }
  })
  const Apply = () => (
    <ButtonLink look="main" href={href('/own/apply')}>
      {t('apply')}
    </ButtonLink>
  )
  return (
    <Page>
      <View of={found} whole again={() => void refresh('own-cases', 'own-household')}>
        {(value) => (
          <>
            <PageHeader title={t('home.title')} lead={t('home.lead')}>
              <Show when={mayApply(value().household, value().items)}>
                <Apply />
              </Show>
            </PageHeader>
            <Show
              when={value().household}
              fallback={
                <Panel>
                  <p>{t('home.none')}</p>
                  <p class={style.soft}>{t('home.known')}</p>
                </Panel>
              }
            >
              {(home) => (
                <p>
                  <strong>{headOf(home())?.name}</strong> · {home().number} · {home().areaName}
                </p>
              )}
            </Show>
            <Section title={t('cases.title')}>
              <Cases items={value().items} />
            </Section>
            <Cards />
            <Show when={value().household}>
              <OwnPayments />
            </Show>
            <Section title={t('more.title')}>
              <div class={style.row}>
                <ButtonLink href={`/notices/${tenant()}`}>{t('notices.open')}</ButtonLink>
                <ButtonLink href={`/complain/${tenant()}`}>{t('complain.open')}</ButtonLink>
              </div>
            </Section>
            <Show when={value().household}>{(home) => <Data household={home()} />}</Show>
          </>
        )}
      </View>
    </Page>
  )
}
