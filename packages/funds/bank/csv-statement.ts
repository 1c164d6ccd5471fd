import { fault } from '@terrace/platform/fault'
import { decimalsOf } from '@terrace/platform/money'
import { type ByteSource, openTable, type TableRow } from '@terrace/platform/tabular'
import { checkBalance } from './camt.ts'
import { signed } from './camt-entry.ts'
import { idOfEndToEnd } from './characters.ts'
import { type ColumnMapping, guessColumns, placesOf, type StatementField } from './csv-columns.ts'
import { type DayOrder, readDay, readDirection, readMoney, readStatus } from './csv-values.ts'
import { isCurrency } from './currency.ts'
import { nameLines, type Unnamed } from './line-id.ts'
import type { Direction, Statement } from './model.ts'

export interface TableStatementOptions {
  /** Tables seldom name them. */
  account: string
  currency: string
  /** What the statement is called: the file's name, say. */
  id: string
  /** Guessed from the headings where not given. */
  mapping?: ColumnMapping
  /** Default `day-first`. */
  days?: DayOrder
  /** Whether a comma begins the decimals. */
  comma?: boolean
  /** Row of the headings, when titles stand above them. */
  headerRow?: number
}

/** Rows of one table; a bank's table of a day is far below. */
const LONGEST = 200_000

type Read = (field: StatementField) => string

/**
 * Reads a statement that a bank gives as a table (CSV or XLSX, any encoding and separator), in any
 * order of days. Where there is a running balance every row is proved by it.
 * @throws Fault as `openTable`, `bank.column-missing`, `bank.columns-unknown`, `bank.cell` (`row`,
 *   `column`), `bank.currency`, `bank.entry-currency`, `bank.balance`
 */
export async function readTableStatement(
  source: ByteSource,
  options: TableStatementOptions,
): Promise<Statement> {
  const { account, currency, id, headerRow } = options
  if (!isCurrency(currency)) throw fault('invalid', 'bank.currency', { currency, at: account })
  const table = await openTable(source, {
    limits: { rows: LONGEST },
    ...(headerRow === undefined ? {} : { headerRow }),
  })
  const mapping = options.mapping ?? guessColumns(table.header)
  const places = placesOf(table.header, mapping)
  const rows: { line: Unnamed; balance?: number }[] = []
  for await (const row of table.rows()) {
    const read: Read = (field) => {
      const at = places[field]
      return at === undefined ? '' : (row.cells[at] ?? '').trim()
    }
    const line = lineOf(read, row, options, mapping)
    if (!line) continue
    const balance = read('balance')
    if (balance === '') rows.push({ line })
    else rows.push({ line, balance: amountIn('balance', read, row, options, mapping) })
  }
  const lines = rows.map(({ line }) => line)
  const days = lines.map(({ day }) => day).sort()
  const [from, to] = [days[0], days.at(-1)]
  return {
    id,
    kind: 'statement',
    account,
    currency,
    ...(from && to ? { from, to } : {}),
    ...prove(rows, currency),
    lines: nameLines(account, lines),
  }
}

function refuse(field: StatementField, text: string, row: TableRow, mapping: ColumnMapping) {
  const column = mapping[field] ?? field
  return fault('invalid', 'bank.cell', { row: row.row, column, value: text.slice(0, 40) })
}

function amountIn(
  field: StatementField,
  read: Read,
  row: TableRow,
  { currency, comma = false }: TableStatementOptions,
  mapping: ColumnMapping,
): number {
  const text = read(field)
  const amount = text === '' ? 0 : readMoney(text, decimalsOf(currency), comma)
  if (amount === undefined) throw refuse(field, text, row, mapping)
  return amount
}

/** Signed: money in above zero. */
function movement(
  read: Read,
  row: TableRow,
  options: TableStatementOptions,
  mapping: ColumnMapping,
): number {
  if (mapping.amount === undefined) {
    const money = (field: 'in' | 'out') => Math.abs(amountIn(field, read, row, options, mapping))
    const [into, out] = [money('in'), money('out')]
    if (into !== 0 && out !== 0) throw refuse('out', read('out'), row, mapping)
    return into - out
  }
  const amount = amountIn('amount', read, row, options, mapping)
  if (mapping.direction === undefined) return amount
  const direction = readDirection(read('direction'))
  if (!direction) throw refuse('direction', read('direction'), row, mapping)
  return direction === 'in' ? Math.abs(amount) : -Math.abs(amount)
}

/** Nothing for a row without movement, such as a total or an opening balance. */
function lineOf(
  read: Read,
  row: TableRow,
  options: TableStatementOptions,
  mapping: ColumnMapping,
): Unnamed | undefined {
  const amount = movement(read, row, options, mapping)
  if (amount === 0) return undefined
  const order = options.days ?? 'day-first'
  const day = readDay(read('day'), order)
  if (!day) throw refuse('day', read('day'), row, mapping)
  const valueDay = readDay(read('valueDay'), order)
  if (read('valueDay') !== '' && !valueDay) throw refuse('valueDay', read('valueDay'), row, mapping)
  const status = readStatus(read('status'))
  if (!status) throw refuse('status', read('status'), row, mapping)
  const currency = currencyIn(read, row, options, mapping)
  const direction: Direction = amount > 0 ? 'in' : 'out'
  const optional = ['bankReference', 'reference', 'party', 'partyAccount', 'reason'] as const
  const told = optional.flatMap((field) => (read(field) ? [[field, read(field)]] : []))
  const endToEnd = idOfEndToEnd(read('endToEnd'))
  return {
    direction,
    amount: Math.abs(amount),
    currency,
    day,
    ...(valueDay ? { valueDay } : {}),
    ...(endToEnd ? { endToEnd } : {}),
    ...Object.fromEntries(told),
    text: read('text').replaceAll(/\s+/g, ' '),
    status,
  }
}

const NAMES: Readonly<Record<string, string>> = { 人民币: 'CNY', 人民币元: 'CNY', RMB: 'CNY' }

function currencyIn(
  read: Read,
  row: TableRow,
  options: TableStatementOptions,
  mapping: ColumnMapping,
): string {
  const text = read('currency').toUpperCase()
  const found = text === '' ? options.currency : (NAMES[text] ?? text)
  if (!isCurrency(found)) throw refuse('currency', text, row, mapping)
  if (found !== options.currency) {
    throw fault('invalid', 'bank.entry-currency', { currency: options.currency, found })
  }
  return found
}

/** By the running balance, whichever end of the table is the newer one. */
function prove(
  rows: readonly { line: Unnamed; balance?: number }[],
  currency: string,
): Pick<Statement, 'opening' | 'closing' | 'balanced'> {
  const moved = rows.filter(({ line }) => line.status === 'booked' || line.status === 'returned')
  const known = moved.flatMap(({ line, balance }) =>
    balance === undefined ? [] : [{ line, balance }],
  )
  if (known.length === 0 || known.length < moved.length) return { balanced: false }
  const chained = (list: typeof known): boolean =>
    list.every(({ line, balance }, at) => {
      const before = list[at - 1]
      return !before || before.balance + signed(line) === balance
    })
  const backward = [...known].reverse()
  const list = !chained(known) && chained(backward) ? backward : known
  const [first, last] = [list[0], list.at(-1)]
  if (!first || !last) return { balanced: false }
  const opening = first.balance - signed(first.line)
  for (const [at, { line, balance }] of list.entries()) {
    checkBalance(list[at - 1]?.balance ?? opening, balance, currency, [line])
  }
  return { opening, closing: last.balance, balanced: true }
}
