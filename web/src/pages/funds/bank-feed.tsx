import { createEffect, createSignal, type JSX, on, Show } from 'solid-js'
import { Button } from '../../ui/button.tsx'
import { createForm, FileDrop, Form, FormActions } from '../../ui/form/index.ts'
import { Panel, Section } from '../../ui/page.tsx'
import { Progress } from '../../ui/progress.tsx'
import { JobCard } from '../jobs/job-card.tsx'
import { useJob } from '../registry/use-job.ts'
import { api, moved } from './api.ts'
import { k } from './bank-messages.ts'
import { bring, LARGEST } from './bank-upload.ts'
import style from './funds.module.css'

/** A bank's file: brought in parts, read by a job, and what followed from it. */
export const BankFeed = (props: { bank: string }): JSX.Element => {
  const form = createForm({ file: [] as readonly File[] })
  const [sent, setSent] = createSignal<{ done: number; size: number }>()
  const { job, follow, forget } = useJob()
  createEffect(
    on(
      () => job()?.state,
      (state) => state && state !== 'queued' && state !== 'running' && void moved(),
    ),
  )
  const read = async () => {
    const [file] = form.values.file
    if (!file || file.size > LARGEST) {
      form.setErrors([{ path: 'file', text: k(file ? 'feed.large' : 'feed.none') }])
      return
    }
    forget()
    const begun = await form.submit(async (_, action) => {
      const upload = action.replaceAll('-', '')
      setSent({ done: 0, size: file.size })
      const parts = await bring(upload, file, (done) => setSent({ done, size: file.size }))
      const input = { bank: props.bank, name: file.name.slice(-120), upload, parts }
      return api('POST /statements', input, { action })
    })
    setSent(undefined)
    if (!begun) return
    form.set({ file: [] })
    void moved()
    await follow(begun.job)
  }
  return (
    <Section title={k('feed.title')}>
      <Panel>
        <Form form={form} onSubmit={() => void read()} label={k('feed.title')}>
          <FileDrop
            label={k('feed.label')}
            hint={k('feed.hint')}
            accept=".xml,.csv,.txt,.xlsx"
            {...form.bind('file')}
          />
          <Show when={sent()}>
            {(now) => <Progress label={k('feed.progress')} done={now().done} total={now().size} />}
          </Show>
          <FormActions>
            <Button type="submit" look="main" icon="upload" busy={form.busy()}>
              {k('feed.action')}
            </Button>
          </FormActions>
        </Form>
      </Panel>
      <Show when={job()}>
        {(found) => (
          <div aria-live="polite" class={style.parts}>
            <JobCard job={found()} bare />
          </div>
        )}
      </Show>
    </Section>
  )
}
