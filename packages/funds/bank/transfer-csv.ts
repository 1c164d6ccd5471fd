import { type Cell, writeCsv } from '@terrace/platform/tabular'
import { accountText, type BankId } from './account.ts'
import { checkGroup, cleanTransfers, type TransferFile } from './transfer.ts'

const HEADER = [
  'payment_info',
  'end_to_end',
  'day',
  'amount',
  'currency',
  'name',
  'account',
  'bank',
  'purpose',
  'text',
]

/**
 * The same transfers as a table, for a bank that takes no XML: same checks, same order, no formulas.
 * @throws Fault as `writeTransferFile`
 */
export const writeTransferCsv = (file: TransferFile): AsyncGenerator<Uint8Array> =>
  writeCsv(HEADER, rows(file))

async function* rows({ groups, characters }: TransferFile): AsyncGenerator<Cell[]> {
  for (const group of groups) {
    checkGroup(group)
    for await (const one of cleanTransfers(group, characters)) {
      const {
        endToEnd,
        amount,
        name,
        account,
        bank,
        purpose = group.category ?? 'SSBE',
        text,
      } = one
      const start = [group.id, endToEnd, group.day, amount, group.currency, name]
      yield [...start, accountText(account), bankText(bank), purpose, text]
    }
  }
}

function bankText(bank: BankId | undefined): string {
  if (!bank) return ''
  if ('bic' in bank) return bank.bic
  return 'name' in bank ? bank.name : bank.member
}
