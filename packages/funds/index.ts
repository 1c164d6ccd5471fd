export { moneyParams } from './allocation/index.ts'
export { earmarks, families } from './budget/earmark.ts'
export { funds } from './budget/fund.ts'
export { lines } from './budget/line.ts'
export { readAccount, readAccounts } from './ledger/account.ts'
export {
  Account,
  AccountRef,
  accountId,
  accountOf,
  Currency,
  kindNames,
  Minor,
} from './ledger/account-model.ts'
export { type Flow, into, outOf } from './ledger/flow.ts'
export { Entitlement, entitlementId, entitlements } from './paying/entitlement.ts'
export { uploadStatement } from './settlement/statement.ts'
export { type Proposal, proposals } from './sharing/proposal-model.ts'
export { readers } from './who.ts'
