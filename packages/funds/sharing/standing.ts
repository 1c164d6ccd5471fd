import { type Ctx, covers } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import type { Row } from '@terrace/platform/write'
import { type BudgetLine, lineAccount, lines } from '../budget/line.ts'
import { readAccount } from '../ledger/account.ts'
import { accountId } from '../ledger/account-model.ts'
import { entitlements } from '../paying/entitlement.ts'
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

/**
 * What was approved out of a budget line and no batch has committed yet, minor units. Of a granted
 * list that is what still waits or is held; lists that are being granted count whole.
 */
async function promisedOf(ctx: Ctx, line: string): Promise<number> {
  const all = { ...ctx, scope: [''] }
  let sum = 0
  let cursor: string | undefined
  do {
    const page = await proposals.pageOf(all, line, cursor)
    // The index may lag behind a decision of this moment; the documents do not.
    const ids = page.items.map(({ proposal }) => proposal)
    for (const { proposal, state, over, decision } of await proposals.findMany(ctx, ids)) {
      if (state === 'granted' && over === 'households') sum += await waiting(ctx, proposal)
      if (state === 'approved' || state === 'granting') sum += decision?.amount ?? 0
    }
    cursor = page.next
  } while (cursor)
  return sum
}

async function waiting(ctx: Ctx, proposal: string): Promise<number> {
  let sum = 0
  for (const state of ['open', 'held']) {
    for await (const { amount } of entitlements.all(ctx, proposal, state)) sum += amount
  }
  return sum
}

/**
 * The row that promises money of a line: two decisions about one line at the same moment meet in it.
 * @throws Fault conflict `proposal.over-promised` when others were promised what stands there;
 *   at the commit stale `record.stale`
 */
export async function promising(ctx: Ctx, id: string, amount: number): Promise<Row> {
  const line = await lines.find(ctx, id)
  if (!line) throw fault('missing', 'line.missing')
  await refuseBeyond(ctx, line, amount)
  const { balance } = await readAccount(ctx, accountId(lineAccount(line)))
  const promised = await promisedOf(ctx, id)
  if (promised + amount > balance) {
    throw fault('conflict', 'proposal.over-promised', { amount, there: balance, promised })
  }
  return lines.changed(ctx.tenant, line, {}).row
}
