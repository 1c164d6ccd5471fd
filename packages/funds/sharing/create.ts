import { command } from '@terrace/platform/command'
import { fault } from '@terrace/platform/fault'
import { newJob } from '@terrace/platform/job-store'
import { waking } from '@terrace/platform/start-job'
import { areaOf, settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { lines } from '../budget/line.ts'
import { actOf } from '../paying/act.ts'
import { preparers } from '../who.ts'
import { amountOf } from './listed.ts'
import { Filter, Proposal, proposals, Scoring } from './proposal-model.ts'
import { checkRules } from './rule.ts'
import { shareJob } from './share-job.ts'
import { readIn, refuseBeyond } from './standing.ts'

const NewProposal = Proposal.pick({
  line: true,
  name: true,
  benefit: true,
  cycle: true,
  amount: true,
  limits: true,
  rules: true,
  standard: true,
}).extend({
  over: Proposal.shape.over.default('households'),
  /** An area and all below it; that of the budget line when left out. */
  area: z.string().optional(),
  filter: Filter.default(Filter.parse({})),
  scoring: Scoring.optional(),
})

const open = command(
  { id: 'proposal.open', allow: preparers, input: NewProposal },
  async (ctx, input): Promise<{ proposal: Proposal; job: string }> => {
    checkRules(input)
    const [line, settings] = await Promise.all([lines.read(ctx, input.line), settingsOf(ctx)])
    const area = input.area === undefined ? line : await areaOf(ctx, input.area)
    if (!area.path.startsWith(line.path)) throw fault('missing', 'area.missing')
    if (!amountOf(settings, input.standard, line.year)) throw fault('conflict', 'proposal.no-line')
    await refuseBeyond(ctx, line, input.amount)
    const { fund, currency, year } = line
    const proposal = ctx.newId('prp')
    const made = newJob(ctx, shareJob, { proposal }, { title: input.name })
    const doc: Proposal = {
      ...{ fund, currency, year, ...input, proposal },
      area: area.area,
      areaName: 'areaName' in area ? area.areaName : area.name,
      path: area.path,
      state: 'gathering',
      prepared: actOf(ctx),
      job: made.job,
      openedAt: ctx.now(),
      version: 1,
    }
    const facts = { line: line.line, amount: input.amount }
    ctx.save({ name: 'proposal.opened', about: proposal, facts, pending: false }, [
      proposals.created(ctx.tenant, doc),
      made.row,
    ])
    return { proposal: doc, job: made.job }
  },
)

/**
 * Opens a proposal and starts to gather its candidates.
 * @throws Fault missing `line.missing`, `area.missing`; conflict `proposal.over-line`,
 *   `proposal.no-line`; invalid `formula.*`, `proposal.rule-twice`
 */
export const openProposal = waking(open, shareJob)

const again = command(
  {
    id: 'proposal.compare',
    allow: preparers,
    input: Proposal.pick({ proposal: true }).extend({
      ...Proposal.pick({ amount: true, limits: true, rules: true }).partial().shape,
      /** `null` takes the score away. */
      scoring: Scoring.nullable().optional(),
    }),
  },
  async (ctx, { proposal: id, scoring, ...input }) => {
    const was = await readIn(ctx, id, 'gathering', 'gathered')
    const asked = Object.fromEntries(
      Object.entries(input).filter(([, value]) => value !== undefined),
    )
    const scored = scoring === undefined ? was.scoring : (scoring ?? undefined)
    const change: Partial<Proposal> = { ...asked, scoring: scored }
    checkRules({ ...was, ...change })
    await refuseBeyond(ctx, was, change.amount ?? was.amount)
    const made = newJob(ctx, shareJob, { proposal: id }, { title: was.name })
    const { next, row } = proposals.changed(ctx.tenant, was, {
      ...change,
      state: 'gathering',
      compared: undefined,
      job: made.job,
    })
    ctx.save({ name: 'proposal.compared-again', about: id, pending: false }, [row, made.row])
    return { proposal: next, job: made.job }
  },
)

/**
 * Lays other rules, limits or another amount side by side on the same candidates; also after a job
 * that ended early. Candidates that are frozen stay as they are.
 */
export const compareAgain = waking(again, shareJob)
