import { useSearchParams } from '@solidjs/router'
import { For, type JSX } from 'solid-js'
import { useSettings } from '../../api/settings.ts'
import form from '../../ui/form/form.module.css'
import style from './funds.module.css'
import { t } from './messages.ts'

/** The year that a page of money is about: in the address, else the tenant's own now. */
export function useYear(): () => number {
  const [search] = useSearchParams()
  const words = useSettings()
  return () => Number(search.year) || Number(words.today().slice(0, 4))
}

/** Four years back and the next: plans are made ahead. */
export const YearPick = (): JSX.Element => {
  const [, setSearch] = useSearchParams()
  const words = useSettings()
  const year = useYear()
  const now = () => Number(words.today().slice(0, 4))
  const years = () => [1, 0, -1, -2, -3, -4].map((by) => now() + by)
  return (
    <label class={style.year}>
      {t('year')}
      <select
        class={form.input}
        onChange={({ currentTarget: { value } }) =>
          setSearch({ year: Number(value) === now() ? null : value, cursor: null })
        }
      >
        <For each={years()}>
          {(one) => (
            <option value={one} selected={one === year()}>
              {one}
            </option>
          )}
        </For>
      </select>
    </label>
  )
}
