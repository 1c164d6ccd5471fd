import { createAsync } from '@solidjs/router'
import { Show } from 'solid-js'
import { cached } from '../../api/cached.ts'
import { formatInstant } from '../../i18n/format.ts'
import { createForm, RadioField, SelectField, TextField } from '../../ui/form/index.ts'
import { PhotoField } from '../procedures/photo-field.tsx'
import { ActForm } from './act-form.tsx'
import { type Answering, api, type Grievance, households } from './api.ts'
import { t, wordOf } from './messages.ts'

const history = cached('history', (household: string) =>
  households('GET /households/{household}/history', { household }),
)
const casesOf = cached('cases', (area: string, household: string) =>
  api('GET /cases', { area }).then(({ items }) =>
    items.filter((one) => !household || one.household === household),
  ),
)

type How = 'none' | 'identification' | 'removal' | 'case' | 'change'
interface Typed {
  outcome: string
  words: string
  how: string
  head: string
  case: string
  event: string
  evidence: string[]
}

/** The correction that was chosen, as the command takes it. */
function correctionOf(g: Grievance, typed: Typed): Answering['correction'] {
  const { household } = g
  switch (typed.how as How) {
    case 'identification':
      return household
        ? { kind: 'open-case', template: 'identification', household }
        : {
            kind: 'open-case',
            template: 'identification',
            input: { area: g.area, members: [{ name: typed.head, relation: 'head' }] },
          }
    case 'removal':
      return { kind: 'open-case', template: 'removal', ...(household ? { household } : {}) }
    case 'case':
      return { kind: 'case', case: typed.case }
    case 'change':
      return { kind: 'change', household: household ?? '', event: typed.event }
    default:
      return undefined
  }
}

/** What can be put right here: what is of a household needs one. */
const waysFor = (g: Grievance): How[] =>
  g.household
    ? ['none', 'identification', 'removal', 'case', 'change']
    : ['none', 'identification', 'case']

/** The answer, with what it puts right. */
export const AnswerForm = (props: { of: Grievance }) => {
  const form = createForm<Typed>({
    outcome: '',
    words: '',
    how: 'none',
    head: '',
    case: '',
    event: '',
    evidence: [],
  })
  const right = () => form.values.outcome === 'right' || form.values.outcome === 'partly'
  const save = (action: string) => {
    const correction = right() ? correctionOf(props.of, form.values) : undefined
    return api(
      'POST /grievances/{grievance}/answer',
      {
        grievance: props.of.grievance,
        outcome: form.values.outcome as Answering['outcome'],
        words: form.values.words,
        evidence: form.values.evidence,
        ...(correction ? { correction } : {}),
      },
      { action, ifMatch: props.of.version },
    )
  }
  return (
    <ActForm act="answer" form={form} save={save}>
      <RadioField
        label={t('answer.outcome')}
        options={(['right', 'partly', 'not'] as const).map((one) => ({
          value: one,
          label: wordOf('found', one),
        }))}
        {...form.bind('outcome')}
      />
      <TextField
        label={t('answer.words')}
        hint={t('answer.words.hint')}
        rows={5}
        maxlength={4000}
        {...form.bind('words')}
      />
      <PhotoField
        name="evidence"
        label={t('findings.evidence')}
        area={props.of.area}
        value={form.values.evidence}
        onChange={(ids) => form.set('evidence', ids)}
        error={form.error('evidence')}
        optional
      />
      <Show when={right()}>
        <RadioField
          label={t('answer.correction')}
          options={waysFor(props.of).map((how) => ({ value: how, label: t(`correct.${how}`) }))}
          {...form.bind('how')}
          error={form.error('how') ?? form.error('correction')}
        />
        <Show when={form.values.how === 'identification' && !props.of.household}>
          <TextField label={t('correct.head')} maxlength={100} {...form.bind('head')} />
        </Show>
        <Show when={form.values.how === 'case'}>
          <CaseSelect of={props.of} {...form.bind('case')} />
        </Show>
        <Show when={form.values.how === 'change' && props.of.household}>
          {(household) => <ChangeSelect household={household()} {...form.bind('event')} />}
        </Show>
      </Show>
    </ActForm>
  )
}

interface Bound {
  name: string
  value: string
  onChange: (value: string) => void
  error: string | undefined
}

const CaseSelect = (props: Bound & { of: Grievance }) => {
  const found = createAsync(() => casesOf(props.of.area, props.of.household ?? ''))
  return (
    <SelectField
      {...props}
      label={t('correct.which.case')}
      options={(found() ?? []).map(({ id, head = '', number = '' }) => ({
        value: id,
        label: t('correct.case.line', { name: head, number }),
      }))}
    />
  )
}

const ChangeSelect = (props: Bound & { household: string }) => {
  const found = createAsync(() => history(props.household))
  return (
    <SelectField
      {...props}
      label={t('correct.which.change')}
      options={(found()?.items ?? [])
        .filter(({ changes }) => changes.length > 0)
        .map(({ event, at, by, changes }) => ({
          value: event,
          label: t('correct.change.line', {
            day: formatInstant(at),
            name: by.name,
            count: changes.length,
          }),
        }))}
    />
  )
}
