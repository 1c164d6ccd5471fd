import type { Day } from '@terrace/platform/dates'
import type { Language } from '@terrace/platform/i18n'
import type { CodeEntry, ListName, Settings } from './settings-model.ts'

/** True when a code may be newly chosen on a day. */
export const isValidOn = (entry: Pick<CodeEntry, 'from' | 'until'>, day: Day): boolean =>
  (entry.from === undefined || entry.from <= day) &&
  (entry.until === undefined || day <= entry.until)

/** The codes that may be chosen on a day, in the order in which people expect them. */
export const codesOn = (settings: Settings, list: ListName, day: Day): CodeEntry[] =>
  settings.lists[list].filter((entry) => isValidOn(entry, day)).sort((a, b) => a.order - b.order)

/** The entry of a code, also of one that has ended. */
export const codeOf = (settings: Settings, list: ListName, code: string): CodeEntry | undefined =>
  settings.lists[list].find((entry) => entry.code === code)

/** The label of a code; the code itself when the list does not know it. */
export const labelOf = (settings: Settings, list: ListName, code: string, lang: Language): string =>
  codeOf(settings, list, code)?.label[lang] ?? code

/** The code that another system's code stands for, such as `cn-aac` `01`. */
export const codeFrom = (
  settings: Settings,
  list: ListName,
  system: string,
  external: string,
): string | undefined =>
  settings.lists[list].find((entry) => entry.external?.[system] === external)?.code
