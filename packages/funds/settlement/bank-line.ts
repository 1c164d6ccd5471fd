import type { Ctx } from '@terrace/platform/context'
import type { Row } from '@terrace/platform/write'
import type { StatementLine } from '../bank/index.ts'
import { recordsOf } from '../record.ts'
import type { StatementDesk } from './apply-status.ts'

/**
 * A movement that a bank told of, once for all statements that tell of it. Payments that it confirms
 * or returns are `matched` from the start; what nobody knows waits `unmatched` for a person.
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
  status: 'booked' | 'returned'
  /** The entitlement or contribution that it is for. */
  item?: string | undefined
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
    ...{ reference: more.reference, status: more.status, item: more.item },
  }),
)

/** Those of some lines that no statement told of before. */
export async function unknownLines<T extends { id: string }>(
  ctx: Pick<Ctx, 'db' | 'tenant'>,
  lines: readonly T[],
  idOf: (line: T) => string,
): Promise<T[]> {
  const known = await bankLines.findMany(ctx, lines.map(idOf))
  const seen = new Set(known.map(({ line }) => line))
  return lines.filter((line) => !seen.has(idOf(line)))
}

/** Two banks may number their lines alike. */
export const lineId = ({ bank }: Pick<StatementDesk, 'bank'>, { id }: Pick<StatementLine, 'id'>) =>
  `${bank.bank}.${id}`

/**
 * The row of a line that is told of for the first time.
 * @param item the entitlement or contribution that it is for; without one it waits for a person
 * @throws (at the commit) Fault conflict `bank-line.exists`
 */
export function lineRow(desk: StatementDesk, line: StatementLine, item: string | undefined): Row {
  const { ctx, statement, bank } = desk
  const { day, direction, amount, currency, endToEnd, reference, text, party, reason } = line
  return bankLines.created(ctx.tenant, {
    line: lineId(desk, line),
    ...{ bank: bank.bank, statement: statement.statement, path: bank.path },
    ...{ day, direction, amount, currency, endToEnd, reference, text, party, reason },
    status: line.status === 'returned' ? 'returned' : 'booked',
    item,
    state: item === undefined ? 'unmatched' : 'matched',
    version: 1,
  })
}
