import { useNavigate } from '@solidjs/router'
import { createEffect, createSignal } from 'solid-js'
import { Button } from '../../ui/button.tsx'
import { findPlace } from '../../ui/frame/find.ts'
import style from './list.module.css'
import { t } from './messages.ts'

/** Finds by name, household number or ID number; `/` puts the cursor here. */
export const SearchBox = (props: { text: string }) => {
  const navigate = useNavigate()
  const [text, setText] = createSignal(props.text)
  createEffect(() => setText(props.text))
  return (
    <search>
      <form
        class={style.search}
        onSubmit={(event) => {
          event.preventDefault()
          const { to, state } = findPlace(text().trim())
          if (text().trim()) navigate(to, { state })
        }}
      >
        <label for="find">{t('search.label')}</label>
        <input
          id="find"
          class={style.input}
          type="search"
          data-search
          autocomplete="off"
          aria-describedby="find-hint"
          value={text()}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" icon="search">
          {t('search.go')}
        </Button>
        <span id="find-hint" class={style.hint}>
          {t('search.hint')}
        </span>
      </form>
    </search>
  )
}
