import { A, createAsync } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { useSettings } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { formatInstant } from '../../i18n/format.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Section } from '../../ui/page.tsx'
import { Skeleton, View } from '../../ui/state.tsx'
import type { HouseholdView } from '../registry/api.ts'
import { type Brief, cases } from './api.ts'
import { Due, StateBadge } from './due.tsx'
import { t } from './messages.ts'
import style from './procedures.module.css'
import { openers, readers } from './roles.ts'
import { type Procedures, useMine, useTemplates } from './use-procedures.ts'

/** One case as a line: which procedure, where it stands, and by when who does what. */
export const CaseLine = (props: { row: Brief; words: Procedures; to: string }) => {
  const settings = useSettings()
  const day = () => formatInstant(props.row.updatedAt, settings.known()?.zone).slice(0, 10)
  return (
    <li>
      <span class={style.row}>
        <A href={props.to}>{props.words.name(props.row.template)}</A>
        <StateBadge
          label={props.words.state(props.row.template, props.row.state)}
          kind={props.words.kind(props.row.template, props.row.state)}
        />
      </span>
      <Show
        when={props.row.waits}
        fallback={<span class={style.soft}>{t('own.ended', { day: day() })}</span>}
      >
        {(waits) => (
          <span class={`${style.soft} ${style.row}`}>
            {props.words.act(props.row.template, waits().move)}
            <Due day={waits().due} />
          </span>
        )}
      </Show>
    </li>
  )
}

const List = (props: { household: HouseholdView; words: Procedures }): JSX.Element => {
  const mine = useMine()
  const found = createAsync(() => cases({ household: props.household.household }))
  const open = (template: string) =>
    found()?.items.some(
      (one) => one.template === template && props.words.kind(one.template, one.state) === 'open',
    )
  const may = (template: string) =>
    mine.may(openers) &&
    found() &&
    !open(template) &&
    props.words.of(template)?.households.includes(props.household.status)
  const Actions = () => (
    <>
      <Show when={may('identification')}>
        <ButtonLink small href={href(`/cases/new?household=${props.household.household}`)}>
          {t('own.apply')}
        </ButtonLink>
      </Show>
      <Show when={may('removal')}>
        <ButtonLink small href={href(`/households/${props.household.household}/remove`)}>
          {t('own.remove')}
        </ButtonLink>
      </Show>
    </>
  )
  return (
    <Section title={t('own.title')} id="cases" actions={<Actions />}>
      <View of={found} skeleton={<Skeleton rows={1} />} again={() => void refresh('cases')}>
        {(page) => (
          <Show when={page().items.length > 0} fallback={<p class={style.soft}>{t('own.none')}</p>}>
            <ul class={style.rows}>
              <For each={page().items}>
                {(row) => <CaseLine row={row} words={props.words} to={href(`/cases/${row.id}`)} />}
              </For>
            </ul>
          </Show>
        )}
      </View>
    </Section>
  )
}

/** The procedures that a household went through or stands in, and the ones it may begin. */
export const HouseholdCases = (props: { household: HouseholdView }): JSX.Element => {
  const mine = useMine()
  const words = useTemplates()
  return (
    <Show when={mine.may(readers)}>
      <List household={props.household} words={words} />
    </Show>
  )
}
