import { createSignal, type JSX, Show } from 'solid-js'
import { useSettings } from '../../api/settings.ts'
import { formatInstant } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { createForm, DateField, RadioField, TextField } from '../../ui/form/index.ts'
import { Facts, Panel, Section } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'
import { complete, DeedDialog } from '../registry/deed.tsx'
import { api, type CardView, changed, useMay } from './api.ts'
import style from './card.module.css'
import { t } from './messages.ts'

interface Props {
  card: CardView
}
interface DialogProps extends Props {
  open: boolean
  onClose: () => void
}

const LEAST = 10
const long = (text: string) => text.trim().length >= LEAST

const RecordDialog = (props: DialogProps) => {
  const settings = useSettings()
  const form = createForm({ day: settings.today(), text: '' })
  const save = async () => {
    const { day, text } = form.values
    const asked: [string, unknown, string][] = [
      ['day', day, t('choose')],
      ['text', long(text), t('appeal.short')],
    ]
    if (!complete(form, asked)) return
    const { card } = props.card
    const done = await form.submit((values, action) =>
      api('POST /cards/{card}/appeal', { card, ...values }, { action }),
    )
    if (!done) return
    await changed()
    toast(t('appeal.recorded'), 'good')
    props.onClose()
  }
  return (
    <DeedDialog
      {...{ open: props.open, onClose: props.onClose, form }}
      title={t('appeal.record')}
      action={t('appeal.record')}
      onSubmit={() => void save()}
    >
      <p>{t('appeal.lead')}</p>
      <DateField label={t('appeal.day')} max={settings.today()} {...form.bind('day')} />
      <TextField label={t('appeal.text')} rows={4} maxlength={4000} {...form.bind('text')} />
    </DeedDialog>
  )
}

const DecideDialog = (props: DialogProps) => {
  const form = createForm({ outcome: '', answer: '' })
  const save = async () => {
    const { outcome, answer } = form.values
    const asked: [string, unknown, string][] = [
      ['outcome', outcome, t('choose')],
      ['answer', long(answer), t('appeal.short')],
    ]
    if (!complete(form, asked)) return
    const { card } = props.card
    const done = await form.submit((values, action) =>
      api(
        'POST /cards/{card}/appeal/decision',
        { card, outcome: values.outcome as 'upheld', answer: values.answer },
        { action },
      ),
    )
    if (!done) return
    await changed()
    toast(t('appeal.decided'), 'good')
    props.onClose()
  }
  return (
    <DeedDialog
      {...{ open: props.open, onClose: props.onClose, form }}
      title={t('appeal.decide')}
      action={t('appeal.decide')}
      onSubmit={() => void save()}
    >
      <RadioField
        label={t('appeal.outcome')}
        hint={t('appeal.upheld.hint')}
        options={(['upheld', 'dismissed'] as const).map((value) => ({
          value,
          label: t(`appeal.${value}`),
        }))}
        {...form.bind('outcome')}
      />
      <TextField label={t('appeal.answer')} rows={4} maxlength={4000} {...form.bind('answer')} />
    </DeedDialog>
  )
}

/** What the holder said against the end of the card, and the answer; or the way to record it. */
export const CardAppeal = (props: Props): JSX.Element => {
  const settings = useSettings()
  const may = useMay()
  const [open, setOpen] = createSignal<'record' | 'decide'>()
  const close = () => setOpen(undefined)
  const recordable = () => {
    const { ended, appeal } = props.card
    const last = ended?.appealUntil
    return may('give') && !appeal && last !== undefined && settings.today() <= last
  }
  const facts = (appeal: NonNullable<CardView['appeal']>) => [
    { label: t('appeal.day'), value: appeal.day },
    { label: t('appeal.text'), value: appeal.text },
    { label: t('appeal.by'), value: appeal.by.name },
    { label: t('appeal.outcome'), value: t(`appeal.${appeal.state}`) },
    ...(appeal.answer ? [{ label: t('appeal.answer'), value: appeal.answer }] : []),
    ...(appeal.decided
      ? [
          { label: t('appeal.decided.by'), value: appeal.decided.by.name },
          { label: t('ended.at'), value: formatInstant(appeal.decided.at) },
        ]
      : []),
  ]
  return (
    <>
      <Show when={recordable()}>
        <div class={style.row}>
          <Button onClick={() => setOpen('record')}>{t('appeal.record')}</Button>
        </div>
      </Show>
      <Show when={props.card.appeal}>
        {(appeal) => (
          <Section title={t('appeal.title')}>
            <Panel>
              <Facts facts={facts(appeal())} />
              <Show when={appeal().state === 'open' && may('decide')}>
                <div class={style.row}>
                  <Button look="main" data-act="" onClick={() => setOpen('decide')}>
                    {t('appeal.decide')}
                  </Button>
                </div>
              </Show>
            </Panel>
          </Section>
        )}
      </Show>
      <RecordDialog card={props.card} open={open() === 'record'} onClose={close} />
      <DecideDialog card={props.card} open={open() === 'decide'} onClose={close} />
    </>
  )
}
