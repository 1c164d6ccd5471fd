import type { Language } from '@terrace/platform/i18n'
import { createSignal } from 'solid-js'

export type { Language }

const KEY = 'terrace.language'

function remembered(): Language {
  const stored = globalThis.localStorage?.getItem(KEY)
  if (stored === 'en' || stored === 'zh') return stored
  return (globalThis.navigator?.language ?? 'en').toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

const [lang, write] = createSignal<Language>(remembered())

/** The language of the page; reading it inside JSX or a memo follows a change. */
export { lang }

/** The BCP 47 tag for `Intl` and for the `lang` attribute. */
export const tagOf = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en-GB')

/** Changes the language at once and for the next visit; the person's own setting is saved by the caller. */
export function setLanguage(language: Language): void {
  globalThis.localStorage?.setItem(KEY, language)
  write(language)
  applyLanguage()
}

/** Tells screen readers, hyphenation and fonts which language the page is in. */
export function applyLanguage(): void {
  document.documentElement.lang = tagOf(lang())
}
