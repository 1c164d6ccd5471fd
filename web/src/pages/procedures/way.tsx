import { For } from 'solid-js'
import { spellDay } from '../../i18n/format.ts'
import type { Happening } from '../../ui/timeline.tsx'
import type { CaseView, Step } from './api.ts'
import { Files } from './evidence.tsx'
import { t } from './messages.ts'
import style from './procedures.module.css'
import type { Procedures } from './use-procedures.ts'

/** What the record of an act says of it: votes, a number, an answer, a reason. */
export function notesOf(step: Step, words: Procedures, template: string): string[] {
  const { votes, number, last, again, source, result, reason } = step
  const answer = result && t(`steps.${result}`)
  return [
    ...(votes ? [t('steps.votes', votes)] : []),
    ...(number ? [t('steps.number', { number })] : []),
    ...(last ? [t('steps.until', { day: spellDay(last) })] : []),
    ...(again ? [t('steps.again')] : []),
    ...(answer && source
      ? [t('steps.answer', { source: words.source(template, source), result: answer })]
      : []),
    ...(answer && !source ? [answer] : []),
    ...(reason ? [t('steps.reason', { text: reason })] : []),
  ]
}

/** What an act left behind: what its record says, and its evidence. */
export const Left = (props: { step: Step; words: Procedures; template: string }) => (
  <>
    <For each={notesOf(props.step, props.words, props.template)}>
      {(note) => <span class={style.block}>{note}</span>}
    </For>
    <Files ids={props.step.evidence ?? []} />
  </>
)

/** Everything that happened, newest first. */
export const happenings = (
  of: Pick<CaseView, 'template' | 'steps' | 'createdAt' | 'createdBy'>,
  words: Procedures,
  opened = t('timeline.opened'),
): Happening[] => [
  ...of.steps.toReversed().map((step, at) => ({
    id: `${step.at}-${at}`,
    at: step.at,
    title: words.act(of.template, step.move),
    by: step.by.name,
    detail: <Left step={step} words={words} template={of.template} />,
  })),
  { id: 'opened', at: of.createdAt, title: opened, by: of.createdBy.name },
]
