import { formatMoney, formatNumber, spellDay } from '../../i18n/format.ts'
import type { Fact } from '../../ui/page.tsx'
import style from './log.module.css'
import { isKey, type Key, l } from './log-messages.ts'

/** Fields in the order in which they are read; the kind and the currency are part of others. */
const ORDER = [
  'day',
  'amount',
  'returned',
  'households',
  'effect',
  'origin',
  'form',
  'family',
  'year',
  'area',
  'ref',
  'about',
  'sha256',
  'fund',
  'earmark',
  'line',
  'from',
  'fromAt',
  'to',
  'toAt',
] as const satisfies readonly Key[]
const MONEY = new Set<string>(['amount', 'returned', 'fromAt', 'toAt'])

/** What an entry is, in words. */
export function kindOf(entry: Record<string, unknown>): string {
  const key = `kind.${entry.kind}`
  return isKey(key) ? l(key) : String(entry.kind)
}

/** The fields of an entry; codes of the system stand as they are. */
export const entryFacts = (entry: Record<string, unknown>): Fact[] =>
  ORDER.filter((field) => entry[field] !== undefined).map((field) => ({
    label: l(field),
    value: shownOf(entry, field),
  }))

function shownOf(entry: Record<string, unknown>, field: string) {
  const value = entry[field]
  if (field === 'day') return spellDay(String(value))
  if (MONEY.has(field)) return formatMoney(Number(value), String(entry.currency))
  if (field === 'households') {
    return value === '<5' ? l('households.few') : formatNumber(Number(value))
  }
  if (field === 'year') return String(value)
  const key = `${field}.${value}`
  return isKey(key) ? l(key) : <code class={style.code}>{String(value)}</code>
}
