import type { TableRow } from '@terrace/platform/tabular'
import type { Settings } from '@terrace/tenancy'
import type { Nature } from './amounts.ts'
import { readDecimal } from './decimal.ts'
import { type Field, fieldFinder, fieldsOf } from './field.ts'
import { placesOf, relationOf } from './heading.ts'
import type { Unit } from './mapping.ts'
import { fold, reader } from './values.ts'
import { fieldAt, whose } from './whose.ts'

export interface Suggestion {
  column: string
  field: string
  /** From 0 to 1; 1 when the heading is a known name of the field. */
  score: number
  unit?: Unit
  /** Values of the first rows that the field cannot read, to be mapped. */
  unread?: string[]
  /** What some of them are known to stand for. */
  values?: Record<string, string>
}

/** Below this a guess is more often wrong than right. */
const SURE = 0.55

const bare = (text: string): string =>
  fold(text)
    .replaceAll(/[(（[【].*?[)）\]】]/g, '')
    .replaceAll(/[\s_\-./:：*]/g, '')

function pairs(text: string): Set<string> {
  const units = [...text]
  return new Set(units.slice(1).map((unit, i) => (units[i] ?? '') + unit))
}

/** Dice's coefficient of neighbouring characters: 1 for equal texts. */
function likeness(a: string, b: string): number {
  const [left, right] = [pairs(a), pairs(b)]
  if (left.size === 0 || right.size === 0) return 0
  let shared = 0
  for (const pair of left) if (right.has(pair)) shared++
  return (2 * shared) / (left.size + right.size)
}

function nameScore(header: string, name: string): number {
  if (header === name) return 1
  if (name.length < 2 || header.length < 2) return 0
  const [short, long] = header.length < name.length ? [header, name] : [name, header]
  const within = long.includes(short) ? 0.5 + 0.45 * (short.length / long.length) : 0
  return Math.max(within, likeness(header, name) * 0.9)
}

const namesOf = (field: Field): string[] =>
  [field.id, field.id.split('.').at(-1) ?? '', field.label.en, field.label.zh, ...field.also].map(
    bare,
  )

function unitOf(header: string): Unit | undefined {
  if (/万元|ten thousand|10k/i.test(header)) return 'ten-thousand'
  if (/[(（\s]分[)）]?$|cents?\b/i.test(header)) return 'minor'
  return undefined
}

/** How many of the sample's values this field could read. */
function fit(field: Field, values: readonly string[], settings: Settings, today: string): number {
  if (values.length === 0) return 1
  const read = reader(field, { settings, today, mapping: HOW })
  const isMoney = field.kind === 'amount'
  const good = values.filter((v) => (isMoney ? readDecimal(v) !== undefined : 'value' in read(v)))
  return good.length / values.length
}

interface Named {
  field: Field
  names: string[]
}
const namedFields = (settings: Settings): Named[] =>
  fieldsOf(settings).map((field) => ({ field, names: namesOf(field) }))

const bestName = ({ names }: Named, plain: string): number =>
  Math.max(...names.map((name) => nameScore(plain, name)))

/** Which columns are of further people of a household row. */
function furtherPeople(header: readonly string[], fields: readonly Named[]) {
  const ofPerson = fields.filter(({ field }) => whose(field.id))
  return placesOf(header, (stem, sure) => {
    const scored = ofPerson.map((one) => ({ one, score: bestName(one, bare(stem)) }))
    const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
    return best.score >= (sure ? 1 : SURE) ? whose(best.one.field.id)?.name : undefined
  })
}

/** What is the same on all rows by what the headings say: `spouse_name` is of the spouse. */
export function constantsOf(
  header: readonly string[],
  suggestions: readonly Suggestion[],
  settings: Settings,
): Record<string, string> {
  const said = relationOf(furtherPeople(header, namedFields(settings)).spouse)
  const taken = new Set(suggestions.map(({ field }) => field))
  const codes = new Set(settings.lists.relation.map(({ code }) => code))
  return Object.fromEntries(
    Object.entries(said).filter(([field, code]) => !taken.has(field) && codes.has(code)),
  )
}

/**
 * Proposes a field for each column, each field once: by the names that offices use, and by whether
 * the values fit.
 */
export function suggest(
  header: readonly string[],
  sample: readonly TableRow[],
  settings: Settings,
  today: string,
): Suggestion[] {
  const fields = namedFields(settings)
  const { placed } = furtherPeople(header, fields)
  const found: (Suggestion & { at: number })[] = []
  for (const [at, column] of header.entries()) {
    const of = placed.get(at)
    const plain = bare(of?.stem ?? column)
    const values = distinct(sample, at)
    for (const named of fields) {
      const { field } = named
      const person = whose(field.id)
      if (of && !person) continue
      const name = bestName(named, plain)
      if (name < SURE) continue
      const score = name * (0.7 + 0.3 * fit(field, values, settings, today))
      const unit = field.kind === 'amount' ? unitOf(column) : undefined
      const id = person ? fieldAt(of?.place ?? 1, person.name) : field.id
      if (score >= SURE) found.push({ at, column, field: id, score, ...(unit ? { unit } : {}) })
    }
  }
  found.sort((a, b) => b.score - a.score || a.at - b.at)
  const [columns, taken] = [new Set<string>(), new Set<string>()]
  const best = found.filter(({ column, field }) => {
    if (columns.has(column) || taken.has(field)) return false
    columns.add(column)
    taken.add(field)
    return true
  })
  const kinds = fieldFinder(settings)
  return best
    .sort((a, b) => a.at - b.at)
    .map(({ at, ...one }) => ({
      ...one,
      score: Math.round(one.score * 100) / 100,
      ...unreadOf(kinds(one.field), distinct(sample, at), settings, today),
    }))
}

/** Of persons. Born after the year that a survey is about: the age is written -1 (EU-SILC, RX010). */
const KNOWN: Record<string, Record<string, string>> = { age: { '-1': '0' } }

function unreadOf(
  field: Field | undefined,
  values: readonly string[],
  settings: Settings,
  today: string,
): Pick<Suggestion, 'unread' | 'values'> {
  if (!field) return {}
  const known = KNOWN[whose(field.id)?.name ?? ''] ?? {}
  const here = Object.entries(known).filter(([from]) => values.includes(from))
  const unread =
    field.kind === 'amount' ? [] : values.filter((v) => !reads(field, v, settings, today))
  return {
    ...(unread.length > 0 ? { unread: unread.slice(0, 50) } : {}),
    ...(here.length > 0 ? { values: Object.fromEntries(here) } : {}),
  }
}

const HOW = { dates: 'day-first', decimal: '.' } as const
const reads = (field: Field, value: string, settings: Settings, today: string): boolean =>
  'value' in reader(field, { settings, today, mapping: HOW })(value)

const MISSING = new Set(['', 'na', 'n/a', '-', '—', '/', 'null'])

function distinct(sample: readonly TableRow[], column: number): string[] {
  const values = new Set<string>()
  for (const { cells } of sample) {
    const value = cells[column] ?? ''
    if (!MISSING.has(fold(value))) values.add(value)
    if (values.size >= 300) break
  }
  return [...values]
}

/** Different values of a column in the sample, the commonest first, to be mapped to codes. */
export function valuesOf(sample: readonly TableRow[], column: number) {
  const counts = new Map<string, number>()
  for (const { cells } of sample) {
    const value = cells[column] ?? ''
    if (counts.has(value) || counts.size < 200) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  const all = [...counts].map(([value, count]) => ({ value, count }))
  return all.sort((a, b) => b.count - a.count).slice(0, 60)
}

/** Statistical offices name columns of persons `py…`, those of households `hy…` (EU-SILC). */
const hint = (column: string): Nature | undefined => {
  if (/^hy\d{3}/i.test(column)) return 'household'
  return /^py\d{3}/i.test(column) ? 'person' : undefined
}

/**
 * Whether each column of numbers is of persons or of households: a column that says the same on all
 * rows of every household of the sample, and more than nothing on some, is the household's.
 */
export function naturesOf(
  header: readonly string[],
  sample: readonly TableRow[],
  key: number,
): Record<string, Nature> {
  const households = new Map<string, TableRow[]>()
  for (const row of sample) {
    const name = row.cells[key] ?? ''
    if (key >= 0 && name !== '') households.set(name, [...(households.get(name) ?? []), row])
  }
  const families = [...households.values()].filter((rows) => rows.length > 1)
  const natures: Record<string, Nature> = {}
  for (const [at, column] of header.entries()) {
    const told = families.map((rows) => rows.map(({ cells }) => cells[at] ?? ''))
    const numbers = told.flat().filter((v) => !MISSING.has(fold(v)))
    if (at === key || numbers.length === 0) continue
    if (!numbers.every((v) => readDecimal(v) !== undefined)) continue
    const alike = told.every((values) => new Set(values).size === 1)
    const some = told.filter(([v = '']) => (readDecimal(v)?.units ?? 0n) !== 0n).length
    natures[column] = hint(column) ?? (alike && some >= 3 ? 'household' : 'person')
  }
  return natures
}
