import { fault } from '@terrace/platform/fault'
import { idOfEndToEnd } from './characters.ts'
import type {
  Outcome,
  PaymentInfoStatus,
  StatusReason,
  StatusReport,
  TransferStatus,
} from './model.ts'
import { all, need, needText, textAt, type XmlNode } from './node.ts'

const BODY = '/Document/CstmrPmtStsRpt'
const PAYMENT = `${BODY}/OrgnlPmtInfAndSts`

/** ISO external codes of the status of groups and transactions. */
const OUTCOMES: Readonly<Record<string, Outcome>> = {
  ACCC: 'settled',
  ACSC: 'settled',
  ACCP: 'accepted',
  ACFC: 'accepted',
  ACSP: 'accepted',
  ACTC: 'accepted',
  ACWC: 'accepted',
  ACWP: 'accepted',
  PATC: 'pending',
  PDNG: 'pending',
  RCVD: 'pending',
  PART: 'partial',
  // Neither posted nor given back: nobody may pay it again yet.
  BLCK: 'pending',
  RJCT: 'rejected',
  CANC: 'cancelled',
}

const outcomeOfCode = (code: string): Outcome =>
  Object.hasOwn(OUTCOMES, code) ? (OUTCOMES[code] ?? 'unknown') : 'unknown'

function status(node: XmlNode, path: string): { outcome?: Outcome; code?: string } {
  const code = textAt(node, path)
  return code ? { code, outcome: outcomeOfCode(code) } : {}
}

const reasons = (node: XmlNode): StatusReason[] =>
  all(node, 'StsRsnInf').map((reason) => {
    const text = all(reason, 'AddtlInf')
      .map((info) => info.text.trim())
      .join(' ')
    const code = textAt(reason, 'Rsn/Cd', 'Rsn/Prtry') ?? ''
    return text ? { code, text } : { code }
  })

/** Takes the records of a `pain.002.001.11` as they come, then its root. */
export class StatusReader {
  static readonly records = new Set([PAYMENT, `${PAYMENT}/TxInfAndSts`])
  #payments: PaymentInfoStatus[] = []
  #lines: TransferStatus[] = []
  /** Those of the payment information that is being read: its id is known at its end. */
  #open: Omit<TransferStatus, 'paymentInfo'>[] = []

  take(record: XmlNode, path: string): void {
    if (path !== PAYMENT) {
      const code = textAt(record, 'TxSts')
      // Without its own status a transaction is only named; what holds for it is said above.
      if (!code) return
      const id = textAt(record, 'OrgnlEndToEndId') ?? needText(record, 'OrgnlInstrId')
      const outcome = outcomeOfCode(code)
      this.#open.push({ endToEnd: idOfEndToEnd(id), code, outcome, reasons: reasons(record) })
      return
    }
    const id = needText(record, 'OrgnlPmtInfId')
    this.#payments.push({ id, ...status(record, 'PmtInfSts'), reasons: reasons(record) })
    for (const line of this.#open) this.#lines.push({ ...line, paymentInfo: id })
    this.#open = []
  }

  /** @throws Fault invalid `bank.element-missing` */
  end(root: XmlNode): StatusReport {
    const body = need(root, 'CstmrPmtStsRpt')
    const head = need(body, 'GrpHdr')
    const original = need(body, 'OrgnlGrpInfAndSts')
    const transfers = textAt(original, 'OrgnlNbOfTxs')
    const controlSum = textAt(original, 'OrgnlCtrlSum')
    return {
      kind: 'status',
      id: needText(head, 'MsgId'),
      created: needText(head, 'CreDtTm'),
      originalMessage: needText(original, 'OrgnlMsgId'),
      originalKind: needText(original, 'OrgnlMsgNmId'),
      ...(transfers ? { transfers: Number(transfers) } : {}),
      ...(controlSum ? { controlSum } : {}),
      ...status(original, 'GrpSts'),
      reasons: reasons(original),
      payments: this.#payments,
      lines: this.#lines,
    }
  }
}

/** What a report says of one transfer. */
export interface TransferOutcome {
  outcome: Outcome
  code?: string
  reasons: StatusReason[]
}

/**
 * Answers for any transfer of the file that a report is about: by itself, else by its payment
 * information, else by the file. Under a partial status one who is not named is pending.
 */
export function outcomes(
  report: StatusReport,
): (endToEnd: string, paymentInfo: string) => TransferOutcome {
  const lines = new Map(report.lines.map((line) => [line.endToEnd, line]))
  const payments = new Map(report.payments.map((payment) => [payment.id, payment]))
  return (endToEnd, paymentInfo) => {
    const line = lines.get(endToEnd)
    if (line) return { outcome: line.outcome, code: line.code, reasons: line.reasons }
    const payment = payments.get(paymentInfo)
    const above = payment?.outcome ? payment : report
    if (!above.outcome || above.outcome === 'partial') return { outcome: 'pending', reasons: [] }
    return {
      outcome: above.outcome,
      reasons: above.reasons,
      ...(above.code ? { code: above.code } : {}),
    }
  }
}

/** @throws Fault conflict `bank.other-file` when the report answers another file than ours */
export function expectMessage(report: StatusReport, message: string): void {
  const found = idOfEndToEnd(report.originalMessage)
  if (found === message) return
  throw fault('conflict', 'bank.other-file', { expected: message, found: report.originalMessage })
}
