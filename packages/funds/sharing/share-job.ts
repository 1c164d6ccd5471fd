import { command } from '@terrace/platform/command'
import { type JobDefinition, job } from '@terrace/platform/job'
import * as z from 'zod'
import { compare } from './compare-list.ts'
import { gather } from './gather.ts'
import { Compared, Frozen, type Proposal, proposals } from './proposal-model.ts'

const Which = z.object({ proposal: z.string(), job: z.string() })

/** Fixes the candidates of a proposal, once and for all. */
const freezeList = command(
  { id: 'proposal.freeze', allow: [], input: Which.extend({ frozen: Frozen }) },
  async (ctx, { proposal: id, job, frozen }): Promise<Proposal | undefined> => {
    const proposal = await proposals.read(ctx, id)
    if (proposal.job !== job || proposal.frozen || proposal.state !== 'gathering') return undefined
    const { next, row } = proposals.changed(ctx.tenant, proposal, { frozen })
    const { candidates, hash, day } = frozen
    const facts = { candidates, hash, day }
    ctx.save({ name: 'proposal.frozen', about: id, facts, pending: false }, [row])
    return next
  },
)

const layBeside = command(
  { id: 'proposal.lay-beside', allow: [], input: Which.extend({ compared: Compared }) },
  async (ctx, { proposal: id, job, compared }): Promise<void> => {
    const proposal = await proposals.read(ctx, id)
    if (proposal.job !== job || proposal.state !== 'gathering') return
    const { row } = proposals.changed(ctx.tenant, proposal, { compared, state: 'gathered' })
    ctx.save({ name: 'proposal.gathered', about: id, pending: false }, [row])
  },
)

/**
 * Gathers the candidates of a proposal unless they are frozen already, and lays its rules side by
 * side on them. One that was asked again meanwhile, or withdrawn, wants no answer of this job.
 */
export const shareJob: JobDefinition = job(
  { id: 'funds.share', queue: 'bulk', input: z.object({ proposal: z.string() }) },
  async (ctx, { proposal: id }, run) => {
    const mine = { proposal: id, job: run.job.job }
    let proposal = await proposals.find(ctx, id)
    if (proposal?.job !== mine.job || proposal.state !== 'gathering') return undefined
    if (!proposal.frozen) {
      const frozen = await gather(ctx, proposal, run)
      await freezeList(ctx, { ...mine, frozen })
      proposal = await proposals.find(ctx, id)
    }
    if (proposal?.job !== mine.job || !proposal.frozen) return undefined
    const compared = await compare(ctx, proposal, proposal.frozen, run)
    await layBeside(ctx, { ...mine, compared })
    const { candidates, leftOut } = proposal.frozen
    return { counts: { candidates, ...leftOut } }
  },
)
