import { fault } from '@terrace/platform/fault'
import { decimalsOf, formatAmount } from '@terrace/platform/money'
import { idOfEndToEnd } from './characters.ts'
import type { Unnamed } from './line-id.ts'
import type { Direction, LineStatus } from './model.ts'
import {
  all,
  dayOf,
  direction,
  type Money,
  money,
  need,
  one,
  textAt,
  value,
  type XmlNode,
} from './node.ts'

/** A line whose day the statement will give, when the bank gave none to a pending entry. */
export type EntryLine = Omit<Unnamed, 'day'> & { day?: string }

/** What stands above the transactions of an entry (`Btch`). */
export interface BatchReference {
  message?: string
  paymentInfo?: string
}

/** One `TxDtls`. */
export interface Detail extends BatchReference {
  direction?: Direction
  /** In the currencies that are told. */
  amounts: Money[]
  reference?: string
  bankReference?: string
  endToEnd?: string
  text: string
  debtor: Party
  creditor: Party
  returned: boolean
  reason?: string
}

interface Party {
  party?: string
  partyAccount?: string
}

/** What banks write where they have nothing to say. */
const said = (text: string | undefined): string | undefined =>
  text === undefined || /^(NOTPROVIDED|NONREF|NOT PROVIDED|-+)$/i.test(text) ? undefined : text

/** An id of ours that a bank passed on. */
export const ours = (text: string | undefined): string | undefined => {
  const found = said(text)
  return found === undefined ? undefined : idOfEndToEnd(found)
}

const texts = (node: XmlNode, path: string): string[] =>
  all(node, path).flatMap(({ text }) => text.trim() || [])

/** Leaves out what is undefined, so that results can be compared and stored as they are. */
const filled = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as never

const partyOf = (parties: XmlNode | undefined, role: 'Dbtr' | 'Cdtr'): Party =>
  parties
    ? filled({
        party: textAt(
          parties,
          `${role}/Pty/Nm`,
          `Ultmt${role}/Pty/Nm`,
          `${role}/Agt/FinInstnId/Nm`,
        ),
        partyAccount: textAt(parties, `${role}Acct/Id/IBAN`, `${role}Acct/Id/Othr/Id`),
      })
    : {}

/** Return of a transfer, as the sub-family of the bank's transaction code says it (ISO list). */
const RETURNS = new Set(['RRTN', 'RPCR', 'UPCT', 'UPDD'])

const isReturn = (node: XmlNode): boolean =>
  RETURNS.has(textAt(node, 'BkTxCd/Domn/Fmly/SubFmlyCd') ?? '')

/** @throws Fault invalid `bank.*` */
export function detailOf(node: XmlNode): Detail {
  const refs = one(node, 'Refs') ?? EMPTY
  const parties = one(node, 'RltdPties')
  const back = one(node, 'RtrInf')
  const amounts = ['Amt', 'AmtDtls/TxAmt/Amt', 'AmtDtls/CntrValAmt/Amt'].flatMap((path) => {
    const found = one(node, path)
    return found ? [money(found)] : []
  })
  const endToEnd = ours(textAt(refs, 'EndToEndId'))
  const text = [
    ...texts(node, 'RmtInf/Ustrd'),
    ...texts(node, 'RmtInf/Strd/AddtlRmtInf'),
    ...texts(node, 'AddtlTxInf'),
  ]
  return {
    ...filled({
      direction: one(node, 'CdtDbtInd') && direction(node),
      message: ours(textAt(refs, 'MsgId')),
      paymentInfo: ours(textAt(refs, 'PmtInfId')),
      bankReference: said(textAt(refs, 'AcctSvcrRef', 'TxId', 'ClrSysRef')),
      reference: texts(node, 'RmtInf/Strd/CdtrRefInf/Ref')[0],
      endToEnd,
      reason: back && (textAt(back, 'Rsn/Cd', 'Rsn/Prtry') ?? texts(back, 'AddtlInf')[0]),
    }),
    amounts,
    text: text.join(' '),
    debtor: partyOf(parties, 'Dbtr'),
    creditor: partyOf(parties, 'Cdtr'),
    returned: back !== undefined || isReturn(node),
  }
}

const EMPTY: XmlNode = { name: '', line: 0, text: '', children: [] }

/** What all lines of an entry share. */
interface Shared extends Money {
  direction: Direction
  status: LineStatus
  text: string
  day?: string
  valueDay?: string
  bankReference?: string
}

export interface Entry extends Money {
  direction: Direction
  lines: EntryLine[]
}

/**
 * The lines of an entry: one for each of its transactions when they carry amounts, else one.
 * @param batch what `Btch` says, for an entry whose transactions the bank does not list
 * @throws Fault invalid `bank.details-sum` when transactions and charges do not make the entry
 */
export function entryOf(node: XmlNode, details: readonly Detail[], batch: BatchReference): Entry {
  const shared = sharedOf(node)
  const { amount, currency } = shared
  const amounts = details.map((one) => one.amounts.find((of) => of.currency === currency)?.amount)
  const counted = amounts.filter((of) => of !== undefined)
  const entry = { amount, currency, direction: shared.direction }
  if (counted.length === 0) {
    const [only] = details
    const line = only && details.length === 1 ? lineOf(shared, only, true) : { ...shared, ...batch }
    return { ...entry, lines: amount > 0 ? [line] : [] }
  }
  if (counted.length < details.length) {
    throw fault('invalid', 'bank.element-missing', {
      element: 'Amt',
      within: 'TxDtls',
      line: node.line,
    })
  }
  const single = details.length === 1
  const lines = details.map((one, at) =>
    lineOf({ ...shared, amount: amounts[at] ?? 0 }, { ...batch, ...one }, single),
  )
  const rest = signed(shared) - lines.reduce((sum, line) => sum + signed(line), 0)
  if (rest !== 0) lines.push(chargesLine(node, shared, rest))
  return { ...entry, lines: lines.filter((line) => line.amount > 0) }
}

export const signed = ({ direction, amount }: { direction: Direction; amount: number }): number =>
  direction === 'in' ? amount : -amount

function sharedOf(node: XmlNode): Shared {
  need(node, 'BkTxCd')
  const status = value<LineStatus>(need(node, 'Sts/Cd'), {
    BOOK: 'booked',
    PDNG: 'pending',
    INFO: 'pending',
    FUTR: 'pending',
  })
  const reversal = ['true', '1'].includes(textAt(node, 'RvslInd') ?? '')
  const valueDay = dayOf(one(node, 'ValDt'))
  const day = dayOf(one(node, 'BookgDt')) ?? valueDay
  if (!day && status === 'booked') need(node, 'BookgDt')
  return {
    ...money(need(node, 'Amt')),
    direction: direction(node),
    status: status === 'booked' && (reversal || isReturn(node)) ? 'returned' : status,
    text: textAt(node, 'AddtlNtryInf') ?? '',
    ...filled({ day, valueDay, bankReference: said(textAt(node, 'AcctSvcrRef')) }),
  }
}

function lineOf(shared: Shared, detail: Detail, single: boolean): EntryLine {
  const { debtor, creditor, amounts: _, returned, direction = shared.direction, ...told } = detail
  const status = shared.status === 'booked' && returned ? 'returned' : shared.status
  // Roles stay those of the first way when money comes back.
  const other = (direction === 'in') !== (status === 'returned') ? debtor : creditor
  const reference = single
    ? (shared.bankReference ?? told.bankReference)
    : (told.bankReference ?? shared.bankReference)
  return {
    ...shared,
    ...told,
    ...(reference ? { bankReference: reference } : {}),
    ...other,
    direction,
    status,
    text: told.text || shared.text,
  }
}

/** What a bank kept for itself out of the entry, when it says that it did. */
function chargesLine(node: XmlNode, shared: Shared, rest: number): EntryLine {
  const charges = one(node, 'Chrgs')
  const total = charges && one(charges, 'TtlChrgsAndTaxAmt')
  const records = charges ? all(charges, 'Rcrd/Amt') : []
  const told = (total ? [total] : records).map(money)
  const sum = told.reduce((all, one) => all + one.amount, 0)
  const same = told.every(({ currency }) => currency === shared.currency)
  if (rest < 0 && same && sum === -rest) {
    const { status, text, day, valueDay, bankReference, currency } = shared
    const how = { status, text, ...filled({ day, valueDay, bankReference }) }
    return { ...how, currency, amount: -rest, direction: 'out', reason: 'CHRG' }
  }
  const digits = decimalsOf(shared.currency)
  throw fault('invalid', 'bank.details-sum', {
    line: node.line,
    entry: formatAmount(signed(shared), digits),
    details: formatAmount(signed(shared) - rest, digits),
  })
}
