import { createAsync } from '@solidjs/router'
import { createSignal, type JSX, Show } from 'solid-js'
import { Button } from '../../ui/button.tsx'
import { Skeleton, View } from '../../ui/state.tsx'
import style from './funds.module.css'
import { t } from './messages.ts'

interface Slice<T> {
  items: readonly T[]
  next?: string | undefined
}

/** A list beside others on one page: its place stands here and not in the address. */
export function Pages<T>(props: {
  load: (cursor: string | undefined) => Promise<Slice<T>>
  again: () => unknown
  none: string
  children: (items: readonly T[]) => JSX.Element
}): JSX.Element {
  const [cursor, setCursor] = createSignal<string>()
  const slice = createAsync(() => props.load(cursor()))
  return (
    <View of={slice} skeleton={<Skeleton rows={3} />} again={props.again}>
      {(page) => (
        <Show when={page().items.length > 0} fallback={<p class={style.soft}>{props.none}</p>}>
          {props.children(page().items)}
          <Show when={cursor() || page().next}>
            <div class={style.pages}>
              <Show when={cursor()}>
                <Button small onClick={() => setCursor(undefined)}>
                  {t('pages.first')}
                </Button>
              </Show>
              <Show when={page().next}>
                {(next) => (
                  <Button small onClick={() => setCursor(next())}>
                    {t('pages.next')}
                  </Button>
                )}
              </Show>
            </div>
          </Show>
        </Show>
      )}
    </View>
  )
}
