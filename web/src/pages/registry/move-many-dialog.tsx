import { createEffect, createSignal, Match, on, Show, Switch } from 'solid-js'
import { areas } from '../../api/areas.ts'
import { AreaTree } from '../../ui/area-picker.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { createForm, FieldGroup, Form, FormActions, TextField } from '../../ui/form/index.ts'
import type { Chosen } from '../../ui/kind/list.tsx'
import { Progress } from '../../ui/progress.tsx'
import { words } from '../../ui/words.ts'
import { api, type Brief, changed, type Input } from './api.ts'
import { complete } from './deed.tsx'
import { d } from './dialog-messages.ts'
import style from './form.module.css'
import { Download, Failed } from './job-end.tsx'
import { useJob } from './use-job.ts'

interface Props {
  /** Nothing is asked while nobody is chosen. */
  chosen: Chosen<Brief> | undefined
  /** The list from which they were chosen. */
  filter: NonNullable<Input<'POST /households/move'>['from']>
  onClose: () => void
}

/** Many households move to another area, for one reason: a job that may be left alone. */
export const MoveManyDialog = (props: Props) => {
  const form = createForm({ area: '', reason: '', address: '' })
  const [name, setName] = createSignal('')
  const { job, follow, forget } = useJob()
  let part: HTMLDivElement | undefined
  createEffect(
    on(
      () => props.chosen,
      () => {
        form.set({ area: '', reason: '', address: '' })
        setName('')
      },
    ),
  )
  const isOver = () => ['done', 'failed', 'cancelled'].includes(job()?.state ?? '')
  createEffect(
    on(isOver, (over) => {
      if (over) void changed()
    }),
  )
  const start = () => {
    const { chosen } = props
    const { area, reason, address } = form.values
    const asked: [string, unknown, string][] = [
      ['area', area, d('choose')],
      ['reason', reason.trim(), d('choose.reason')],
    ]
    if (!chosen || !complete(form, asked)) return
    const text = address.trim()
    const who = chosen.whole
      ? { from: { ...props.filter, ...(text ? { address: text } : {}) } }
      : { households: chosen.rows.map((row) => row.household) }
    void form.submit(async (_values, action) => {
      const started = await api('POST /households/move', { area, reason, ...who }, { action })
      void follow(started.job)
      // The form goes away, and the focus with it: Escape would reach nobody.
      part?.focus()
    })
  }
  const close = () => {
    if (job()) props.chosen?.clear()
    forget()
    props.onClose()
  }
  return (
    <Dialog open={props.chosen !== undefined} onClose={close} title={d('move.title')}>
      <div ref={part} tabindex="-1">
        <Switch
          fallback={
            <Form form={form} onSubmit={start} label={d('move.title')}>
              <p>
                {props.chosen?.whole
                  ? d('move-many.whole')
                  : d('move-many.lead', { count: props.chosen?.rows.length ?? 0 })}
              </p>
              <Show when={props.chosen?.whole}>
                <TextField
                  label={d('move-many.address')}
                  hint={d('move-many.address.hint')}
                  maxlength={200}
                  {...form.bind('address')}
                />
              </Show>
              <FieldGroup name="area" label={d('move.to')} hint={name()} error={form.error('area')}>
                <div class={style.tree}>
                  <AreaTree
                    source={areas}
                    value={form.values.area}
                    onPick={(area) => {
                      form.set('area', area.area)
                      setName(area.name)
                    }}
                  />
                </div>
              </FieldGroup>
              <TextField
                label={d('reason')}
                hint={d('move-many.reason.hint')}
                rows={3}
                maxlength={500}
                {...form.bind('reason')}
              />
              <FormActions>
                <Button type="submit" look="main" busy={form.busy()}>
                  {d('move-many.action')}
                </Button>
                <Button onClick={close}>{words('action.cancel')}</Button>
              </FormActions>
            </Form>
          }
        >
          <Match when={job()?.state === 'done' && job()}>
            {(done) => <Download job={done()} text={resultOf(done().counts)} />}
          </Match>
          <Match when={job()?.state === 'failed' && job()}>
            {(bad) => <Failed job={bad()} text={d('move-many.failed')} />}
          </Match>
          <Match when={job()?.state === 'cancelled'}>
            <p role="status">{d('move-many.cancelled')}</p>
          </Match>
          <Match when={job()}>
            {(running) => (
              <>
                <Progress
                  label={d('move-many.running')}
                  done={running().done}
                  total={running().total}
                />
                <p>{d('move-many.leave')}</p>
              </>
            )}
          </Match>
        </Switch>
      </div>
    </Dialog>
  )
}

function resultOf({ moved = 0, unchanged = 0, refused = 0 }: Record<string, number>): string {
  const parts = [d('move-many.done', { count: moved })]
  if (unchanged > 0) parts.push(d('move-many.there', { count: unchanged }))
  if (refused > 0) parts.push(d('move-many.refused', { count: refused }))
  return parts.join(' ')
}
