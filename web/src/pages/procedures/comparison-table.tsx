import { For, Show } from 'solid-js'
import { Badge } from '../../ui/badge.tsx'
import type { CaseView } from './api.ts'
import { t } from './messages.ts'
import style from './procedures.module.css'
import type { Procedures } from './use-procedures.ts'

export type Result = CaseView['comparison'][string]['result']

export const ResultBadge = (props: { result: Result | undefined }) => (
  <Badge tone={props.result === 'no-match' ? 'good' : props.result === 'match' ? 'soon' : 'plain'}>
    {props.result ? t(`result.${props.result}`) : t('comparison.waiting')}
  </Badge>
)

/** What each department said of the household, with its day. */
export const ComparisonTable = (props: { view: CaseView; words: Procedures }) => {
  const sources = () => props.words.of(props.view.template)?.sources ?? []
  return (
    <section class={style.scroll} tabindex="0" aria-label={t('comparison.answers')}>
      <table class={style.table}>
        <thead>
          <tr>
            <th scope="col">{t('comparison.source')}</th>
            <th scope="col">{t('comparison.result')}</th>
            <th scope="col">{t('comparison.day')}</th>
            <th scope="col">{t('comparison.note')}</th>
            <th scope="col">{t('comparison.by')}</th>
          </tr>
        </thead>
        <tbody>
          <For each={sources()}>
            {({ source }) => {
              const answer = () => props.view.comparison[source]
              return (
                <tr>
                  <th scope="row">{props.words.source(props.view.template, source)}</th>
                  <td>
                    <ResultBadge result={answer()?.result} />
                  </td>
                  <td class={style.day}>{answer()?.day ?? '–'}</td>
                  <td class={style.note}>
                    <Show when={answer()?.note} fallback="–">
                      {answer()?.note}
                    </Show>
                  </td>
                  <td>{answer()?.recordedBy.name ?? '–'}</td>
                </tr>
              )
            }}
          </For>
        </tbody>
      </table>
    </section>
  )
}
