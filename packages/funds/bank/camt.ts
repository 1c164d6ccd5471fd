import { fault } from '@terrace/platform/fault'
import { decimalsOf, formatAmount } from '@terrace/platform/money'
import {
  type BatchReference,
  type Detail,
  detailOf,
  type Entry,
  type EntryLine,
  entryOf,
  ours,
  signed,
} from './camt-entry.ts'
import { nameLines } from './line-id.ts'
import type { Statement, StatementFile } from './model.ts'
import {
  all,
  checkCurrency,
  dayText,
  decimal,
  direction,
  money,
  need,
  needText,
  one,
  textAt,
  type XmlNode,
} from './node.ts'

type Kind = StatementFile['kind']

const NAMES = {
  statement: { body: 'BkToCstmrStmt', one: 'Stmt', page: 'StmtPgntn' },
  notification: { body: 'BkToCstmrDbtCdtNtfctn', one: 'Ntfctn', page: 'NtfctnPgntn' },
} as const

/** Where statements and notifications are, and what of them is read piece by piece. */
const recordsOf = (kind: Kind): string[] => {
  const at = `/Document/${NAMES[kind].body}/${NAMES[kind].one}`
  return [at, `${at}/Ntry`, `${at}/Ntry/NtryDtls`, `${at}/Ntry/NtryDtls/TxDtls`]
}

type Raw = Omit<Statement, 'lines'> & { lines: EntryLine[] }

/** Takes the records of a `camt.053.001.08` or `camt.054.001.08` as they come, then its root. */
export class CamtReader {
  static readonly records = new Set([...recordsOf('statement'), ...recordsOf('notification')])
  readonly #kind: Kind
  #details: Detail[] = []
  #batch: BatchReference = {}
  #entries: Entry[] = []
  #statements: Raw[] = []
  constructor(kind: Kind) {
    this.#kind = kind
  }

  take(record: XmlNode, path: string): void {
    if (path.endsWith('/TxDtls')) this.#details.push(detailOf(record))
    else if (path.endsWith('/NtryDtls')) this.#takeBatch(record)
    else if (path.endsWith('/Ntry')) {
      this.#entries.push(entryOf(record, this.#details, this.#batch))
      this.#details = []
      this.#batch = {}
    } else {
      this.#statements.push(statementOf(record, this.#kind, this.#entries))
      this.#entries = []
    }
  }

  #takeBatch(record: XmlNode): void {
    const message = ours(textAt(record, 'Btch/MsgId'))
    const paymentInfo = ours(textAt(record, 'Btch/PmtInfId'))
    this.#batch = {
      ...this.#batch,
      ...(message ? { message } : {}),
      ...(paymentInfo ? { paymentInfo } : {}),
    }
  }

  /** @throws Fault invalid `bank.element-missing` */
  end(root: XmlNode): StatementFile {
    const body = need(root, NAMES[this.#kind].body)
    const head = need(body, 'GrpHdr')
    const created = needText(head, 'CreDtTm')
    const today = dayText(need(head, 'CreDtTm'))
    if (this.#statements.length === 0) need(body, NAMES[this.#kind].one)
    const statements = this.#statements.map((raw) => {
      const lines = raw.lines.map((line) => ({ ...line, day: line.day ?? today }))
      return { ...raw, lines: nameLines(raw.account, lines) }
    })
    return { kind: this.#kind, id: needText(head, 'MsgId'), created, statements }
  }
}

function statementOf(node: XmlNode, kind: Kind, entries: readonly Entry[]): Raw {
  const account = need(node, 'Acct')
  const iban = textAt(account, 'Id/IBAN')
  const currency = currencyOf(node, entries)
  for (const entry of entries) {
    if (entry.currency === currency) continue
    throw fault('invalid', 'bank.entry-currency', { currency, found: entry.currency })
  }
  const page = one(node, NAMES[kind].page)
  const pages = page && {
    number: Number(needText(page, 'PgNb')),
    last: ['true', '1'].includes(needText(page, 'LastPgInd')),
  }
  const whole = !pages || (pages.number === 1 && pages.last)
  if (whole) checkSummary(node, currency, entries)
  const from = one(node, 'FrToDt/FrDtTm')
  const to = one(node, 'FrToDt/ToDtTm')
  const sequence = textAt(node, 'LglSeqNb', 'ElctrncSeqNb')
  const lines: EntryLine[] = []
  // Not spread into push: a batch may hold more lines than a call may have arguments.
  for (const entry of entries) for (const line of entry.lines) lines.push(line)
  return {
    id: needText(node, 'Id'),
    kind,
    account: iban ?? needText(account, 'Id/Othr/Id'),
    currency,
    ...(from ? { from: dayText(from) } : {}),
    ...(to ? { to: dayText(to) } : {}),
    ...(sequence ? { sequence } : {}),
    ...(pages ? { page: pages } : {}),
    ...(kind === 'statement' ? balances(node, currency, lines, whole) : { balanced: false }),
    lines,
  }
}

function currencyOf(node: XmlNode, entries: readonly Entry[]): string {
  const told = one(node, 'Acct/Ccy')
  if (told) return checkCurrency(told.text.trim(), told)
  const [balance] = all(node, 'Bal/Amt')
  return (balance ? money(balance).currency : entries[0]?.currency) ?? needText(node, 'Acct/Ccy')
}

/** Opening and closing as booked; each page of several has interim ones (`ITBD`) in their place. */
function balances(
  node: XmlNode,
  currency: string,
  lines: readonly EntryLine[],
  whole: boolean,
): Pick<Statement, 'opening' | 'closing' | 'balanced'> {
  const found = new Map<string, number[]>()
  for (const balance of all(node, 'Bal')) {
    const code = textAt(balance, 'Tp/CdOrPrtry/Cd')
    if (!code) continue
    const of = money(need(balance, 'Amt'))
    if (of.currency !== currency) continue
    const amount = signed({ amount: of.amount, direction: direction(balance) })
    found.set(code, [...(found.get(code) ?? []), amount])
  }
  const interim = found.get('ITBD') ?? []
  const opening = found.get('OPBD')?.[0] ?? found.get('PRCD')?.[0] ?? interim[0]
  const closing = found.get('CLBD')?.[0] ?? interim.at(-1)
  if (whole && (opening === undefined || closing === undefined)) {
    throw fault('invalid', 'bank.balance-missing', { statement: textAt(node, 'Id') })
  }
  if (whole && opening !== undefined && closing !== undefined) {
    checkBalance(opening, closing, currency, lines)
  }
  return {
    ...(opening === undefined ? {} : { opening }),
    ...(closing === undefined ? {} : { closing }),
    balanced: whole,
  }
}

/** @throws Fault invalid `bank.balance` */
export function checkBalance(
  opening: number,
  closing: number,
  currency: string,
  lines: readonly Pick<EntryLine, 'amount' | 'direction' | 'status'>[],
): void {
  // Exact, also where a hostile file sums beyond what a number holds.
  const moved = lines.reduce((sum, line) => {
    const counts = line.status === 'booked' || line.status === 'returned'
    return counts ? sum + BigInt(signed(line)) : sum
  }, 0n)
  const expected = BigInt(opening) + moved
  if (expected === BigInt(closing)) return
  const text = (amount: number | bigint) => formatAmount(Number(amount), decimalsOf(currency))
  throw fault('invalid', 'bank.balance', {
    opening: text(opening),
    moved: text(moved),
    closing: text(closing),
    expected: text(expected),
  })
}

/** Counts and sums that the bank adds, where it adds them. @throws Fault invalid `bank.summary` */
function checkSummary(node: XmlNode, currency: string, entries: readonly Entry[]): void {
  const parts: [string, readonly Entry[]][] = [
    ['TtlNtries', entries],
    ['TtlCdtNtries', entries.filter(({ direction }) => direction === 'in')],
    ['TtlDbtNtries', entries.filter(({ direction }) => direction === 'out')],
  ]
  for (const [name, counted] of parts) {
    const told = one(node, `TxsSummry/${name}`)
    if (!told) continue
    const count = one(told, 'NbOfNtries')
    const sum = one(told, 'Sum')
    const total = counted.reduce((all, { amount }) => all + amount, 0)
    const wrong =
      (count && Number(count.text) !== counted.length && count) ||
      (sum && decimal(sum, currency) !== total && sum)
    if (!wrong) continue
    throw fault('invalid', 'bank.summary', {
      element: `${name}/${wrong.name}`,
      line: wrong.line,
      value: wrong.text.trim().slice(0, 40),
      count: counted.length,
      sum: formatAmount(total, decimalsOf(currency)),
    })
  }
}
