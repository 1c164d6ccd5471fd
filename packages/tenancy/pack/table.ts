import type { CodeEntry } from '../settings-model.ts'

/** One code as a line of a table: code, English, Chinese, codes in other systems. */
export type CodeLine = readonly [
  code: string,
  en: string,
  zh: string,
  external?: Record<string, string>,
]

/** A code list from its table, in the table's order. */
export const codes = (...lines: readonly CodeLine[]): CodeEntry[] =>
  lines.map(([code, en, zh, external], order) => ({
    code,
    label: { en, zh },
    ...(external ? { external } : {}),
    order,
  }))

/** The code in the provincial tables AB01, AC01, AC07 and AC30 (domain.md §2). */
export const aac = (code: string) => ({ 'cn-aac': code })

/** The chosen codes of a list, numbered anew: for packs that need fewer. */
export const only = (list: readonly CodeEntry[], ...chosen: string[]): CodeEntry[] =>
  chosen.flatMap((code, order) => list.filter((e) => e.code === code).map((e) => ({ ...e, order })))

/** The same codes without the mappings of another country's systems. */
export const plain = (list: readonly CodeEntry[]): CodeEntry[] =>
  list.map(({ external: _external, ...entry }) => entry)

/** Other words for some codes. */
export const relabel = (
  list: readonly CodeEntry[],
  words: Record<string, { en?: string; zh?: string }>,
): CodeEntry[] =>
  list.map((entry) => ({ ...entry, label: { ...entry.label, ...words[entry.code] } }))
