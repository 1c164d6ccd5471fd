import { A, createAsync } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { href } from '../../api/tenant.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Section } from '../../ui/page.tsx'
import { Skeleton, View } from '../../ui/state.tsx'
import { useMay } from '../funds/api.ts'
import { results } from './api.ts'
import { r } from './messages.ts'
import style from './results.module.css'
import { StateBadge, titleOf } from './results.tsx'

/** What was written about a budget line, or about one batch of it. */
export const ResultsOf = (props: { line: string; batch?: string }): JSX.Element => {
  const may = useMay()
  const page = createAsync(() => results({ line: props.line }))
  const own = () =>
    (page()?.items ?? []).filter(({ about }) => !props.batch || about === props.batch)
  return (
    <Section
      title={r('title')}
      actions={
        <Show when={may('prepare')}>
          <ButtonLink
            small
            icon="add"
            href={href(`/results/new?about=${props.batch ?? props.line}`)}
          >
            {r('new')}
          </ButtonLink>
        </Show>
      }
    >
      <View of={page} skeleton={<Skeleton rows={1} />} again={() => void refresh('results')}>
        {() => (
          <Show when={own().length > 0} fallback={<p class={style.soft}>{r('none')}</p>}>
            <ul class={style.rows}>
              <For each={own()}>
                {(one) => (
                  <li>
                    <A href={href(`/results/${one.result}`)}>{titleOf(one)}</A>
                    <span class={style.soft}>{[one.day, one.areaName].join(' · ')}</span>
                    <StateBadge state={one.state} />
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
