export { earmarks, families } from './budget/earmark.ts'
export { fundAccount, funds, origins } from './budget/fund.ts'
export { lineAccount, lines } from './budget/line.ts'
export { overdueOf } from './giving/allocation.ts'
export { takeCardEvent } from './giving/card-event.ts'
export { type Contribution, contributions, type Payment } from './giving/contribution-model.ts'
export { giveDaily } from './giving/daily-job.ts'
export { donors, everywhere, giverOf, registerDonor } from './giving/giver.ts'
export { giftAccount, returnedOf } from './giving/left.ts'
export { myGift } from './giving/pledge.ts'
export { insist, receiveContribution } from './giving/receive.ts'
export { contributionOf, contributionsIn, referenceOf } from './giving/reference.ts'
export {
  both,
  first,
  lengthOf,
  type Returned,
  type Span,
  whereNow,
  without,
} from './giving/spans.ts'
export { readAccount, readAccounts } from './ledger/account.ts'
export {
  Account,
  type AccountKind,
  AccountRef,
  accountId,
  accountOf,
  Currency,
  kindNames,
  Minor,
} from './ledger/account-model.ts'
export { type Flow, into, outOf } from './ledger/flow.ts'
export { uploadPaper } from './paper.ts'
export { Batch, batches, batchStates } from './paying/batch-model.ts'
export { Entitlement, entitlementId, entitlements } from './paying/entitlement.ts'
export { readTally, type Tally } from './paying/tally.ts'
export { uploadStatement } from './settlement/statement.ts'
export { type Proposal, proposals } from './sharing/proposal-model.ts'
export { readers } from './who.ts'
