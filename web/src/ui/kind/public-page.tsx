import type { JSX, ParentComponent } from 'solid-js'
import { createEffect, Show } from 'solid-js'
import { lang, setLanguage } from '../../i18n/language.ts'
import style from './public-page.module.css'

/** A page without the frame: large type, printable, for anybody. Also sign-in and its relatives. */
export const PublicPage: ParentComponent<{
  title: string
  lead?: JSX.Element
  /** Wider than a form: notices, lists. */
  wide?: boolean
}> = (props) => {
  createEffect(() => {
    document.title = `${props.title} · Terrace`
  })
  return (
    <div class={style.page}>
      <header class={style.head}>
        <a href="/" class={style.brand} target="_self">
          <img src="/terrace.svg" alt="" />
          Terrace
        </a>
        <button
          type="button"
          class={style.language}
          lang={lang() === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLanguage(lang() === 'zh' ? 'en' : 'zh')}
        >
          {lang() === 'zh' ? 'English' : '中文'}
        </button>
      </header>
      <main id="main" class={style.main} classList={{ [style.wide ?? '']: Boolean(props.wide) }}>
        <div class={style.intro}>
          <h1>{props.title}</h1>
          <Show when={props.lead}>
            <p class={style.lead}>{props.lead}</p>
          </Show>
        </div>
        {props.children}
      </main>
    </div>
  )
}
