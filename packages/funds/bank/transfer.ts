import { type Day, isDay } from '@terrace/platform/dates'
import { fault } from '@terrace/platform/fault'
import { decimalsOf, formatAmount } from '@terrace/platform/money'
import { type AccountId, type BankId, isBic, isIban } from './account.ts'
import { type Characters, cleanName, cleanText, endToEndOf } from './characters.ts'
import { isCurrency } from './currency.ts'

/** One payment of a batch. */
export interface CreditTransfer {
  /** The entitlement's id: it comes back with every answer of the bank. At most 35 characters. */
  id: string
  /** Minor units of the group's currency, above zero. */
  amount: number
  name: string
  account: AccountId
  bank?: BankId
  /** What the payee reads, at most 140 characters of it. */
  text?: string
  /** ISO purpose code, such as `SSBE`. */
  purpose?: string
}

/** Transfers from one account on one day. Count and total are known before the first row is read. */
export interface TransferGroup {
  /** `PmtInfId`, at most 35 characters. */
  id: string
  day: Day
  currency: string
  debtor: { name: string; account: AccountId; bank?: BankId }
  count: number
  /** Minor units. */
  total: number
  /** ISO category purpose; `SSBE` (social security benefit) unless told otherwise. */
  category?: string
  /** ISO service level, such as `SEPA`. */
  service?: string
  /** Who bears the charges. `SLEV` under a service level, else `DEBT`: a grant arrives whole. */
  charges?: 'DEBT' | 'SHAR' | 'SLEV' | 'CRED'
  /** One booking for all of them on the statement (default), or one each. */
  batchBooking?: boolean
  transfers: AsyncIterable<CreditTransfer> | Iterable<CreditTransfer>
}

export interface TransferFile {
  /** `MsgId`, at most 35 characters: the bank refuses the same one twice. */
  id: string
  /** An instant, ISO 8601. */
  created: string
  initiator: { name: string; id?: string }
  characters: Characters
  groups: readonly TransferGroup[]
}

/** A transfer as it stands in the file: checked and cleaned. */
export interface CleanTransfer {
  endToEnd: string
  amount: string
  name: string
  account: AccountId
  bank?: BankId
  text: string
  purpose?: string
}

/** Identifiers of a file. @throws Fault invalid `bank.identifier` */
export function identifier(text: string, characters: Characters, at: string): string {
  const written = endToEndOf(text, characters)
  const good =
    characters === 'latin'
      ? /^(?!\/)(?!.*\/\/)[A-Za-z0-9/\-?:().,'+ ]{1,35}(?<!\/)$/
      : /^[\x21-\x7e]{1,35}$/
  if (!good.test(written)) throw fault('invalid', 'bank.identifier', { at, value: text })
  return written
}

/** @throws Fault invalid `bank.iban`, `bank.account` */
export function checkAccount(account: AccountId, at: string): AccountId {
  if ('iban' in account) {
    if (!isIban(account.iban)) throw fault('invalid', 'bank.iban', { at })
  } else if (!/^[\x21-\x7e]{1,34}$/.test(account.other)) {
    throw fault('invalid', 'bank.account', { at })
  }
  return account
}

/** @throws Fault invalid `bank.bic`, `bank.clearing`, and those of names */
export function checkBank(bank: BankId, characters: Characters, at: string): BankId {
  if ('bic' in bank) {
    if (!isBic(bank.bic)) throw fault('invalid', 'bank.bic', { at, value: bank.bic })
    return bank
  }
  if ('name' in bank) return { name: cleanName(bank.name, characters, at) }
  if (!/^[A-Za-z0-9]{1,35}$/.test(bank.member) || !/^[A-Z0-9]{1,5}$/.test(bank.system ?? 'X')) {
    throw fault('invalid', 'bank.clearing', { at, value: bank.member })
  }
  return bank
}

/** @throws Fault invalid `bank.code` */
function code(text: string, at: string): string {
  if (!/^[A-Z0-9]{1,4}$/.test(text)) throw fault('invalid', 'bank.code', { at, value: text })
  return text
}

/** What is of a group and not of its rows. @throws Fault invalid `bank.*` */
export function checkGroup(group: TransferGroup): void {
  const { id, currency, day, count, total } = group
  if (!isCurrency(currency)) throw fault('invalid', 'bank.currency', { at: id, currency })
  if (!isDay(day)) throw fault('invalid', 'bank.day', { at: id, value: day })
  if (!(Number.isSafeInteger(count) && count > 0)) throw fault('invalid', 'bank.empty', { at: id })
  if (!(Number.isSafeInteger(total) && total > 0)) {
    throw fault('invalid', 'bank.transfer-amount', { at: id, amount: total })
  }
  if (group.category) code(group.category, id)
  if (group.service) code(group.service, id)
}

/**
 * The rows of a group, checked and cleaned one by one. After the last one count and sum must be those
 * that were announced, so that a file with other sums is never finished.
 * @throws Fault invalid `bank.*`, with the transfer's id in `at`; conflict `bank.control-sum`
 */
export async function* cleanTransfers(
  group: TransferGroup,
  characters: Characters,
): AsyncGenerator<CleanTransfer> {
  const digits = decimalsOf(group.currency)
  let [count, total] = [0, 0]
  for await (const transfer of group.transfers) {
    const { id: at, amount, bank, purpose } = transfer
    if (!(Number.isSafeInteger(amount) && amount > 0)) {
      throw fault('invalid', 'bank.transfer-amount', { at, amount })
    }
    count++
    total += amount
    yield {
      endToEnd: identifier(at, characters, at),
      amount: formatAmount(amount, digits),
      name: cleanName(transfer.name, characters, at),
      account: checkAccount(transfer.account, at),
      text: cleanText(transfer.text ?? '', characters, 140),
      ...(bank ? { bank: checkBank(bank, characters, at) } : {}),
      ...(purpose ? { purpose: code(purpose, at) } : {}),
    }
  }
  if (count === group.count && total === group.total) return
  throw fault('conflict', 'bank.control-sum', {
    at: group.id,
    count,
    announced: group.count,
    total: formatAmount(total, digits),
    announcedTotal: formatAmount(group.total, digits),
  })
}
