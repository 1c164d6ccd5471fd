import { createSignal, For, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { isProblem } from '../../api/problem.ts'
import { href } from '../../api/tenant.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { RadioField, TextField } from '../../ui/form/index.ts'
import { Section } from '../../ui/page.tsx'
import { fieldText, problemText } from '../../ui/problem.ts'
import { toast } from '../../ui/toast.tsx'
import { api, type Entry, type ListView } from './api.ts'
import { l } from './list-messages.ts'
import style from './procedures.module.css'
import { send } from './send.ts'

type Result = 'confirmed' | 'doubtful'
interface Check {
  result: string
  note: string
}

/** The spot check: those drawn by lot and all related to officials, each with what was found. */
export const SampleChecks = (props: { list: ListView; onDone: () => void }) => {
  const [given, set] = createStore<Record<string, Check>>({})
  const [error, setError] = createSignal<string>()
  const [busy, setBusy] = createSignal(false)
  const sampled = () => props.list.entries.filter((entry) => entry.sampled && !entry.out)
  const open = () => sampled().filter(({ check }) => !check)
  const filled = () =>
    open().flatMap(({ case: id }) => (given[id]?.result ? [{ case: id, ...given[id] }] : []))
  const put = (id: string, part: Partial<Check>) =>
    set(id, { result: '', note: '', ...given[id], ...part })
  const save = async () => {
    const all = filled()
    if (all.length === 0) return setError(l('review.check.none'))
    if (all.some(({ note }) => !note.trim())) return setError(l('review.check.missing'))
    setError(undefined)
    setBusy(true)
    try {
      const checks = all.map(({ case: id, result, note }) => ({
        case: id,
        result: result as Result,
        note: note.trim(),
      }))
      const { list, version } = props.list
      await send(() => api('POST /lists/{list}/checks', { list, checks }, { ifMatch: version }))
      toast(l('review.check.done'))
      props.onDone()
    } catch (refused) {
      const field = isProblem(refused) ? refused.fields[0] : undefined
      setError(field ? fieldText(field) : problemText(refused))
    } finally {
      setBusy(false)
    }
  }
  const Open = (own: { entry: Entry }) => (
    <li>
      <div class={`${style.stack} ${style.grow}`}>
        <a href={href(`/cases/${own.entry.case}`)}>
          <strong>{own.entry.head}</strong> {own.entry.number}
        </a>
        <Show when={own.entry.official}>
          <div>
            <Badge>{l('entry.official')}</Badge>
          </div>
        </Show>
        <RadioField
          name={`check-${own.entry.case}`}
          label={l('entry.check')}
          inline
          options={(['confirmed', 'doubtful'] as const).map((value) => ({
            value,
            label: l(`entry.${value}`),
          }))}
          value={given[own.entry.case]?.result ?? ''}
          onChange={(result) => put(own.entry.case, { result })}
        />
        <TextField
          name={`note-${own.entry.case}`}
          label={l('review.check.note')}
          maxlength={1000}
          value={given[own.entry.case]?.note ?? ''}
          onChange={(note) => put(own.entry.case, { note })}
        />
      </div>
    </li>
  )
  return (
    <Show when={sampled().length > 0}>
      <Section title={l('review.sample')}>
        <p>{l('review.sample.text')}</p>
        <p class={style.soft}>
          {l('review.sample.counts', {
            done: sampled().length - open().length,
            all: sampled().length,
          })}
        </p>
        <Show when={open().length > 0}>
          <ul class={style.rows}>
            <For each={open()}>{(entry) => <Open entry={entry} />}</For>
          </ul>
          <Show when={error()}>
            <p role="alert" class={style.error}>
              {error()}
            </p>
          </Show>
          <div>
            <Button look="main" busy={busy()} onClick={() => void save()}>
              {l('review.check.save', { count: filled().length })}
            </Button>
          </div>
        </Show>
        <Show when={open().length < sampled().length}>
          <ul class={style.rows}>
            <For each={sampled().filter(({ check }) => check)}>
              {(entry) => (
                <li>
                  <span class={style.grow}>
                    <strong>{entry.head}</strong> {entry.number}
                    <span class={`${style.block} ${style.soft}`}>{entry.check?.note}</span>
                  </span>
                  <Badge tone={entry.check?.result === 'confirmed' ? 'good' : 'soon'}>
                    {l(`entry.${entry.check?.result ?? 'confirmed'}`)}
                  </Badge>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </Section>
    </Show>
  )
}
