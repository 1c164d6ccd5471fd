import { type Language, translate } from '@terrace/platform/i18n'
import { decimalsOf, formatAmount } from '@terrace/platform/money'
import type { Cell } from '@terrace/platform/tabular'
import type { IdleMonths } from '@terrace/tenancy'
import { messages } from './messages.ts'
import type { IdlePlace } from './place.ts'

const money = (minor: number, { currency }: IdlePlace): Cell =>
  Number(formatAmount(minor, decimalsOf(currency)))

/** Places as CSV: amounts are decimals of their currency, codes stand as in the API. */
export async function idleCsv(
  rows: readonly IdlePlace[],
  { first, second }: IdleMonths,
  lang: Language,
): Promise<string> {
  // Loaded with the first file: no other read of money needs it.
  const { writeCsv } = await import('@terrace/platform/tabular')
  const names = ['kind', 'id', 'name', 'fund', 'origin', 'year', 'family', 'area', 'currency']
  const header = [
    ...[...names, 'stands', 'since'].map((name) => translate(messages, `idle.${name}`, lang)),
    ...[first, second].map((months) => translate(messages, 'idle.over', lang, { months })),
    translate(messages, 'idle.next', lang),
  ]
  const cells = rows.map((row): Cell[] => [
    ...[row.kind, row.id, row.name, row.fundName ?? null, row.origin ?? null, row.year ?? null],
    ...[row.family ?? null, row.areaName ?? null, row.currency, money(row.stands, row)],
    row.since === undefined ? null : { date: row.since },
    ...[money(row.overFirst, row), money(row.overSecond, row), row.next],
  ])
  const parts: Uint8Array[] = []
  for await (const part of writeCsv(header, cells)) parts.push(part)
  return Buffer.concat(parts).toString()
}
