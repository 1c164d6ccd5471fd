import { createAsync } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import type { Words } from '../../api/settings.ts'
import { Facts, Section } from '../../ui/page.tsx'
import { Empty, View } from '../../ui/state.tsx'
import { type HouseholdView, years } from './api.ts'
import { livingFields } from './fields.ts'
import { h } from './household-messages.ts'
import { factsOf } from './household-parts.tsx'
import { IncomeTable } from './income-section.tsx'

/** The years that were closed, newest first: what they said then. */
export const YearsSection = (props: { household: HouseholdView; words: Words }) => {
  const past = createAsync(() => years(props.household.household))
  return (
    <View of={past} again={() => void refresh('household-years')}>
      {(page) => (
        <Show
          when={page().items.length > 0}
          fallback={<Empty icon="clock" title={h('tab.years')} text={h('years.none')} />}
        >
          <For each={page().items}>
            {(snapshot) => {
              const title = () => h('income.title', { year: String(snapshot.year) })
              return (
                <Section title={title()}>
                  <IncomeTable income={snapshot.income} words={props.words} caption={title()} />
                  <Facts
                    facts={factsOf(
                      props.words,
                      livingFields,
                      snapshot.living as Record<string, unknown>,
                    )}
                  />
                </Section>
              )
            }}
          </For>
        </Show>
      )}
    </View>
  )
}
