import { createMemo, createResource, For, type JSX, Show } from 'solid-js'
import { formatNumber } from '../../i18n/format.ts'
import { lang } from '../../i18n/language.ts'
import { Failure, Skeleton } from '../../ui/state.tsx'
import { type Mapping, values } from './api.ts'
import { type Desk, fieldLabel, fieldOf } from './desk.ts'
import style from './intake.module.css'
import { isCoded, isMissing, likely } from './sketch.ts'
import { w } from './wizard-messages.ts'

type Target = Mapping['columns'][number]
interface Found {
  value: string
  count: number
  code?: string | undefined
}

/** Above this many rows the first ones must do: the check looks at all of them anyway. */
const MANY = 200_000

/** The values of one column and what they are read as; those that are not understood come first. */
export const ColumnValues = (props: { desk: Desk; column: string }): JSX.Element => {
  const { desk } = props
  const target = createMemo(() => desk.mapping().columns.find((c) => c.column === props.column))
  const field = () => fieldOf(desk.fields(), target()?.field ?? '')
  const large = () => (desk.view().opened?.rows ?? 0) > MANY
  const [whole] = createResource(
    () => (large() ? undefined : target()?.field),
    (id) => values(desk.view().import, props.column, id),
  )
  const sampled = (): Found[] => {
    const at = desk.view().opened?.header.indexOf(props.column) ?? -1
    const guess = desk.seen().suggestions.find((one) => one.column === props.column)
    const unread = new Set(guess?.field === target()?.field ? guess?.unread : [])
    const all: Found[] = desk.seen().values[at] ?? []
    return all.map((one) => (unread.has(one.value) ? one : { ...one, code: one.value }))
  }
  const all = () =>
    (large() ? sampled() : (whole.latest?.items ?? [])).filter(
      ({ value }) => !isMissing(value, desk.mapping().missing),
    )
  const unread = () => all().filter(({ code }) => code === undefined)
  const open = () => unread().filter(({ value }) => target()?.values?.[value] === undefined)
  const read = () => all().filter(({ code }) => code !== undefined)
  const say = (value: string, code: string | undefined) => {
    const now = target()
    if (!now) return
    const { [value]: _gone, ...rest } = now.values ?? {}
    const next: Target = { ...now, values: code === undefined ? rest : { ...rest, [value]: code } }
    desk.set({
      columns: desk.mapping().columns.map((one) => (one.column === props.column ? next : one)),
    })
  }
  const title = () =>
    w('values.column', {
      column: props.column,
      field: fieldLabel(desk.fields(), target()?.field ?? ''),
    })
  return (
    <Show when={field()}>
      <section class={style.close} aria-label={title()}>
        <h3>{title()}</h3>
        <Show when={!whole.error} fallback={<Failure error={whole.error} />}>
          <Show when={large() || whole.latest} fallback={<Skeleton rows={2} />}>
            <Show when={large()}>
              <p class={style.soft}>{w('values.sampled')}</p>
            </Show>
            <p class={open().length > 0 ? style.wrong : style.soft}>
              {open().length > 0
                ? w('values.unread', { count: open().length })
                : w('values.all-read', { count: all().length })}
            </p>
            <div class={style.values}>
              <For each={unread()}>
                {(one) => (
                  <Meaning
                    desk={desk}
                    column={props.column}
                    found={one}
                    code={target()?.values?.[one.value]}
                    onChange={(code) => say(one.value, code)}
                  />
                )}
              </For>
            </div>
            <Show when={read().length > 0 && isCoded(field()?.kind ?? '')}>
              <details>
                <summary>{w('values.show')}</summary>
                <div class={style.values}>
                  <For each={read()}>
                    {(one) => (
                      <Meaning
                        desk={desk}
                        column={props.column}
                        found={one}
                        code={target()?.values?.[one.value] ?? one.code}
                        onChange={(code) => say(one.value, code)}
                      />
                    )}
                  </For>
                </div>
              </details>
            </Show>
          </Show>
        </Show>
      </section>
    </Show>
  )
}

/** One value: how often it stands there, and what it means. */
const Meaning = (props: {
  desk: Desk
  column: string
  found: Found
  code: string | undefined
  onChange: (code: string | undefined) => void
}): JSX.Element => {
  const field = () => {
    const { columns } = props.desk.mapping()
    const target = columns.find((one) => one.column === props.column)
    return fieldOf(props.desk.fields(), target?.field ?? '')
  }
  const options = () => {
    if (field()?.kind === 'flag') {
      return [
        { code: 'yes', label: w('yes') },
        { code: 'no', label: w('no') },
      ]
    }
    return field()?.codes?.map(({ code, label }) => ({ code, label: label[lang()] }))
  }
  const guess = () => {
    const code = props.code === undefined ? likely(props.found.value, options() ?? []) : undefined
    return options()?.find((one) => one.code === code)
  }
  const label = () => w('values.means', { value: props.found.value, column: props.column })
  return (
    <div class={style.value}>
      <span>{props.found.value}</span>
      <span class={style.number}>×{formatNumber(props.found.count)}</span>
      <Show
        when={options()}
        fallback={
          <input
            class={style.pick}
            aria-label={label()}
            placeholder={w('values.instead')}
            maxlength={40}
            value={props.code ?? ''}
            onChange={(event) => props.onChange(event.currentTarget.value.trim() || undefined)}
          />
        }
      >
        {(all) => (
          <div class={style.more}>
            <select
              class={style.pick}
              aria-label={label()}
              onChange={(event) => {
                const { value } = event.currentTarget
                props.onChange(value === '?' ? undefined : value)
              }}
            >
              <option value="?" selected={props.code === undefined}>
                {w('values.open')}
              </option>
              <option value="" selected={props.code === ''}>
                {w('values.nothing')}
              </option>
              <For each={all()}>
                {({ code, label: name }) => (
                  <option value={code} selected={props.code === code}>
                    {name}
                  </option>
                )}
              </For>
            </select>
            <Show when={guess()}>
              {(one) => (
                <button
                  type="button"
                  class={style.guess}
                  onClick={() => props.onChange(one().code)}
                >
                  {w('values.guess', { label: one().label })}
                </button>
              )}
            </Show>
          </div>
        )}
      </Show>
    </div>
  )
}
