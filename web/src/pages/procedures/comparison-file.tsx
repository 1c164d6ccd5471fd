import { createEffect, createSignal, For, on, Show } from 'solid-js'
import { isProblem } from '../../api/problem.ts'
import { useSettings } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { lang } from '../../i18n/language.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import {
  createForm,
  DateField,
  FileDrop,
  Form,
  FormActions,
  SelectField,
} from '../../ui/form/index.ts'
import { Page, PageHeader, Section } from '../../ui/page.tsx'
import { fieldText, problemText } from '../../ui/problem.ts'
import { words as common } from '../../ui/words.ts'
import { complete } from '../registry/deed.tsx'
import { useJob } from '../registry/use-job.ts'
import { type Asked, needed } from './act-form.tsx'
import { cellsOf, guessColumns, guessMeanings, type Meaning } from './answers.ts'
import { AnswersResult } from './answers-result.tsx'
import { api, moved } from './api.ts'
import { k } from './desk-messages.ts'
import { f } from './form-messages.ts'
import { t } from './messages.ts'
import style from './procedures.module.css'
import { type Answers, uploadAnswers } from './upload.ts'
import { useTemplates } from './use-procedures.ts'

interface Values {
  name: string
  source: string
  day: string
  number: string
  result: string
  note: string
  /** What each cell of the result column means. */
  means: Record<string, Meaning>
}

/** A department's answers for many households: the file, what it means, and what became of it. */
export default function ComparisonFile() {
  const settings = useSettings()
  const templates = useTemplates()
  const { job, follow, forget } = useJob()
  const [file, setFile] = createSignal<Answers>()
  const [busy, setBusy] = createSignal(false)
  const blank = (): Values => ({
    name: '',
    source: '',
    day: settings.today(),
    number: '',
    result: '',
    note: '',
    means: {},
  })
  const form = createForm<Values>(blank())
  const sources = () =>
    (templates.of('identification')?.sources ?? []).map(({ source, label }) => ({
      value: source,
      label: label[lang()],
    }))
  const columns = () => (file()?.columns ?? []).map((value) => ({ value, label: value }))
  const cells = () => {
    const found = file()
    return found ? cellsOf(found, form.values.result) : []
  }
  createEffect(on(cells, (now) => form.set('means', guessMeanings(now)), { defer: true }))
  const isOver = () => ['done', 'failed', 'cancelled'].includes(job()?.state ?? '')
  createEffect(on(isOver, (over) => over && void moved()))
  const take = async ([chosen]: readonly File[]) => {
    if (!chosen) return
    setFile(undefined)
    form.setErrors([])
    setBusy(true)
    try {
      const read = await uploadAnswers(chosen)
      setFile(read)
      form.set({ name: chosen.name, ...guessColumns(read) })
    } catch (refused) {
      const field = isProblem(refused) ? refused.fields[0] : undefined
      form.setErrors([{ path: 'name', text: field ? fieldText(field) : problemText(refused) }])
    } finally {
      setBusy(false)
    }
  }
  const meaning = (wanted: Meaning) => cells().filter((cell) => form.values.means[cell] === wanted)
  const start = async () => {
    const v = form.values
    const many = v.result !== '' && cells().length === 0
    const asked: Asked = file()
      ? [
          ['source', v.source, f('missing.choose')],
          needed('day', v.day),
          ['number', v.number, f('missing.choose')],
          ['result', v.result && !many, many ? k('answers.many') : f('missing.choose')],
          ['means.0', cells().length === 0 || meaning('match'), k('answers.match.missing')],
        ]
      : [['name', '', k('answers.file.missing')]]
    if (!complete(form, asked)) return
    await form.submit(async ({ source, day, number, result, note }, action) => {
      const input = {
        file: file()?.file ?? '',
        source,
        day,
        number,
        result,
        ...(note ? { note } : {}),
        match: meaning('match'),
        noMatch: meaning('no-match'),
      }
      const started = await api('POST /comparisons', input, { action })
      void follow(started.job)
    })
  }
  const again = () => {
    forget()
    setFile(undefined)
    form.set(blank())
  }
  const options = [
    { value: 'match', label: t('result.match') },
    { value: 'no-match', label: t('result.no-match') },
  ]
  const Meanings = () => (
    <Show when={cells().length > 0}>
      <fieldset class={style.group}>
        <legend>{k('answers.means')}</legend>
        <For each={cells()}>
          {(cell, at) => (
            <SelectField
              name={`means.${at()}`}
              label={cell ? k('answers.means.one', { value: cell }) : k('answers.means.empty')}
              placeholder={k('answers.means.skip')}
              options={options}
              value={form.values.means[cell] ?? ''}
              onChange={(value) => form.set('means', cell, value as Meaning)}
              error={form.error(`means.${at()}`)}
            />
          )}
        </For>
      </fieldset>
    </Show>
  )
  return (
    <Page>
      <PageHeader
        title={k('answers.title')}
        lead={k('answers.lead')}
        crumbs={[
          { label: k('comparison.title'), href: href('/comparison') },
          { label: k('answers.title') },
        ]}
      />
      <Show
        when={job()}
        fallback={
          <Form form={form} onSubmit={() => void start()} label={k('answers.title')}>
            <FileDrop
              name="name"
              label={k('answers.file')}
              hint={form.values.name || k('answers.file.hint')}
              accept=".csv,.xlsx"
              value={[]}
              onChange={(files) => void take(files)}
              error={form.error('name')}
            />
            <Show when={busy()}>
              <p role="status">{k('answers.reading')}</p>
            </Show>
            <Show when={file()}>
              <SelectField
                label={k('answers.source')}
                options={sources()}
                {...form.bind('source')}
              />
              <DateField
                label={k('comparison.asof')}
                max={settings.today()}
                {...form.bind('day')}
              />
              <SelectField
                label={k('answers.number')}
                options={columns()}
                {...form.bind('number')}
              />
              <SelectField
                label={k('answers.result')}
                options={columns()}
                {...form.bind('result')}
              />
              <Meanings />
              <SelectField
                label={k('answers.note')}
                optional
                options={columns()}
                {...form.bind('note')}
              />
            </Show>
            <FormActions>
              <Button type="submit" look="main" busy={form.busy()}>
                {k('answers.start')}
              </Button>
              <ButtonLink href={href('/comparison')}>{common('action.cancel')}</ButtonLink>
            </FormActions>
          </Form>
        }
      >
        {(running) => (
          <Section title={form.values.name}>
            <AnswersResult job={running()} />
            <Show when={isOver()} fallback={<p class={style.soft}>{k('answers.leave')}</p>}>
              <div class={style.row}>
                <ButtonLink href={href('/comparison')} look="main">
                  {k('answers.desk')}
                </ButtonLink>
                <Button onClick={again}>{k('answers.again')}</Button>
              </div>
            </Show>
          </Section>
        )}
      </Show>
    </Page>
  )
}
