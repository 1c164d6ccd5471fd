import { createEffect, For, type JSX, on, onMount, Show } from 'solid-js'
import { createForm, TextField } from '../../ui/form/index.ts'
import { Section } from '../../ui/page.tsx'
import { JobCard } from '../jobs/job-card.tsx'
import { DeedDialog } from '../registry/deed.tsx'
import { useJob } from '../registry/use-job.ts'
import { api } from './api.ts'
import style from './funds.module.css'
import { l } from './ledger-messages.ts'

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/

/** Asks from which month to which the journal is read again. */
export const AuditDialog = (props: {
  open: boolean
  onClose: () => void
  today: string
  onStarted: (job: string) => void
}): JSX.Element => {
  const form = createForm({ from: '', until: '' })
  createEffect(
    on(
      () => props.open,
      (open) =>
        open && form.set({ from: `${props.today.slice(0, 4)}-01`, until: props.today.slice(0, 7) }),
    ),
  )
  const save = async () => {
    const { from, until } = form.values
    const wrong = (['from', 'until'] as const)
      .filter((path) => !MONTH.test(form.values[path]))
      .map((path) => ({ path, text: l('audit.month') }))
    form.setErrors(
      wrong.length === 0 && until < from ? [{ path: 'until', text: l('audit.order') }] : wrong,
    )
    if (form.errors().length > 0) return
    const started = await form.submit((values, action) =>
      api('POST /ledger-audits', values, { action }),
    )
    if (!started) return
    props.onClose()
    props.onStarted(started.job)
  }
  return (
    <DeedDialog
      {...{ open: props.open, onClose: props.onClose, form }}
      title={l('audit.title')}
      action={l('audit.start')}
      onSubmit={() => void save()}
    >
      <p>{l('audit.text')}</p>
      <TextField label={l('audit.from')} narrow {...form.bind('from')} />
      <TextField label={l('audit.until')} narrow {...form.bind('until')} />
    </DeedDialog>
  )
}

/** How far an audit is, and what it found. */
export const AuditResult = (props: { job: string }): JSX.Element => {
  const { job, follow } = useJob()
  onMount(() => void follow(props.job))
  const wrong = () => {
    const { wrong: found } = (job()?.result ?? {}) as { wrong?: string[] }
    return found ?? []
  }
  return (
    <Show when={job()}>
      {(found) => (
        <Section title={l('audit.last')}>
          <div aria-live="polite" class={style.parts}>
            <JobCard job={found()} bare />
            <Show when={found().state === 'done'}>
              <Show
                when={(found().counts.wrong ?? 0) > 0}
                fallback={<p class={style.good}>{l('audit.clean')}</p>}
              >
                <div class={style.note}>
                  <p>{l('audit.wrong', { count: found().counts.wrong ?? 0 })}</p>
                  <ul>
                    <For each={wrong()}>{(line) => <li class={style.code}>{line}</li>}</For>
                  </ul>
                </div>
              </Show>
            </Show>
          </div>
        </Section>
      )}
    </Show>
  )
}
