import type { Ctx } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import type { Row } from '@terrace/platform/write'
import type { StatementLine } from '../bank/index.ts'
import { recordsOf } from '../record.ts'
import type { StatementDesk } from './apply-status.ts'

/**
 * A movement that a bank told of, once for all statements that tell of it. Payments that it confirms
 * or returns are `matched` from the start; what nobody knows waits `unmatched` for a person, and so
 * does a booking of a whole batch, with its item, while that is being confirmed. `rejected` is no
 * movement: a status report refuses a payment that was received before, and a person says what holds.
 */
export interface BankLineDoc {
  line: string
  bank: string
  /** The statement that told of it first. */
  statement: string
  day: string
  direction: 'in' | 'out'
  /** Minor units, above zero. */
  amount: number
  currency: string
  endToEnd?: string | undefined
  reference?: string | undefined
  text: string
  party?: string | undefined
  reason?: string | undefined
  status: 'booked' | 'returned' | 'rejected'
  /** The file of ours that the bank names: a batch. */
  file?: string | undefined
  /** The entitlement, contribution or batch that it is for. */
  item?: string | undefined
  /** Why it was not matched by itself, where that can be said: a code with its params. */
  why?: { code: string; params: Record<string, unknown> } | undefined
  /** How a person decided. */
  decided?: { by: string; name: string; at: string; note?: string | undefined } | undefined
  path: string
  state: 'matched' | 'unmatched' | 'set-aside'
  version: number
}

export const bankLines = recordsOf(
  'bank-line',
  ({ line, bank, day }: BankLineDoc) => ({ id: line, holder: bank, day }),
  ({ line, bank, day, direction, amount, currency, text, party, state, path, ...more }) => ({
    ...{ line, bank, day, direction, amount, currency, text, party, state, path },
    ...{ reference: more.reference, status: more.status, item: more.item, why: more.why },
  }),
)

/** Whether a movement is being confirmed as the whole of a batch. */
export const isBeingBooked = ({ state, item }: Pick<BankLineDoc, 'state' | 'item'>): boolean =>
  state === 'unmatched' && item !== undefined

/** A movement that waits for a person's word. @throws Fault conflict `bank-line.decided` */
export function refuseDecided(line: Pick<BankLineDoc, 'state' | 'item'>): void {
  if (line.state !== 'unmatched' || isBeingBooked(line)) {
    throw fault('conflict', 'bank-line.decided')
  }
}

/** Who says now what a movement is. */
export const decidedBy = (ctx: Ctx) => ({
  ...{ by: ctx.actor.id, name: ctx.actor.name, at: ctx.now() },
})

/** Those of some lines that no statement told of before, and what is known of the others. */
export async function sorted<T extends { id: string }>(
  ctx: Pick<Ctx, 'db' | 'tenant'>,
  lines: readonly T[],
  idOf: (line: T) => string,
): Promise<{ fresh: T[]; known: BankLineDoc[] }> {
  const known = await bankLines.findMany(ctx, lines.map(idOf))
  const seen = new Set(known.map(({ line }) => line))
  return { fresh: lines.filter((line) => !seen.has(idOf(line))), known }
}

/** The file of ours that a line names; none where it names two. */
export function fileOf({ message, paymentInfo }: Pick<StatementLine, 'message' | 'paymentInfo'>) {
  const named = new Set([message, paymentInfo].filter((one) => one !== undefined))
  return named.size === 1 ? [...named][0] : undefined
}

/** Two banks may number their lines alike. */
export const lineId = ({ bank }: Pick<StatementDesk, 'bank'>, { id }: Pick<StatementLine, 'id'>) =>
  `${bank.bank}.${id}`

/**
 * The row of a line that is told of for the first time.
 * @param item the entitlement, contribution or batch that it is for; without one it waits for a person
 * @throws (at the commit) Fault conflict `bank-line.exists`
 */
export function lineRow(
  desk: StatementDesk,
  line: StatementLine,
  item: string | undefined,
  more: Partial<BankLineDoc> = {},
): Row {
  const { ctx, statement, bank } = desk
  const { day, direction, amount, currency, endToEnd, reference, text, party, reason } = line
  return bankLines.created(ctx.tenant, {
    line: lineId(desk, line),
    ...{ bank: bank.bank, statement: statement.statement, path: bank.path },
    ...{ day, direction, amount, currency, endToEnd, reference, text, party, reason },
    status: line.status === 'returned' ? 'returned' : 'booked',
    file: fileOf(line),
    item,
    state: item === undefined ? 'unmatched' : 'matched',
    version: 1,
    ...more,
  })
}
