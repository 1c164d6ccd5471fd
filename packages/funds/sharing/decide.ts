import { command } from '@terrace/platform/command'
import { fault, invalid } from '@terrace/platform/fault'
import { newJob } from '@terrace/platform/job-store'
import { waking } from '@terrace/platform/start-job'
import * as z from 'zod'
import { actOf } from '../paying/act.ts'
import { approvers, preparers } from '../who.ts'
import { grantJob } from './grant-job.ts'
import { type Proposal, proposals } from './proposal-model.ts'
import { inputsOf } from './rule.ts'
import { promising, readIn, refuseBeyond } from './standing.ts'

const Why = z.string().trim().min(5).max(500)
const Which = z.object({ proposal: z.string() })

/** Chooses one of the rules for decision. @throws Fault invalid `proposal.no-rule` */
export const proposeRule = command(
  {
    id: 'proposal.propose',
    allow: preparers,
    input: Which.extend({ rule: z.int().min(0), why: Why }),
  },
  async (ctx, { proposal: id, rule, why }): Promise<Proposal> => {
    const proposal = await readIn(ctx, id, 'gathered')
    const outcome = proposal.compared?.outcomes[rule]
    if (!outcome) throw invalid([{ path: 'rule', code: 'proposal.no-rule' }])
    await refuseBeyond(ctx, proposal, outcome.allocated)
    const choice = { ...actOf(ctx), rule, why }
    const { next, row } = proposals.changed(ctx.tenant, proposal, { choice, state: 'proposed' })
    const facts = { rule: proposal.rules[rule]?.name, amount: outcome.allocated }
    ctx.save({ name: 'proposal.proposed', about: id, reason: why, facts, pending: false }, [row])
    return next
  },
)

const decide = command(
  {
    id: 'proposal.decide',
    allow: approvers,
    input: Which.extend({ approved: z.boolean(), why: Why }),
  },
  async (ctx, { proposal: id, approved, why }): Promise<{ proposal: Proposal; job?: string }> => {
    const proposal = await readIn(ctx, id, 'proposed')
    const { choice, compared, frozen, prepared } = proposal
    if (!choice || !compared || !frozen) throw new Error('proposed without a choice')
    if ([prepared.id, choice.id].includes(ctx.actor.id)) throw fault('forbidden', 'proposal.own')
    const [rule, outcome] = [proposal.rules[choice.rule], compared.outcomes[choice.rule]]
    if (!rule || !outcome) throw new Error('a choice without its rule')
    const promise = approved ? [await promising(ctx, proposal.line, outcome.allocated)] : []
    const decision = {
      ...{ ...actOf(ctx), approved, why, rule, version: compared.version },
      inputs: inputsOf(proposal, frozen, rule, compared.version),
      ...{ list: outcome.hash, households: outcome.paid, amount: outcome.allocated },
    }
    const made = approved
      ? newJob(ctx, grantJob, { proposal: id }, { title: proposal.name })
      : undefined
    const { next, row } = proposals.changed(ctx.tenant, proposal, {
      decision,
      state: approved ? 'approved' : 'rejected',
      job: made?.job ?? proposal.job,
    })
    const { households, amount, list, inputs } = decision
    const facts = { households, amount, list, inputs, rule: rule.name }
    const name = approved ? 'proposal.approved' : 'proposal.rejected'
    ctx.save({ name, about: id, reason: why, facts, pending: false }, [
      row,
      ...promise,
      ...(made ? [made.row] : []),
    ])
    return { proposal: next, ...(made ? { job: made.job } : {}) }
  },
)

/**
 * Another person decides. What was approved stands by rule, version, inputs and list; the households
 * of the list are then granted their amounts by a job, or its villages their budgets.
 * @throws Fault forbidden `proposal.own`; conflict `proposal.wrong-state`, `proposal.over-line`,
 *   `proposal.over-promised`
 */
export const decideProposal = waking(decide, grantJob)

const again = command(
  { id: 'proposal.grant-again', allow: preparers, input: Which },
  async (ctx, { proposal: id }) => {
    const proposal = await readIn(ctx, id, 'approved', 'granting')
    const made = newJob(ctx, grantJob, { proposal: id }, { title: proposal.name })
    const { next, row } = proposals.changed(ctx.tenant, proposal, { job: made.job })
    ctx.save({ name: 'proposal.granted-again', about: id, pending: false }, [row, made.row])
    return { proposal: next, job: made.job }
  },
)

/** Goes on with granting whose job ended early: cancelled, or given up. */
export const grantAgain = waking(again, grantJob)

/** Takes a proposal back before it is decided. */
export const withdrawProposal = command(
  { id: 'proposal.withdraw', allow: preparers, input: Which.extend({ why: Why }) },
  async (ctx, { proposal: id, why }): Promise<Proposal> => {
    const proposal = await readIn(ctx, id, 'gathering', 'gathered', 'proposed')
    const withdrawn = { ...actOf(ctx), why }
    const { next, row } = proposals.changed(ctx.tenant, proposal, { withdrawn, state: 'withdrawn' })
    ctx.save({ name: 'proposal.withdrawn', about: id, reason: why, pending: false }, [row])
    return next
  },
)
