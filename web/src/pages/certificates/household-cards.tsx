import { A, createAsync } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { Section } from '../../ui/page.tsx'
import { Skeleton, View } from '../../ui/state.tsx'
import { cards, useMay } from './api.ts'
import style from './card.module.css'
import { CardBadge } from './card-badge.tsx'
import { t } from './messages.ts'

const Own = (props: { household: string }): JSX.Element => {
  const found = createAsync(() => cards({ household: props.household }))
  return (
    <Section title={t('cards.title')} id="cards">
      <View of={found} skeleton={<Skeleton rows={1} />} again={() => void refresh('cards')}>
        {(page) => (
          <Show
            when={page().items.length > 0}
            fallback={<p class={style.soft}>{t('cards.none')}</p>}
          >
            <ul class={style.cards}>
              <For each={page().items}>
                {(card) => (
                  <li>
                    <A class={style.serial} href={href(`/cards/${card.card}`)}>
                      {card.serial}
                    </A>
                    <CardBadge card={card} waits={card.waits} />
                    <span class={style.soft}>
                      {t('issued')} {card.issued}
                    </span>
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

/** The cards that a household has and had; the one that counts first. */
export const HouseholdCards = (props: { household: string }): JSX.Element => {
  const may = useMay()
  return (
    <Show when={may('read')}>
      <Own household={props.household} />
    </Show>
  )
}
