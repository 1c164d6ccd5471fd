import { createAsync } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { refresh } from '../../api/cached.ts'
import { isProblem } from '../../api/problem.ts'
import { useSettings } from '../../api/settings.ts'
import { href } from '../../api/tenant.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { DateField, TextField } from '../../ui/form/index.ts'
import { onKey } from '../../ui/keys.ts'
import { fieldText, problemText } from '../../ui/problem.ts'
import { Skeleton, View } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { api, type CaseView, oneCase } from './api.ts'
import { isCompared } from './case.tsx'
import { type Result, ResultBadge } from './comparison-table.tsx'
import { k } from './desk-messages.ts'
import { t } from './messages.ts'
import style from './procedures.module.css'
import { checkers, comparers } from './roles.ts'
import { send } from './send.ts'
import { Tasks } from './tasks.tsx'
import type { Mine, Procedures } from './use-procedures.ts'

const results = ['match', 'no-match', 'not-available'] as const
const keys: Record<string, Result> = { m: 'match', n: 'no-match', u: 'not-available' }

/** The answers of one case's sources; each is saved as it is given. */
export const Answers = (props: { id: string; words: Procedures; mine: Mine }) => {
  const found = createAsync(() => oneCase(props.id))
  return (
    <View of={found} skeleton={<Skeleton rows={6} />} again={() => void refresh('case')}>
      {(view) => <Sheet view={view()} words={props.words} mine={props.mine} />}
    </View>
  )
}

const Sheet = (props: { view: CaseView; words: Procedures; mine: Mine }) => {
  const settings = useSettings()
  const [day, setDay] = createSignal(settings.today())
  const [notes, setNotes] = createStore<Record<string, string>>({})
  const [again, setAgain] = createStore<Record<string, boolean>>({})
  const [wrong, setWrong] = createSignal<{ source: string; text: string }>()
  const [busy, setBusy] = createSignal(false)
  const sources = () => props.words.of(props.view.template)?.sources ?? []
  const may = () => props.mine.may(comparers)
  const nameOf = (source: string) => props.words.source(props.view.template, source)
  const isOpen = (source: string) => !props.view.comparison[source] || again[source]
  const answer = async (source: string, result: Result) => {
    if (busy()) return
    const note = (notes[source] ?? '').trim()
    if (result === 'match' && !note) {
      setWrong({ source, text: k('comparison.note.match') })
      document.getElementById(`field-note-${source}`)?.focus()
      return
    }
    setWrong(undefined)
    setBusy(true)
    try {
      const { case: id, version } = props.view
      await send(() =>
        api(
          'PUT /cases/{case}/comparisons/{source}',
          { case: id, source, result, day: day(), ...(note ? { note } : {}) },
          { ifMatch: version },
        ),
      )
      setAgain(source, false)
      toast(k('comparison.saved', { source: nameOf(source), result: t(`result.${result}`) }))
    } catch (refused) {
      const field = isProblem(refused) ? refused.fields[0] : undefined
      setWrong({ source, text: field ? fieldText(field) : problemText(refused) })
    } finally {
      setBusy(false)
    }
  }
  onKey((key, event) => {
    const result = keys[key]
    const source = sources().find((one) => isOpen(one.source))?.source
    if (!result || !source || !may()) return
    event.preventDefault()
    void answer(source, result)
  })
  const finish = async () => {
    setBusy(true)
    try {
      const { case: id, version } = props.view
      await send(() =>
        api('POST /cases/{case}/moves/{move}', { case: id, move: 'compare' }, { ifMatch: version }),
      )
      toast(t('act.done', { act: k('comparison.done') }))
    } catch (refused) {
      toast(problemText(refused), 'late')
    } finally {
      setBusy(false)
    }
  }
  const mayFinish = () =>
    isCompared(props) &&
    props.mine.may(props.view.next.find((act) => act.record === 'comparison')?.by ?? [])
  const Source = (own: { source: string }) => (
    <li>
      <div class={`${style.stack} ${style.grow}`}>
        <div class={style.row}>
          <h3>{nameOf(own.source)}</h3>
          <ResultBadge result={props.view.comparison[own.source]?.result} />
          <Show when={props.view.comparison[own.source]}>
            {(given) => (
              <span class={style.soft}>
                {given().day} · {given().recordedBy.name}
                {given().note ? ` · ${given().note}` : ''}
              </span>
            )}
          </Show>
        </div>
        <Show
          when={isOpen(own.source)}
          fallback={
            <Show when={may()}>
              <div>
                <Button
                  small
                  look="quiet"
                  aria-label={k('comparison.change', { source: nameOf(own.source) })}
                  onClick={() => setAgain(own.source, true)}
                >
                  {k('comparison.change', { source: nameOf(own.source) })}
                </Button>
              </div>
            </Show>
          }
        >
          <Show when={may()}>
            <TextField
              name={`note-${own.source}`}
              label={k('comparison.note', { source: nameOf(own.source) })}
              optional
              maxlength={1000}
              value={notes[own.source] ?? ''}
              onChange={(value) => setNotes(own.source, value)}
              error={wrong()?.source === own.source ? wrong()?.text : undefined}
            />
            <div class={style.row}>
              <For each={results}>
                {(result) => (
                  <Button
                    small
                    aria-label={k('comparison.answer', {
                      result: t(`result.${result}`),
                      source: nameOf(own.source),
                    })}
                    onClick={() => void answer(own.source, result)}
                  >
                    {t(`result.${result}`)}
                  </Button>
                )}
              </For>
            </div>
          </Show>
        </Show>
      </div>
    </li>
  )
  return (
    <>
      <div class={style.stack}>
        <div class={style.row}>
          <h2>{props.view.head || props.view.number}</h2>
          <ButtonLink small href={href(`/cases/${props.view.case}`)}>
            {k('comparison.open-case')}
          </ButtonLink>
        </div>
        <p class={style.soft}>
          {props.view.number} · {props.view.areaName}
        </p>
      </div>
      <Show when={may()}>
        <DateField
          name="day"
          label={k('comparison.asof')}
          max={settings.today()}
          value={day()}
          onChange={setDay}
        />
      </Show>
      <ul class={style.rows}>
        <For each={sources()}>{({ source }) => <Source source={source} />}</For>
      </ul>
      <Show when={may()}>
        <p class={style.soft}>{k('comparison.keys')}</p>
      </Show>
      <Tasks view={props.view} words={props.words} may={props.mine.may(checkers)} />
      <Show when={mayFinish()}>
        <div class={style.stack}>
          <p>{k('comparison.all')}</p>
          <div>
            <Button look="main" data-act="" busy={busy()} onClick={() => void finish()}>
              {k('comparison.done')}
            </Button>
          </div>
        </div>
      </Show>
    </>
  )
}
