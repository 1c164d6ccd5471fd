import { isDay } from '@terrace/platform/dates'
import { codesOn, type Settings } from '@terrace/tenancy'
import { type Decimal, readDecimal, ten } from './decimal.ts'
import type { Field } from './field.ts'
import type { Mapping } from './mapping.ts'

/** What a cell says, or why it says nothing usable. */
export type Value = { value: unknown } | { code: string; params?: Record<string, string | number> }
export type ReadValue = (text: string) => Value

const YES = ['yes', 'y', 'true', '1', 't', '是', '有', '对', '已', '√', '✓', 'x']
const NO = ['no', 'n', 'false', '0', 'f', '2', '否', '无', '没有', '错', '未', '×']

/** How texts are compared: width, case and spaces do not matter. */
export const fold = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()

/** Words for sex that stand in no list. */
const OTHER_WORDS: Record<string, Record<string, string>> = {
  sex: { m: 'male', f: 'female', man: 'male', woman: 'female', 男性: 'male', 女性: 'female' },
  relation: { 本人: 'head', 户主本人: 'head', 妻子: 'spouse', 丈夫: 'spouse', 夫: 'spouse' },
}

/**
 * All words by which a code may be called, folded: the code, its labels, the codes of other systems
 * (also without leading zeros). A word that could mean two codes means none: people decide.
 */
export function codeWords(
  entries: readonly { code: string; label: { en: string; zh: string }; external?: object }[],
  list = '',
): Map<string, string> {
  const words = new Map<string, string | undefined>()
  const say = (word: string, code: string, sure: boolean) => {
    const key = fold(word)
    const had = words.get(key)
    if (!words.has(key)) words.set(key, code)
    else if (had !== code && !sure) words.set(key, undefined)
  }
  for (const { code } of entries) say(code, code, true)
  for (const { code, label } of entries) for (const l of Object.values(label)) say(l, code, true)
  const known = new Set(words.keys())
  for (const { code, external } of entries) {
    for (const other of new Set(Object.values(external ?? {}).map(String))) {
      for (const word of new Set([other, other.replace(/^0+(?=.)/, '')])) {
        if (!known.has(fold(word))) say(word, code, false)
      }
    }
  }
  const codes = new Set(entries.map((e) => e.code))
  for (const [word, code] of Object.entries(OTHER_WORDS[list] ?? {})) {
    if (codes.has(code) && !words.has(word)) words.set(word, code)
  }
  return new Map([...words].filter((w): w is [string, string] => w[1] !== undefined))
}

/** Codes of a field's list that may be chosen today, by every word for them. */
export function wordsOf(settings: Settings, field: Field, today: string): Map<string, string> {
  if (field.kind === 'idType') return codeWords(settings.identity.types)
  return field.list ? codeWords(codesOn(settings, field.list, today), field.list) : new Map()
}

interface How {
  settings: Settings
  today: string
  mapping: Pick<Mapping, 'dates' | 'decimal'>
  values?: Record<string, string> | undefined
}

/** Makes the reader of one column: everything that can be decided before the first row is. */
export function reader(field: Field, how: How): ReadValue {
  if (field.kind === 'code' || field.kind === 'idType') return codeReader(field, how)
  if (field.kind === 'codes') return codesReader(field, how)
  if (field.kind === 'flag') return flagReader(how.values)
  const read = plainReader(field, how)
  const mapped = new Map(Object.entries(how.values ?? {}))
  if (mapped.size === 0) return read
  return (text) => {
    const to = mapped.get(text.trim())
    return to === '' ? { value: undefined } : read(to ?? text)
  }
}

function plainReader(field: Field, { mapping }: How): ReadValue {
  switch (field.kind) {
    case 'day':
      return (text) => dayOf(text, mapping.dates)
    case 'year':
      return yearOf
    case 'integer':
      return (text) => integerOf(readDecimal(text, mapping.decimal), text)
    case 'number':
      return (text) => numberOf(readDecimal(text, mapping.decimal), text)
    default:
      return (text) => ({ value: text.trim() })
  }
}

function codeReader(field: Field, { settings, today, values }: How): ReadValue {
  const words = wordsOf(settings, field, today)
  const mapped = new Map(Object.entries(values ?? {}).map(([from, to]) => [fold(from), to]))
  const known = new Map<string, Value>()
  return (text) => {
    let found = known.get(text)
    if (!found) {
      const key = fold(text)
      const code = mapped.get(key) ?? words.get(key)
      if (code === undefined) found = { code: 'value.code', params: { value: text } }
      else found = { value: code === '' ? undefined : code }
      if (known.size < 10_000) known.set(text, found)
    }
    return found
  }
}

function codesReader(field: Field, how: How): ReadValue {
  const one = codeReader(field, how)
  return (text) => {
    const whole = one(text)
    if ('value' in whole) return { value: whole.value === undefined ? undefined : [whole.value] }
    const codes: unknown[] = []
    for (const part of text.split(/[;,、，；|/+]/)) {
      if (part.trim() === '') continue
      const value = one(part)
      if (!('value' in value)) return value
      if (value.value !== undefined && !codes.includes(value.value)) codes.push(value.value)
    }
    return { value: codes.length > 0 ? codes : undefined }
  }
}

function flagReader(values: Record<string, string> | undefined): ReadValue {
  const words = new Map<string, boolean | undefined>()
  for (const word of YES) words.set(word, true)
  for (const word of NO) words.set(word, false)
  for (const [from, to] of Object.entries(values ?? {})) {
    words.set(fold(from), to === '' ? undefined : to === 'yes')
  }
  return (text) => {
    const key = fold(text)
    if (words.has(key)) return { value: words.get(key) }
    return { code: 'value.flag', params: { value: text } }
  }
}

const two = (text: string | undefined) => (text ?? '').padStart(2, '0')

/** `2025-03-04`, `2025/3/4`, `20250304`, `2025年3月4日`, `04/03/2025`, with or without time. */
export function dayOf(text: string, order: Mapping['dates']): Value {
  const clean = text
    .normalize('NFKC')
    .trim()
    .replace(/[T ]\d{1,2}:\d{2}.*$/, '')
  const year = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(clean)
  const plain = /^(\d{4})(\d{2})(\d{2})$/.exec(clean)
  const other = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(clean)
  let day: string | undefined
  if (year ?? plain) {
    const [, y, m, d] = year ?? plain ?? []
    day = `${y}-${two(m)}-${two(d)}`
  } else if (other) {
    const [, a, b, y] = other
    const [d, m] = order === 'day-first' ? [a, b] : [b, a]
    day = `${y}-${two(m)}-${two(d)}`
  }
  if (day === undefined) return { code: 'value.day', params: { value: text } }
  return isDay(day) ? { value: day } : { code: 'value.no-such-day', params: { value: text } }
}

function yearOf(text: string): Value {
  const year = /^((?:19|20|21)\d{2})(?:年度?)?(?:\.0+)?$/.exec(text.normalize('NFKC').trim())?.[1]
  return year ? { value: Number(year) } : { code: 'value.year', params: { value: text } }
}

function integerOf(decimal: Decimal | undefined, text: string): Value {
  const whole = decimal && decimal.units % ten(decimal.scale) === 0n
  if (!decimal || !whole) return { code: 'value.integer', params: { value: text } }
  const value = Number(decimal.units / ten(decimal.scale))
  return Number.isSafeInteger(value)
    ? { value }
    : { code: 'value.integer', params: { value: text } }
}

function numberOf(decimal: Decimal | undefined, text: string): Value {
  if (!decimal) return { code: 'value.number', params: { value: text } }
  const value = Number(`${decimal.units}e-${decimal.scale}`)
  return Number.isFinite(value) ? { value } : { code: 'value.number', params: { value: text } }
}
