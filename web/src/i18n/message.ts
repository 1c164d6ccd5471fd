import { formatNumber } from './format.ts'
import { type Language, lang } from './language.ts'

type Text = Record<Language, string>
export type Param = string | number

/** The names in `{name}` and `{count|one|other}` of a message. */
type Names<S extends string> = S extends `${string}{${infer P}}${infer Rest}`
  ? (P extends `${infer N}|${string}` ? N : P) | Names<Rest>
  : never
type Args<S extends string> = [Names<S>] extends [never] ? [] : [params: Record<Names<S>, Param>]

/** The keys of messages without parameters: for tables of keys (menus, columns). */
export type PlainKey<M extends Record<string, Text>> = {
  [K in keyof M]: [Names<M[K]['en']>] extends [never] ? K : never
}[keyof M]

export interface Translator<M extends Record<string, Text>> {
  <K extends keyof M & string>(key: K, ...args: Args<M[K]['en']>): string
  /** The messages themselves, for tests and for keys that come from the server. */
  messages: M
}

/**
 * Fills a message: `{name}`, numbers with separators, and `{count|household|households}`, which
 * picks the first form for one and the second for all else (Chinese needs no such choice).
 */
export function fill(text: string, language: Language, params: Record<string, unknown>): string {
  return text.replaceAll(
    /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g,
    (whole, name: string, one, other) => {
      const value = params[name]
      if (one !== undefined) return value === 1 ? one : other
      if (value === undefined) return whole
      return typeof value === 'number' ? formatNumber(value, language) : String(value)
    },
  )
}

/**
 * An area's messages, in each language side by side. The answer translates:
 * `const t = defineMessages({ 'household.income.wage': { en: 'Wages', zh: '工资性收入' } })`,
 * then `t('household.income.wage')`. A key that is not there is a type error; so is a missing
 * language or a missing parameter.
 */
export function defineMessages<const M extends Record<string, Text>>(messages: M): Translator<M> {
  const translate = (key: string, params: Record<string, Param> = {}): string =>
    fill(messages[key]?.[lang()] ?? key, lang(), params)
  return Object.assign(translate, { messages }) as Translator<M>
}
