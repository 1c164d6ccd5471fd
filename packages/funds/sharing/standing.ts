import { type Ctx, covers } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import { type BudgetLine, lineAccount } from '../budget/line.ts'
import { readAccount } from '../ledger/account.ts'
import { accountId } from '../ledger/account-model.ts'
import { type Proposal, type ProposalState, proposals } from './proposal-model.ts'

/**
 * A proposal to be acted on: within the actor's areas, in one of these states.
 * @throws Fault missing `proposal.missing`, conflict `proposal.wrong-state`
 */
export async function readIn(ctx: Ctx, id: string, ...states: ProposalState[]): Promise<Proposal> {
  const proposal = await proposals.read(ctx, id)
  // Who sees a part of it decides nothing about the whole.
  if (!covers(ctx, proposal.path)) throw fault('missing', 'proposal.missing')
  if (!states.includes(proposal.state)) {
    throw fault('conflict', 'proposal.wrong-state', { state: proposal.state })
  }
  return proposal
}

/** @throws Fault conflict `proposal.over-line` when less stands in the line than is to be shared */
export async function refuseBeyond(
  ctx: Ctx,
  line: Pick<BudgetLine, 'line' | 'currency'>,
  amount: number,
): Promise<void> {
  const { balance } = await readAccount(ctx, accountId(lineAccount(line)))
  if (amount > balance) throw fault('conflict', 'proposal.over-line', { amount, there: balance })
}
