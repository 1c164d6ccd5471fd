import { createEffect, on, Show } from 'solid-js'
import { useSettings } from '../../api/settings.ts'
import { createForm, DateField, RadioField, SelectField, TextField } from '../../ui/form/index.ts'
import { toast } from '../../ui/toast.tsx'
import { complete, DeedDialog } from '../registry/deed.tsx'
import { api, type CardView, changed } from './api.ts'
import { t } from './messages.ts'

interface DeedProps {
  card: CardView
  open: boolean
  onClose: () => void
}

const revokeReasons = [
  'approved-in-error',
  'fraud',
  'household-ended',
  'moved-away',
  'superseded',
  'court',
] as const
const reissueReasons = ['lost', 'damaged', 'facts-changed'] as const
const reasonsFor = ({ state }: CardView) =>
  state === 'expired' ? (['expired'] as const) : reissueReasons
const hows = ['signature', 'thumb-print', 'witnessed'] as const

const fresh = (open: () => boolean, clear: () => void) =>
  createEffect(on(open, (isOpen) => isOpen && clear()))

/** A sentence of what happened, and for some deeds a reason of a list. */
function useNote(props: DeedProps) {
  const form = createForm({ reason: '', note: '' })
  fresh(
    () => props.open,
    () => form.set({ reason: '', note: '' }),
  )
  const done = async (text: string) => {
    await changed()
    toast(text, 'good')
    props.onClose()
  }
  return { form, done }
}

const Note = (props: { form: ReturnType<typeof useNote>['form'] }) => (
  <TextField
    label={t('note')}
    hint={t('note.hint')}
    rows={3}
    maxlength={500}
    {...props.form.bind('note')}
  />
)

/** A deed that asks for a reason of a list and a sentence, and does one thing. */
function ReasonedDialog<R>(
  props: DeedProps & {
    deed: 'revoke' | 'reissue'
    reasons: readonly (
      | typeof revokeReasons
      | typeof reissueReasons
      | readonly ['expired']
    )[number][]
    send: (values: { reason: string; note: string }, action: string) => Promise<R>
    after?: (answer: R) => void
  },
) {
  const { form, done } = useNote(props)
  const save = async () => {
    const { reason, note } = form.values
    const asked: [string, unknown, string][] = [
      ['reason', reason, t('choose')],
      ['note', note.trim(), t('note.missing')],
    ]
    if (!complete(form, asked)) return
    const answer = await form.submit(props.send)
    if (!answer) return
    await done(t(`${props.deed}.done`))
    props.after?.(answer)
  }
  return (
    <DeedDialog
      {...{ open: props.open, onClose: props.onClose, form }}
      title={t(`${props.deed}.title`)}
      action={t(`${props.deed}.action`)}
      onSubmit={() => void save()}
    >
      <p>{t(`${props.deed}.text`)}</p>
      <SelectField
        label={t('reason')}
        options={props.reasons.map((value) => ({ value, label: t(`reason.${value}`) }))}
        {...form.bind('reason')}
      />
      <Note form={form} />
    </DeedDialog>
  )
}

export const RevokeDialog = (props: DeedProps) => (
  <ReasonedDialog
    {...props}
    deed="revoke"
    reasons={revokeReasons}
    send={({ reason, note }, action) => {
      const input = { card: props.card.card, reason: reason as 'fraud', note }
      return api('POST /cards/{card}/revocation', input, { action })
    }}
  />
)

export const ReissueDialog = (props: DeedProps & { onIssued: (card: CardView) => void }) => (
  <ReasonedDialog
    {...props}
    deed="reissue"
    reasons={reasonsFor(props.card)}
    send={({ reason, note }, action) => {
      const input = { card: props.card.card, reason: reason as 'lost', note }
      return api('POST /cards/{card}/reissue', input, { action })
    }}
    after={(card) => props.onIssued(card)}
  />
)

/** Suspends a valid card, or lets a suspended one count again. */
export const SuspendDialog = (props: DeedProps) => {
  const { form, done } = useNote(props)
  const back = () => props.card.state === 'suspended'
  const save = async () => {
    if (!complete(form, [['note', form.values.note.trim(), t('note.missing')]])) return
    const { card } = props.card
    const resumed = back()
    const answer = await form.submit(({ note }, action) =>
      resumed
        ? api('POST /cards/{card}/resumption', { card, note }, { action })
        : api('POST /cards/{card}/suspension', { card, note }, { action }),
    )
    if (answer) await done(t(resumed ? 'resume.done' : 'suspend.done'))
  }
  return (
    <DeedDialog
      {...{ open: props.open, onClose: props.onClose, form }}
      title={t(back() ? 'resume.title' : 'suspend.title')}
      action={t(back() ? 'act.resume' : 'suspend.action')}
      onSubmit={() => void save()}
    >
      <Show when={!back()}>
        <p>{t('suspend.text')}</p>
      </Show>
      <Note form={form} />
    </DeedDialog>
  )
}

/** How the holder received the card. */
export const ReceiptDialog = (props: DeedProps) => {
  const words = useSettings()
  const empty = { how: 'signature', day: '', receiver: '', first: '', second: '' }
  const form = createForm(empty)
  fresh(
    () => props.open,
    () => form.set({ ...empty, day: words.today() }),
  )
  const witnessed = () => form.values.how === 'witnessed'
  const save = async () => {
    const { day, first, second } = form.values
    const asked: [string, unknown, string][] = [['day', day, t('choose')]]
    if (witnessed()) {
      asked.push(
        ['first', first.trim(), t('witness.missing')],
        ['second', second.trim(), t('witness.missing')],
      )
    }
    if (!complete(form, asked)) return
    const answer = await form.submit((values, action) =>
      api(
        'POST /cards/{card}/receipt',
        {
          card: props.card.card,
          how: values.how as (typeof hows)[number],
          day: values.day,
          ...(values.receiver.trim() ? { receiver: values.receiver } : {}),
          ...(witnessed() ? { witnesses: [values.first, values.second] } : {}),
        },
        { action },
      ),
    )
    if (!answer) return
    await changed()
    toast(t('receive.done'), 'good')
    props.onClose()
  }
  return (
    <DeedDialog
      {...{ open: props.open, onClose: props.onClose, form }}
      title={t('receive.title')}
      action={t('receive.action')}
      onSubmit={() => void save()}
    >
      <RadioField
        label={t('receive.how')}
        options={hows.map((value) => ({ value, label: t(`how.${value}`) }))}
        {...form.bind('how')}
      />
      <DateField label={t('receive.day')} max={words.today()} {...form.bind('day')} />
      <Show when={witnessed()}>
        <TextField label={t('witness.first')} maxlength={100} {...form.bind('first')} />
        <TextField label={t('witness.second')} maxlength={100} {...form.bind('second')} />
      </Show>
      <TextField
        label={t('receive.receiver')}
        optional
        maxlength={100}
        {...form.bind('receiver')}
      />
    </DeedDialog>
  )
}
