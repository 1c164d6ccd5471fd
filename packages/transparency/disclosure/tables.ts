import { decimalsOf, formatAmount } from '@terrace/platform/money'
import { type Cell, writeCsv } from '@terrace/platform/tabular'
import type { Disclosure, OpenBatch, OpenFund, OpenLine } from './model.ts'

/*
 * The disclosure as tables: CSV with CSVW metadata beside it (W3C, Metadata Vocabulary for Tabular
 * Data). Amounts are decimals of their currency; an empty cell is one that is not told.
 */

interface Column<T> {
  name: string
  title: string
  type: 'string' | 'decimal' | 'date' | 'boolean'
  of(row: T): Cell | undefined
}

const money = (minor: number | undefined, currency: string): Cell =>
  minor === undefined ? null : Number(formatAmount(minor, decimalsOf(currency)))
const date = (day: string | undefined): Cell => (day === undefined ? null : { date: day })

type Pot = (OpenFund | OpenLine) & { kind: 'fund' | 'line' }
const sum = (name: 'came' | 'went' | 'stands' | 'overFirst' | 'overSecond', title: string) =>
  ({
    name,
    title,
    type: 'decimal',
    of: (row) => money(row[name], row.currency),
  }) satisfies Column<Pot>

const pots: Column<Pot>[] = [
  { name: 'kind', title: 'Fund or budget line', type: 'string', of: ({ kind }) => kind },
  { name: 'id', title: 'Id', type: 'string', of: (row) => ('line' in row ? row.line : row.fund) },
  { name: 'name', title: 'Name', type: 'string', of: ({ name }) => name },
  { name: 'fund', title: 'Fund', type: 'string', of: ({ fund }) => fund },
  {
    ...{ name: 'origin', title: 'Whose money', type: 'string' },
    of: (row) => ('origin' in row ? row.origin : undefined),
  },
  { name: 'area', title: 'Area', type: 'string', of: ({ areaName }) => areaName },
  {
    ...{ name: 'family', title: 'Family of measures', type: 'string' },
    of: (row) => ('family' in row ? row.family : undefined),
  },
  { name: 'currency', title: 'Currency, ISO 4217', type: 'string', of: ({ currency }) => currency },
  sum('came', 'Came in'),
  sum('went', 'Went on'),
  sum('stands', 'Stands there'),
  { name: 'since', title: 'The oldest stands since', type: 'date', of: (row) => date(row.since) },
  sum('overFirst', 'Stands more than {first} months'),
  sum('overSecond', 'Stands more than {second} months'),
]

const payments: Column<OpenBatch>[] = [
  { name: 'batch', title: 'Batch', type: 'string', of: ({ batch }) => batch },
  { name: 'line', title: 'Budget line', type: 'string', of: ({ line }) => line },
  { name: 'area', title: 'Area', type: 'string', of: ({ areaName }) => areaName },
  { name: 'benefit', title: 'Benefit', type: 'string', of: ({ benefit }) => benefit },
  { name: 'cycle', title: 'Cycle', type: 'string', of: ({ cycle }) => cycle },
  { name: 'channel', title: 'How it is paid', type: 'string', of: ({ channel }) => channel },
  { name: 'state', title: 'State', type: 'string', of: ({ state }) => state },
  { name: 'currency', title: 'Currency, ISO 4217', type: 'string', of: ({ currency }) => currency },
  {
    ...{ name: 'households', title: 'Households; <5 where few', type: 'string' },
    of: ({ households }) => (households === undefined ? undefined : String(households)),
  },
  {
    ...{ name: 'amount', title: 'Amount', type: 'decimal' },
    of: (row) => money(row.amount, row.currency),
  },
  {
    ...{ name: 'confirmed', title: 'Confirmed', type: 'decimal' },
    of: (row) => money(row.confirmed, row.currency),
  },
  {
    ...{ name: 'failed', title: 'Came back', type: 'decimal' },
    of: (row) => money(row.failed, row.currency),
  },
  {
    ...{ name: 'withheld', title: 'Not told, to protect few people', type: 'boolean' },
    of: ({ withheld }) => String(withheld),
  },
]

/** The tables of a disclosure by the names of their files. */
const tables = {
  money: { columns: pots as Column<never>[], key: 'id' },
  payments: { columns: payments as Column<never>[], key: 'batch' },
} as const
export type TableName = keyof typeof tables

function rowsOf(told: Disclosure, name: TableName): readonly unknown[] {
  if (name === 'payments') return told.batches
  const kind = (what: 'fund' | 'line') => (row: object) => ({ ...row, kind: what })
  return [...told.funds.map(kind('fund')), ...told.lines.map(kind('line'))]
}

/** One table as CSV (RFC 4180, UTF-8, no byte order mark: CSVW readers take it for a name). */
export async function tableCsv(told: Disclosure, name: TableName): Promise<string> {
  const { columns } = tables[name]
  const rows = rowsOf(told, name).map((row) => columns.map(({ of }) => of(row as never) ?? null))
  const parts: Uint8Array[] = []
  const header = columns.map((column) => column.name)
  for await (const part of writeCsv(header, rows, { bom: false })) parts.push(part)
  return Buffer.concat(parts).toString()
}

/** The tenant's limits in the words of a column. */
const withMonths = (title: string, { first, second }: Disclosure['limits']): string =>
  title.replace('{first}', String(first)).replace('{second}', String(second))

/** What its columns mean. @param url where the table lies, as seen from its metadata */
export function tableMetadata(
  { office, year, day, limits }: Pick<Disclosure, 'office' | 'year' | 'day' | 'limits'>,
  name: TableName,
  url: string,
): string {
  const { columns, key } = tables[name]
  return JSON.stringify({
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url,
    'dc:title': `${office}: ${name} ${year}`,
    'dc:publisher': office,
    'dc:modified': day,
    dialect: { lineTerminators: ['\r\n'], header: true },
    tableSchema: {
      columns: columns.map(({ name: column, title, type }) => ({
        name: column,
        titles: title === column ? title : [column, withMonths(title, limits)],
        datatype: type,
        null: '',
      })),
      primaryKey: key,
    },
  })
}
