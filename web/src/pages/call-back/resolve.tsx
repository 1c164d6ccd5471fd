import { createSignal, type JSX, Show } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { Button } from '../../ui/button.tsx'
import { createForm, RadioField, TextField } from '../../ui/form/index.ts'
import type { Happening } from '../../ui/timeline.tsx'
import { toast } from '../../ui/toast.tsx'
import { api, useMay } from '../funds/api.ts'
import style from '../funds/funds.module.css'
import { openPaper } from '../giving/open-paper.ts'
import { PaperField } from '../giving/paper-field.tsx'
import { complete, DeedDialog } from '../registry/deed.tsx'
import type { CallView, Resolved } from './api.ts'
import { c } from './messages.ts'

const outcomes = ['paid-after-all', 'to-pay-again', 'passed-on'] as const
const blank = { outcome: '', note: '', paper: '', number: '' }

const Detail = (props: { of: Resolved }): JSX.Element => {
  const may = useMay()
  return (
    <>
      {[
        ...(props.of.number ? [c('resolved.number', { number: props.of.number })] : []),
        props.of.note,
      ].join(' · ')}{' '}
      <Show when={may('read') && props.of.paper}>
        {(paper) => (
          <Button small icon="file" onClick={() => void openPaper(paper())}>
            {c('resolved.paper')}
          </Button>
        )}
      </Show>
    </>
  )
}

/** What was found of a dispute, each time. */
export const resolvedOf = ({ resolutions = [] }: CallView): Happening[] =>
  resolutions.map((one, at) => ({
    id: `resolved-${at}`,
    at: one.at,
    title: c(`resolve.${one.outcome}`),
    by: one.by.name,
    detail: <Detail of={one} />,
  }))

const isOpen = ({ state, resolutions }: CallView): boolean =>
  state === 'disputed' || (state === 'resolved' && resolutions?.at(-1)?.outcome === 'passed-on')

/** Says what was found of a payment that its recipient disputes. */
export const Resolve = (props: { call: CallView }): JSX.Element => {
  const may = useMay()
  const [open, setOpen] = createSignal(false)
  const form = createForm({ ...blank })
  const begin = () => {
    form.set({ ...blank })
    setOpen(true)
  }
  const is = (outcome: string) => form.values.outcome === outcome
  const send = async () => {
    const { outcome, note, paper, number } = form.values
    const asked: [string, unknown, string][] = [
      ['outcome', outcome, c('answer.choose')],
      ['note', note.trim().length >= 10, c('resolve.note.missing')],
    ]
    if (is('paid-after-all')) asked.push(['paper', paper, c('resolve.paper.missing')])
    if (is('passed-on')) asked.push(['number', number.trim(), c('resolve.number.missing')])
    if (!complete(form, asked)) return
    const said = await form.submit(async (values, action) => {
      const input = {
        ...{ call: props.call.call, outcome: values.outcome as Resolved['outcome'] },
        note: values.note,
        ...(values.paper ? { paper: values.paper } : {}),
        ...(is('passed-on') ? { number: values.number } : {}),
      }
      const saved = await api('POST /call-backs/{call}/resolution', input, { action })
      await refresh('call-back', 'call-backs', 'batch', 'work')
      return saved
    })
    if (!said) return
    toast(c('resolve.done'), 'good')
    setOpen(false)
  }
  return (
    <Show when={isOpen(props.call) && may('resolve')}>
      <Show when={props.call.mayAsk} fallback={<p class={style.note}>{c('hand')}</p>}>
        <Button look="main" data-act="" onClick={begin}>
          {c('resolve')}
        </Button>
        <DeedDialog
          {...{ open: open(), onClose: () => setOpen(false), form }}
          title={c('resolve.title', { name: props.call.payee ?? props.call.number })}
          action={c('answer.save')}
          onSubmit={() => void send()}
        >
          <RadioField
            label={c('resolve.outcome')}
            options={outcomes.map((value) => ({ value, label: c(`resolve.${value}`) }))}
            {...form.bind('outcome')}
          />
          <Show when={is('to-pay-again')}>
            <p class={style.soft}>{c('resolve.to-pay-again.hint')}</p>
          </Show>
          <Show when={is('passed-on')}>
            <TextField label={c('resolve.number')} maxlength={60} {...form.bind('number')} />
          </Show>
          <TextField label={c('resolve.note')} rows={3} maxlength={300} {...form.bind('note')} />
          <Show when={is('paid-after-all')}>
            <PaperField label={c('resolve.paper')} {...form.bind('paper')} />
          </Show>
        </DeedDialog>
      </Show>
    </Show>
  )
}
