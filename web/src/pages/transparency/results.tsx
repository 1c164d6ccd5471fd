import { For, type JSX, Show } from 'solid-js'
import { r } from '../results/messages.ts'
import { Story } from '../results/story.tsx'
import { type Disclosure, photoPath } from './api.ts'
import style from './open.module.css'

type Result = Disclosure['results'][number]

/** What was released about some lines and batches, with its photos; nothing where nothing was. */
export const Results = (props: {
  tenant: string
  of: readonly Result[]
  /** The name of a budget line, where it is known. */
  nameOf?: (line: string) => string | undefined
}): JSX.Element => (
  <Show when={props.of.length > 0}>
    <section class={style.part} aria-label={r('title')}>
      <h2>{r('title')}</h2>
      <For each={[...props.of]}>
        {(one) => (
          <Story
            of={{ ...one, lineName: props.nameOf?.(one.line) }}
            photos={one.photos.map((photo) => photoPath(props.tenant, one.result, photo))}
          />
        )}
      </For>
    </section>
  </Show>
)
