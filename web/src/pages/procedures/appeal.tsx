import { createSignal, Show } from 'solid-js'
import { spellDay } from '../../i18n/format.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { createForm, RadioField, TextField } from '../../ui/form/index.ts'
import { Panel } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'
import { complete, DeedDialog } from '../registry/deed.tsx'
import { api, type CaseView } from './api.ts'
import { Files } from './evidence.tsx'
import { f } from './form-messages.ts'
import { t } from './messages.ts'
import { PhotoField } from './photo-field.tsx'
import style from './procedures.module.css'
import { openers, reviewers } from './roles.ts'
import { send } from './send.ts'
import type { Mine } from './use-procedures.ts'

interface Props {
  view: CaseView
  mine: Mine
}

interface Filing {
  text: string
  evidence: string[]
}

/** A refused household appeals, once: by itself, or filed for it by whoever it comes to. */
export const FileAppeal = (props: {
  area: string
  save: (values: Filing, action: string) => Promise<unknown>
}) => {
  const [asking, setAsking] = createSignal(false)
  const form = createForm({ text: '', evidence: [] as string[] })
  const save = async () => {
    const text = form.values.text.trim()
    if (!complete(form, [['text', text.length >= 10, t('appeal.short')]])) return
    const done = await form.submit(({ evidence }, action) =>
      send(() => props.save({ text, evidence }, action)),
    )
    if (!done) return
    toast(t('appeal.filed'))
    setAsking(false)
  }
  return (
    <div>
      <Button onClick={() => setAsking(true)}>{t('appeal.file')}</Button>
      <DeedDialog
        open={asking()}
        onClose={() => setAsking(false)}
        title={t('appeal.file')}
        action={t('appeal.file')}
        form={form}
        onSubmit={() => void save()}
      >
        <p>{t('appeal.file.text')}</p>
        <TextField label={t('appeal.text')} rows={5} maxlength={4000} {...form.bind('text')} />
        <PhotoField
          label={t('appeal.papers')}
          area={props.area}
          optional
          {...form.bind('evidence')}
          value={form.values.evidence}
          error={form.error('evidence')}
        />
      </DeedDialog>
    </div>
  )
}

const Answer = (props: Props) => {
  const [asking, setAsking] = createSignal(false)
  const form = createForm({ outcome: '', answer: '' })
  const save = async () => {
    const { outcome } = form.values
    const answer = form.values.answer.trim()
    const asked: [string, unknown, string][] = [
      ['outcome', outcome, f('missing.choose')],
      ['answer', answer.length >= 10, t('appeal.short')],
    ]
    if (!complete(form, asked)) return
    const done = await form.submit((_values, action) =>
      send(() =>
        api(
          'POST /cases/{case}/appeal/decision',
          { case: props.view.case, outcome: outcome as 'upheld', answer },
          { action, ifMatch: props.view.version },
        ),
      ),
    )
    if (!done) return
    toast(t('appeal.answered'))
    setAsking(false)
  }
  return (
    <div>
      <Button look="main" onClick={() => setAsking(true)}>
        {t('appeal.answer')}
      </Button>
      <DeedDialog
        open={asking()}
        onClose={() => setAsking(false)}
        title={t('appeal.answer')}
        action={t('appeal.answer')}
        form={form}
        onSubmit={() => void save()}
      >
        <RadioField
          label={t('appeal.outcome')}
          options={[
            { value: 'upheld', label: t('appeal.upheld.option') },
            { value: 'dismissed', label: t('appeal.dismissed.option') },
          ]}
          {...form.bind('outcome')}
        />
        <TextField
          label={t('appeal.answer.text')}
          rows={5}
          maxlength={4000}
          {...form.bind('answer')}
        />
      </DeedDialog>
    </div>
  )
}

/** A refused household's way to be heard again, and what came of it. */
export const Appeal = (props: Props & { may: boolean }) => (
  <Show
    when={props.view.appeal}
    fallback={
      <Show when={props.may && props.mine.may(openers)}>
        <FileAppeal
          area={props.view.area}
          save={(values, action) =>
            api(
              'POST /cases/{case}/appeal',
              { case: props.view.case, ...values },
              { action, ifMatch: props.view.version },
            )
          }
        />
      </Show>
    }
  >
    {(appeal) => (
      <Panel>
        <div class={style.row}>
          <h2>{t('appeal.title')}</h2>
          <Badge tone={appeal().state === 'open' ? 'soon' : 'plain'}>
            {t(`appeal.state.${appeal().state}`)}
          </Badge>
        </div>
        <p class={style.text}>{appeal().text}</p>
        <Files ids={appeal().evidence} />
        <p class={style.soft}>
          {t('appeal.by', { name: appeal().filedBy.name, day: spellDay(appeal().day) })}
        </p>
        <Show when={appeal().answer}>
          {(text) => <p class={style.text}>{t('appeal.answer.is', { text: text() })}</p>}
        </Show>
        <Show when={appeal().state === 'open' && props.mine.may(reviewers)}>
          <Answer {...props} />
        </Show>
      </Panel>
    )}
  </Show>
)
