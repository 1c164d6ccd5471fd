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

/** In the reader's language where it was written, else in the other. */
export const spoken = <T,>(said: { en?: T | undefined; zh?: T | undefined }): T | undefined =>
  said[lang()] ?? said.zh ?? said.en

export const Story = (props: { of: Told; photos: readonly string[] }): JSX.Element => {
  const words = () => spoken(props.of.texts)
  const other = () => (props.of.texts[lang()] ? undefined : lang() === 'zh' ? 'en' : 'zh-CN')
  return (
    <article class={style.story} lang={other()}>
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
