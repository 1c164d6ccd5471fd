export { moneyParams } from './allocation/index.ts'
export { earmarkAccount, earmarks } from './budget/earmark.ts'
export { fundAccount, funds } from './budget/fund.ts'
export { lineAccount, lines } from './budget/line.ts'
export { origins } from './budget/origins.ts'
export { overdueOf } from './giving/allocation.ts'
export { takeCardEvent } from './giving/card-event.ts'
export { type Contribution, contributions } from './giving/contribution-model.ts'
export { giveDaily } from './giving/daily-job.ts'
export { donors, everywhere, giverOf, registerDonor } from './giving/giver.ts'
export { giftAccount, returnedOf } from './giving/left.ts'
export { myGift } from './giving/pledge.ts'
export { reachOf } from './giving/reach.ts'
export { contributionOf, referenceOf } from './giving/reference.ts'
export {
  both,
  first,
  lengthOf,
  type Returned,
  type Span,
  whereBefore,
  whereNow,
  without,
} from './giving/spans.ts'
export { Idle, idleOf } from './idle/age.ts'
export { readAccount, readAccounts } from './ledger/account.ts'
export { type AccountKind, AccountRef, accountId, accountOf } from './ledger/account-model.ts'
export { type Flow, into, outOf } from './ledger/flow.ts'
export { readRulers } from './ledger/ruler.ts'
export { uploadPaper } from './paper.ts'
export { Batch, batchAccount, batches, batchStates, partAccount } from './paying/batch-model.ts'
export { entitlements } from './paying/entitlement.ts'
export { readTally, type Tally } from './paying/tally.ts'
export { openResults } from './results/open.ts'
export { uploadPhoto } from './results/photo.ts'
export { OpenResult } from './results/result-model.ts'
export { uploadStatement } from './settlement/statement.ts'
export { readers } from './who.ts'
