/** Bank files both ways: pure, without a database. */
export { type AccountId, accountText, type BankId, isBic, isIban } from './account.ts'
export { type Characters, cleanName, cleanText, endToEndOf, idOfEndToEnd } from './characters.ts'
export { type ColumnMapping, guessColumns, type StatementField } from './csv-columns.ts'
export { readTableStatement, type TableStatementOptions } from './csv-statement.ts'
export type { DayOrder } from './csv-values.ts'
export { isCurrency } from './currency.ts'
export type * from './model.ts'
export { controlSum, writeTransferFile } from './pain-001.ts'
export { expectMessage, outcomes, type TransferOutcome } from './pain-002.ts'
export { readBankFile } from './read.ts'
export {
  type OpenItem,
  type Suggestion,
  type SuggestionReason,
  suggestMatches,
} from './suggest.ts'
export type { CreditTransfer, TransferFile, TransferGroup } from './transfer.ts'
export { writeTransferCsv } from './transfer-csv.ts'
export { BANK_FILE_LIMITS, type BankFileLimits } from './tree.ts'
