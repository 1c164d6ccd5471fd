import { For, type JSX, Show } from 'solid-js'
import { formatNumber, spellDay } from '../../i18n/format.ts'
import { lang } from '../../i18n/language.ts'
import type { Texts } from './api.ts'
import { r } from './messages.ts'
import style from './results.module.css'

/** A result as it is told, to the office and to everybody. */
export interface Told {
  day: string
  areaName: string
  lineName?: string | undefined
  texts: Texts
  measured?: number | undefined
}

/** Its words in the reader's language where they were written, else in the other. */
export const wordsOf = ({ texts }: Pick<Told, 'texts'>) => texts[lang()] ?? texts.zh ?? texts.en

export const Story = (props: { of: Told; photos: readonly string[] }): JSX.Element => {
  const words = () => wordsOf(props.of)
  const spoken = () => (props.of.texts[lang()] ? undefined : lang() === 'zh' ? 'en' : 'zh-CN')
  return (
    <article class={style.story} lang={spoken()}>
      <h3>{words()?.title}</h3>
      <Show when={props.of.measured !== undefined}>
        <p
          class={style.number}
        >{`${formatNumber(props.of.measured ?? 0)} ${words()?.unit ?? ''}`}</p>
      </Show>
      <p>{words()?.text}</p>
      <Show when={props.photos.length > 0}>
        <div class={style.photos}>
          <For each={[...props.photos]}>
            {(src, at) => (
              <img
                {...{ src }}
                alt={r('photo.of', { count: at() + 1, title: words()?.title ?? '' })}
                loading="lazy"
              />
            )}
          </For>
        </div>
      </Show>
      <span class={style.soft}>
        {[props.of.lineName, props.of.areaName, spellDay(props.of.day)].filter(Boolean).join(' · ')}
      </span>
    </article>
  )
}
