import { useSearchParams } from '@solidjs/router'
import { createEffect, createSignal, Show } from 'solid-js'
import { spellDay } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import style from './household.module.css'
import { h } from './household-messages.ts'

/** The day in the address (`?asOf=`) as of which the household is shown; '' is today. */
export function useAsOf() {
  const [search, setSearch] = useSearchParams()
  return {
    day: () => String(search.asOf ?? ''),
    set: (day: string) => setSearch({ asOf: day || null }),
  }
}

/** Chooses a past day. The page follows only when the day is whole. */
export const AsOfPicker = (props: { today: string }) => {
  const { day, set } = useAsOf()
  const [typed, setTyped] = createSignal(day())
  createEffect(() => setTyped(day()))
  return (
    <form
      class={style.asOf}
      onSubmit={(event) => {
        event.preventDefault()
        set(typed() >= props.today ? '' : typed())
      }}
    >
      <label for="as-of">{h('as-of.label')}</label>
      <input
        id="as-of"
        type="date"
        max={props.today}
        value={typed()}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit">{h('as-of.go')}</Button>
    </form>
  )
}

/** Says that this is the past, and leads back. */
export const AsOfBanner = () => {
  const { day, set } = useAsOf()
  return (
    <Show when={day()}>
      <div class={style.banner} role="status">
        <span>{h('as-of.banner', { day: spellDay(day()) })}</span>
        <Button small onClick={() => set('')}>
          {h('as-of.back')}
        </Button>
      </div>
    </Show>
  )
}
