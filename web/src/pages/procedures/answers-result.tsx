import { For, Show } from 'solid-js'
import { ApiProblem } from '../../api/problem.ts'
import { problemText } from '../../ui/problem.ts'
import { JobCard } from '../jobs/job-card.tsx'
import type { JobView } from '../registry/use-job.ts'
import { k } from './desk-messages.ts'
import { t } from './messages.ts'
import style from './procedures.module.css'

interface Problem {
  row: number
  number: string
  code: string
}

/** How far a department's file is, what came of it, and which of its lines were not used. */
export const AnswersResult = (props: { job: JobView }) => {
  const problems = () => (props.job.result?.problems ?? []) as Problem[]
  const all = () => props.job.counts.rejected ?? 0
  return (
    <>
      <div aria-live="polite">
        <JobCard job={props.job} bare />
      </div>
      <Show when={problems().length > 0}>
        <h3>{k('answers.problems')}</h3>
        <section class={style.scroll} tabindex="0" aria-label={k('answers.problems')}>
          <table class={style.table}>
            <thead>
              <tr>
                <th scope="col">{k('answers.row')}</th>
                <th scope="col">{t('case.number')}</th>
                <th scope="col">{k('answers.why')}</th>
              </tr>
            </thead>
            <tbody>
              <For each={problems()}>
                {(one) => (
                  <tr>
                    <td class={style.day}>{one.row}</td>
                    <td class={style.whole}>{one.number || '–'}</td>
                    <td class={style.note}>{problemText(new ApiProblem(400, one.code))}</td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </section>
        <Show when={all() > problems().length}>
          <p class={style.soft}>
            {k('answers.problems.more', { count: problems().length, all: all() })}
          </p>
        </Show>
      </Show>
    </>
  )
}
