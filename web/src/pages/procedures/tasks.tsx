import { createSignal, For, Show } from 'solid-js'
import { spellDay } from '../../i18n/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { toast } from '../../ui/toast.tsx'
import { api, type CaseView, moved, type Task } from './api.ts'
import { t } from './messages.ts'
import style from './procedures.module.css'
import type { Procedures } from './use-procedures.ts'

type Verdict = 'cleared' | 'confirmed'
const tone = { open: 'soon', cleared: 'good', confirmed: 'plain' } as const

/** Hits of the comparison: a person looks into each and says what is behind it. */
export const Tasks = (props: { view: CaseView; words: Procedures; may: boolean }) => {
  const [asked, setAsked] = createSignal<{ task: Task; state: Verdict }>()
  const nameOf = (task: Task) => props.words.source(props.view.template, task.source)
  const decide = async (note: string) => {
    const found = asked()
    if (!found) return
    await api(
      'POST /cases/{case}/tasks/{task}',
      { case: props.view.case, task: found.task.task, state: found.state, note },
      { ifMatch: props.view.version },
    )
    toast(t('task.done'))
    await moved()
  }
  const Verdicts = (own: { task: Task }) => (
    <div class={style.row}>
      <Button
        small
        aria-label={t('task.name', { act: t('task.clear'), source: nameOf(own.task) })}
        onClick={() => setAsked({ task: own.task, state: 'cleared' })}
      >
        {t('task.clear')}
      </Button>
      <Button
        small
        aria-label={t('task.name', { act: t('task.confirm'), source: nameOf(own.task) })}
        onClick={() => setAsked({ task: own.task, state: 'confirmed' })}
      >
        {t('task.confirm')}
      </Button>
    </div>
  )
  return (
    <Show when={props.view.tasks.length > 0}>
      <div class={style.stack}>
        <h3>{t('tasks.title')}</h3>
        <p class={style.soft}>{t('tasks.text')}</p>
        <ul class={style.rows}>
          <For each={props.view.tasks}>
            {(task) => (
              <li>
                <span class={style.grow}>
                  <strong>{nameOf(task)}</strong>{' '}
                  <Badge tone={tone[task.state]}>{t(`task.${task.state}`)}</Badge>
                  <Show when={task.note}>
                    <span class={style.block}>{task.note}</span>
                  </Show>
                  <Show when={task.by}>
                    {(by) => (
                      <span class={`${style.block} ${style.soft}`}>
                        {by().name} · {spellDay((task.at ?? '').slice(0, 10))}
                      </span>
                    )}
                  </Show>
                </span>
                <Show when={task.state === 'open' && props.may}>
                  <Verdicts task={task} />
                </Show>
              </li>
            )}
          </For>
        </ul>
        <Confirm
          open={asked() !== undefined}
          onClose={() => setAsked(undefined)}
          title={t(asked()?.state === 'confirmed' ? 'task.confirm.title' : 'task.clear.title')}
          action={t(asked()?.state === 'confirmed' ? 'task.confirm' : 'task.clear')}
          reason
          onConfirm={decide}
        >
          <p>{asked() && nameOf(asked()?.task as Task)}</p>
        </Confirm>
      </div>
    </Show>
  )
}
