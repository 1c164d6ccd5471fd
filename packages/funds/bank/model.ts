import type { Day } from '@terrace/platform/dates'

/** Money into the account or out of it. */
export type Direction = 'in' | 'out'

/**
 * `booked` moved the account, and so did `returned` (it undoes a movement before). `pending` and
 * `rejected` did not: nothing may follow from them but a look.
 */
export type LineStatus = 'booked' | 'pending' | 'returned' | 'rejected'

/** One movement of an account, whatever file told of it. */
export interface StatementLine {
  /**
   * The same for the same movement in every file that tells of it: take it as the id of the effect.
   * Claim it only for `booked` and `returned`: a pending movement has it already before it is booked.
   */
  id: string
  /**
   * `reference`: by the bank's own reference. `content`: the bank gave none, so the id is made of day,
   * amount, party and text; met again in another statement, a person must say whether it is the same.
   */
  identified: 'reference' | 'content'
  direction: Direction
  /** Minor units, above zero. */
  amount: number
  currency: string
  /** The day of booking, or of value where none is given. */
  day: Day
  valueDay?: Day
  /** What we wrote into the transfer (`idOfEndToEnd` was applied), when the bank passed it on. */
  endToEnd?: string
  /** What the payer gave as structured reference. */
  reference?: string
  /** The bank's reference of the movement. */
  bankReference?: string
  /** Message and payment information of ours which this comes from. */
  message?: string
  paymentInfo?: string
  text: string
  /** Who is on the other side. */
  party?: string
  partyAccount?: string
  status: LineStatus
  /** Why it was returned or rejected: an ISO code such as `AC04`, or the bank's words. */
  reason?: string
}

export interface Statement {
  id: string
  kind: 'statement' | 'notification'
  account: string
  currency: string
  from?: Day
  to?: Day
  /** The bank's running number, by which a missing statement shows. */
  sequence?: string
  /** Pages of one statement come as several of the same id. */
  page?: { number: number; last: boolean }
  /** Signed minor units. */
  opening?: number
  closing?: number
  /** Whether opening and lines were compared with closing. A difference is refused. */
  balanced: boolean
  lines: StatementLine[]
}

/** What became of a transfer, a payment information or a whole file, in one word. */
export type Outcome =
  | 'accepted' // understood and taken; not paid yet
  | 'settled' // paid
  | 'pending'
  | 'partial' // some of it: look at its parts
  | 'rejected'
  | 'cancelled'
  | 'unknown' // a code that is not of ISO 20022's list: nothing may follow from it

export interface StatusReason {
  code: string
  text?: string
}

export interface TransferStatus {
  endToEnd: string
  paymentInfo: string
  outcome: Outcome
  /** The ISO code as the bank wrote it. */
  code: string
  reasons: StatusReason[]
}

export interface PaymentInfoStatus {
  id: string
  outcome?: Outcome
  code?: string
  reasons: StatusReason[]
}

/** A `pain.002`: what the bank says of a file of ours. */
export interface StatusReport {
  kind: 'status'
  id: string
  created: string
  /** The message id of our file: compare it before anything follows (`expectMessage`). */
  originalMessage: string
  originalKind: string
  /** As the bank repeats them. */
  transfers?: number
  controlSum?: string
  outcome?: Outcome
  code?: string
  reasons: StatusReason[]
  payments: PaymentInfoStatus[]
  lines: TransferStatus[]
}

/** A `camt.053` or `camt.054`. */
export interface StatementFile {
  kind: 'statement' | 'notification'
  /** The bank's message id. */
  id: string
  created: string
  statements: Statement[]
}

export type BankFile = StatusReport | StatementFile
