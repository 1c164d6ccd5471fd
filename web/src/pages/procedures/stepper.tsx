import { For, Show } from 'solid-js'
import { lang } from '../../i18n/language.ts'
import { roleText } from '../../i18n/role-words.ts'
import { Section } from '../../ui/page.tsx'
import type { Step, Template, Waits } from './api.ts'
import { t } from './messages.ts'
import style from './procedures.module.css'
import { type Procedures, rolesText } from './use-procedures.ts'
import { Left } from './way.tsx'

interface Standing {
  template: string
  state: string
  step: number
  steps: readonly Step[]
  waits?: Waits | undefined
}

const whoOf = (step: Step): string =>
  step.roles.length === 0
    ? step.by.name || t('steps.public')
    : t('steps.by', { name: step.by.name, roles: step.roles.map(roleText).join(', ') })

/** One act that was done: who, when, why, on which evidence. */
const Done = (props: { step: Step; words: Procedures; template: string }) => (
  <li>
    <strong>{props.words.act(props.template, props.step.move)}</strong>{' '}
    <span class={style.soft}>
      {whoOf(props.step)} · <span class={style.day}>{props.step.day}</span>
    </span>
    <Left step={props.step} words={props.words} template={props.template} />
  </li>
)

/** Where something stands in its procedure: who did what, when, on which evidence, what is due. */
export const Stepper = (props: { of: Standing; words: Procedures }) => {
  const template = () => props.words.of(props.of.template)
  const kind = () => props.words.kind(props.of.template, props.of.state)
  const over = () => kind() !== 'open'
  const numberOf = (step: Step) => step.step ?? props.words.move(props.of.template, step.move)?.step
  const last = () => Math.max(1, ...props.of.steps.map((step) => numberOf(step) ?? 0))
  const doneIn = (n: number) => props.of.steps.filter((step) => (numberOf(step) ?? last()) === n)
  const phase = (n: number): 'done' | 'here' | 'ended' | 'later' => {
    if (kind() === 'passed') return 'done'
    const here = over() ? last() : props.of.step
    if (n < here) return 'done'
    if (n > here) return 'later'
    return over() ? 'ended' : 'here'
  }
  const title = (all: Template) =>
    all.steps.length === 6 ? t('steps.title') : t('steps.title.n', { count: all.steps.length })
  return (
    <Show when={template()}>
      {(all) => (
        <Section title={title(all())}>
          <ol class={style.stepper}>
            <For each={all().steps}>
              {(one) => (
                <li
                  data-phase={phase(one.step)}
                  aria-current={phase(one.step) === 'here' ? 'step' : undefined}
                >
                  <h3>
                    {one.label[lang()]}{' '}
                    <span class={style.phase}>{t(`steps.${phase(one.step)}`)}</span>
                  </h3>
                  <ul class={style.acts}>
                    <For each={doneIn(one.step)}>
                      {(step) => (
                        <Done step={step} words={props.words} template={props.of.template} />
                      )}
                    </For>
                    <Show when={phase(one.step) === 'here' && props.of.waits}>
                      {(waits) => (
                        <li class={style.dueLine}>
                          {t('steps.due', {
                            act: props.words.act(props.of.template, waits().move),
                            day: waits().due,
                            who: rolesText(waits().roles),
                          })}
                        </li>
                      )}
                    </Show>
                  </ul>
                </li>
              )}
            </For>
          </ol>
        </Section>
      )}
    </Show>
  )
}
