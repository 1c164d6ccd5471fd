/** Words for people: each message in every language side by side, so that none can be forgotten. */

export const languages = ['en', 'zh'] as const
export type Language = (typeof languages)[number]
export type Message = Record<Language, string>
export type Messages = Record<string, Message>

/** Picks the best of our languages from an `Accept-Language` header. */
export function negotiate(header: string | undefined): Language {
  const wanted = (header ?? '').toLowerCase().split(',')
  for (const part of wanted) {
    const tag = part.split(';')[0]?.trim() ?? ''
    if (tag.startsWith('zh')) return 'zh'
    if (tag.startsWith('en')) return 'en'
  }
  return 'en'
}

/** Fills `{name}` in a message. An unknown code is returned as it is: better than silence. */
export function translate(
  messages: Messages,
  code: string,
  lang: Language,
  params: Record<string, unknown> = {},
): string {
  const text = messages[code]?.[lang] ?? code
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    params[name] === undefined ? whole : String(params[name]),
  )
}
