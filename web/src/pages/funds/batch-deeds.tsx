import { createAsync } from '@solidjs/router'
import { createEffect, createSignal, For, type JSX, on, Show } from 'solid-js'
import { useSettings } from '../../api/settings.ts'
import { formatMoney } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { createForm, DateField, SelectField } from '../../ui/form/index.ts'
import { toast } from '../../ui/toast.tsx'
import { complete, DeedDialog } from '../registry/deed.tsx'
import { api, type BatchView, banks, moved, useMay, useMyself } from './api.ts'
import { type Act, actsOf } from './batch-acts.ts'
import { b } from './batch-messages.ts'
import style from './funds.module.css'
import { t } from './messages.ts'

interface Props {
  batch: BatchView
  onJob: (job: string) => void
}

/** From which account, and on which day; nothing is asked where it is handed over. */
const SendDialog = (props: Props & { open: boolean; onClose: () => void }): JSX.Element => {
  const words = useSettings()
  const page = createAsync(() => banks())
  const own = () =>
    (page()?.items ?? []).filter(({ currency }) => currency === props.batch.currency)
  const byBank = () => props.batch.channel === 'bank'
  const form = createForm({ bank: '', day: '' })
  createEffect(
    on(
      () => props.open,
      (open) => open && form.set({ bank: own()[0]?.bank ?? '', day: words.today() }),
    ),
  )
  const sums = () => ({
    count: props.batch.count,
    amount: formatMoney(props.batch.amount, props.batch.currency),
  })
  const send = async () => {
    if (byBank() && !complete(form, [['bank', form.values.bank, t('choose')]])) return
    const { batch } = props.batch
    const begun = await form.submit(({ bank, day }, action) =>
      api(
        'POST /batches/{batch}/sending',
        { batch, day: day || words.today(), ...(byBank() ? { bank } : {}) },
        { action },
      ),
    )
    if (!begun) return
    props.onClose()
    props.onJob(begun.job)
  }
  return (
    <DeedDialog
      {...{ open: props.open, onClose: props.onClose, form }}
      title={b('act.send.title')}
      action={b(byBank() ? 'act.send' : 'act.send.hand')}
      onSubmit={() => void send()}
    >
      <p>{b('act.send.text', sums())}</p>
      <Show when={byBank()}>
        <Show when={own().length > 0} fallback={<p class={style.note}>{b('act.send.nobank')}</p>}>
          <SelectField
            label={b('act.send.bank')}
            options={own().map(({ bank, name, account }) => ({
              value: bank,
              label: `${name} · ${account}`,
            }))}
            {...form.bind('bank')}
          />
          <DateField label={b('act.send.day')} min={words.today()} {...form.bind('day')} />
        </Show>
      </Show>
    </DeedDialog>
  )
}

/** The acts of a batch that are offered: what waits for the person first, taking back last. */
export const BatchDeeds = (props: Props): JSX.Element => {
  const may = useMay()
  const me = useMyself()
  const words = useSettings()
  const [deed, setDeed] = createSignal<Act>()
  const acts = () => actsOf(props.batch, me(), words.today(), may)
  const close = () => setDeed(undefined)
  const which = () => ({ batch: props.batch.batch })
  const runs: Record<Exclude<Act, 'send'>, (reason: string) => Promise<unknown>> = {
    again: () =>
      api('POST /batches/{batch}/preparation', which()).then(({ job }) => props.onJob(job)),
    check: () => api('POST /batches/{batch}/check', which()),
    approve: () => api('POST /batches/{batch}/approval', which()),
    release: () => api('POST /batches/{batch}/release', which()),
    reconcile: () => api('POST /batches/{batch}/reconciliation', which()),
    close: () => api('POST /batches/{batch}/closing', which()),
    withdraw: (reason) =>
      api('POST /batches/{batch}/withdrawal', { ...which(), reason }).then(({ job }) =>
        props.onJob(job),
      ),
  }
  const run = async (act: Exclude<Act, 'send'>, reason: string) => {
    await runs[act](reason)
    toast(b(`act.${act}.done`), 'good')
    await moved()
  }
  const sums = () => ({
    count: props.batch.count,
    amount: formatMoney(props.batch.amount, props.batch.currency),
  })
  const label = (act: Act) =>
    b(act === 'send' && props.batch.channel !== 'bank' ? 'act.send.hand' : `act.${act}`)
  const look = (act: Act) => (act === 'withdraw' ? 'plain' : 'main')
  const plain = (): Exclude<Act, 'send'>[] => acts().filter((act) => act !== 'send')
  return (
    <div class={style.row}>
      <For each={acts()}>
        {(act) => (
          <Button
            look={look(act)}
            {...(act === 'withdraw' ? {} : { 'data-act': '' })}
            onClick={() => setDeed(act)}
          >
            {label(act)}
          </Button>
        )}
      </For>
      <For each={plain()}>
        {(act) => (
          <Confirm
            open={deed() === act}
            onClose={close}
            title={b(`act.${act}.title`)}
            action={b(`act.${act}`)}
            danger={act === 'withdraw'}
            reason={act === 'withdraw'}
            onConfirm={(reason) => run(act, reason)}
          >
            <p>{b(`act.${act}.text`, sums())}</p>
          </Confirm>
        )}
      </For>
      <SendDialog {...props} open={deed() === 'send'} onClose={close} />
    </div>
  )
}
