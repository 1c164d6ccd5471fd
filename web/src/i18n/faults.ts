import type { Message } from '@terrace/platform/i18n'
import { createSignal } from 'solid-js'
import { lang } from './language.ts'
import { fill } from './message.ts'

/**
 * The server's codes in words. Every package writes them in its own `i18n.ts`, which imports no
 * server code; they are loaded once, after the first screen, since most visits never need them.
 */
const sources = import.meta.glob([
  '../../../packages/*/{i18n,messages}.ts',
  '../../../packages/*/*.i18n.ts',
])

const [known, setKnown] = createSignal<Record<string, Message>>({})
let loading: Promise<void> | undefined

const isMessage = (value: unknown): value is Message => {
  const text = value as Partial<Message> | null | undefined
  return typeof text?.en === 'string' && typeof text.zh === 'string'
}

/** Every message in every exported catalogue of a module. */
export function messagesIn(module: unknown): Record<string, Message> {
  const found: Record<string, Message> = {}
  for (const value of Object.values(module as Record<string, unknown>)) {
    if (typeof value !== 'object' || value === null) continue
    for (const [code, text] of Object.entries(value)) if (isMessage(text)) found[code] = text
  }
  return found
}

/** Loads the words for the server's codes; again and again costs nothing. */
export function loadFaultTexts(): Promise<void> {
  loading ??= Promise.all(Object.values(sources).map((load) => load())).then(
    (modules) => void setKnown(Object.assign({}, ...modules.map(messagesIn))),
    () => {
      loading = undefined // offline: the next problem tries again
    },
  )
  return loading
}

/** A server code in the page's language, or undefined when no package knows it (or not yet). */
export function faultText(code: string, params: Record<string, unknown> = {}): string | undefined {
  const text = known()[code]?.[lang()]
  return text === undefined ? undefined : fill(text, lang(), params)
}
