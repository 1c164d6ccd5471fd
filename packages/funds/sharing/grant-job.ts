import { command } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { isFault } from '@terrace/platform/fault'
import { type JobDefinition, type JobOutcome, job, type Run } from '@terrace/platform/job'
import { decimalsOf, formatAmount } from '@terrace/platform/money'
import type { Cell } from '@terrace/platform/tabular'
import type { Row } from '@terrace/platform/write'
import * as z from 'zod'
import { type Entitlement, entitlementId, entitlements } from '../paying/entitlement.ts'
import { candidatesIn, type Given, givenIn, type Listed } from './listed.ts'
import { messages } from './messages.ts'
import { type Proposal, proposals } from './proposal-model.ts'
import { budgetChunk, VILLAGES } from './village-budget.ts'

/** Entitlements of one transaction, beside the receipt. */
const CHUNK = 80
/** How often a chunk is looked at again when somebody grants or cancels the same at this moment. */
const TRIES = 8

type Due = Listed & Given

/** Those who get something, a chunk at a time, always the same chunks. */
async function* chunksOf(
  ctx: Ctx,
  { frozen, compared, choice }: Proposal,
  size = CHUNK,
): AsyncGenerator<Due[]> {
  const outcome = choice && compared?.outcomes[choice.rule]
  if (!frozen || !outcome) throw new Error('approved without a list')
  const candidates = candidatesIn(ctx, frozen)
  const given = givenIn(ctx, compared.folder, choice.rule, outcome.parts)
  let chunk: Due[] = []
  for (let n = 0; n < candidates.count; n++) {
    const [people, amounts] = await Promise.all([candidates.part(n), given.part(n)])
    for (const [i, one] of people.entries()) {
      const { amount = 0, why = [] } = amounts[i] ?? {}
      if (amount === 0) continue
      chunk.push({ ...one, amount, why })
      if (chunk.length < size) continue
      yield chunk
      chunk = []
    }
  }
  if (chunk.length > 0) yield chunk
}

function entitled(proposal: Proposal, due: Due): Entitlement {
  const { benefit, cycle, line, currency } = proposal
  const { id: household, number, payee, people, area, areaName, path, amount, why } = due
  return {
    entitlement: entitlementId(household, benefit, cycle),
    ...{ household, number, payee, people, area, areaName, path, line, benefit, cycle },
    ...{ amount, currency, why },
    proposal: proposal.proposal,
    decidedAt: proposal.decision?.at ?? '',
    ...{ attempts: [], state: 'open', version: 1 },
  }
}

/** What somebody has already of this benefit in this cycle. */
async function looked(ctx: Ctx, dues: readonly Entitlement[]): Promise<Map<string, Entitlement>> {
  const found = await entitlements.findMany(
    ctx,
    dues.map(({ entitlement }) => entitlement),
  )
  return new Map(found.map((one) => [one.entitlement, one]))
}

/** The rows of a chunk: a new one, one in the place of a cancelled one, none where somebody has it. */
function rowsOf(ctx: Ctx, dues: readonly Entitlement[], had: ReadonlyMap<string, Entitlement>) {
  const rows: Row[] = []
  const counts = { granted: 0, overlaps: 0, amount: 0 }
  for (const due of dues) {
    const other = had.get(due.entitlement)
    // A job before this one may have granted it already: it is this proposal's own.
    const own = other?.proposal === due.proposal
    if (other && !own && other.state !== 'cancelled') {
      counts.overlaps++
      continue
    }
    counts.granted++
    counts.amount += due.amount
    if (!other) rows.push(entitlements.created(ctx.tenant, due))
    else if (!own) rows.push(anew(ctx, other, due))
  }
  return { rows, counts }
}

/** A cancelled entitlement is granted again: its row is the new one's, with all that was before gone. */
function anew(ctx: Ctx, other: Entitlement, due: Entitlement): Row {
  const cleared = { batch: undefined, account: undefined, shard: undefined }
  const before = { hold: undefined, cleared: undefined, ...cleared }
  const { version: _, ...fresh } = due
  return entitlements.changed(ctx.tenant, other, { ...before, ...fresh }).row
}

/** @returns whether somebody of the chunk has it from elsewhere, as far as this worker knows */
async function grantChunk(
  ctx: Ctx,
  run: Run,
  index: number,
  dues: readonly Entitlement[],
): Promise<boolean> {
  // Nobody has it, as a rule: the table is asked only when it refuses.
  let had: ReadonlyMap<string, Entitlement> = new Map()
  for (let attempt = 0; ; attempt++) {
    const { rows, counts } = rowsOf(ctx, dues, had)
    try {
      const fresh = await run.chunk(index, { rows, events: [], counts, done: dues.length })
      return !fresh || counts.overlaps > 0
    } catch (error) {
      const taken = isFault(error) && ['entitlement.exists', 'record.stale'].includes(error.code)
      if (!taken || attempt >= TRIES) throw error
    }
    had = await looked(ctx, dues)
  }
}

const begin = command(
  { id: 'proposal.begin-granting', allow: [], input: z.object({ proposal: z.string() }) },
  async (ctx, { proposal: id }): Promise<void> => {
    const proposal = await proposals.read(ctx, id)
    if (proposal.state !== 'approved') return
    const { row } = proposals.changed(ctx.tenant, proposal, { state: 'granting' })
    ctx.save({ name: 'proposal.granting', about: id, pending: false }, [row])
  },
)

const Sum = z.int().min(0)
const finish = command(
  {
    id: 'proposal.finish-granting',
    allow: [],
    input: z.object({ proposal: z.string(), households: Sum, amount: Sum, overlaps: Sum }),
  },
  async (ctx, { proposal: id, ...sums }): Promise<void> => {
    const proposal = await proposals.read(ctx, id)
    if (proposal.state !== 'granting') return
    const granted = { at: ctx.now(), ...sums }
    const { row } = proposals.changed(ctx.tenant, proposal, { granted, state: 'granted' })
    ctx.save({ name: 'proposal.granted', about: id, facts: sums, pending: false }, [row])
  },
)

/** Opens the budgets of an approved list of villages, a chunk a transaction with its receipt. */
async function grantVillages(ctx: Ctx, proposal: Proposal, run: Run): Promise<JobOutcome> {
  let index = 0
  for await (const shares of chunksOf(ctx, proposal, VILLAGES)) {
    if (!run.finished.has(index)) {
      await budgetChunk(ctx, run, index, { proposal, shares })
      await run.breathe()
    }
    index++
  }
  const { households = 0, amount = 0 } = proposal.decision ?? {}
  await finish(ctx, { proposal: proposal.proposal, households, amount, overlaps: 0 })
  return { counts: { granted: households } }
}

/**
 * Grants every household of an approved list what was decided, a chunk a transaction with its receipt:
 * killed anywhere it goes on where it was. Who has an open entitlement to the same benefit in the same
 * cycle keeps that one, and stands in a file. A list of villages becomes their budget lines.
 */
export const grantJob: JobDefinition = job(
  { id: 'funds.grant', queue: 'bulk', input: z.object({ proposal: z.string() }) },
  async (ctx, { proposal: id }, run) => {
    await begin(ctx, { proposal: id })
    const proposal = await proposals.find(ctx, id)
    if (proposal?.state !== 'granting') return undefined
    await run.setTotal(proposal.decision?.households ?? 0)
    if (proposal.over === 'villages') return grantVillages(ctx, proposal, run)
    const overlapping = new Set<number>()
    for (const [index, { overlaps = 0 }] of run.finished) if (overlaps > 0) overlapping.add(index)
    let index = 0
    for await (const chunk of chunksOf(ctx, proposal)) {
      if (!run.finished.has(index)) {
        const dues = chunk.map((due) => entitled(proposal, due))
        if (await grantChunk(ctx, run, index, dues)) overlapping.add(index)
        await run.breathe()
      }
      index++
    }
    const { files, overlaps } = await overlapFile(ctx, proposal, run, overlapping)
    const households = (proposal.decision?.households ?? 0) - overlaps.households
    const amount = (proposal.decision?.amount ?? 0) - overlaps.amount
    await finish(ctx, { proposal: id, households, amount, overlaps: overlaps.households })
    return { counts: { granted: households, overlaps: overlaps.households }, files }
  },
)

const TYPE = 'text/csv; charset=utf-8'

/** Who of these chunks has it from elsewhere already, by what stands in the table now. */
async function overlapFile(
  ctx: Ctx,
  proposal: Proposal,
  run: Run,
  overlapping: ReadonlySet<number>,
) {
  const rows: Cell[][] = []
  const overlaps = { households: 0, amount: 0 }
  const money = (amount: number) => formatAmount(amount, decimalsOf(proposal.currency))
  let index = 0
  for await (const chunk of overlapping.size > 0 ? chunksOf(ctx, proposal) : []) {
    if (!overlapping.has(index++)) continue
    const dues = chunk.map((due) => entitled(proposal, due))
    const had = await looked(ctx, dues)
    for (const due of dues) {
      const other = had.get(due.entitlement)
      if (!other || other.proposal === due.proposal) continue
      overlaps.households++
      overlaps.amount += due.amount
      const { number, payee = null, areaName, household } = due
      const amounts = [money(due.amount), money(other.amount)]
      rows.push([number, payee, areaName, ...amounts, other.proposal, household])
    }
  }
  const files: NonNullable<JobOutcome['files']> = []
  if (rows.length > 0) {
    const { writeCsv } = await import('@terrace/platform/tabular')
    const names = ['number', 'payee', 'area', 'proposed', 'has', 'from', 'household']
    const header = names.map((name) => messages[`overlap.${name}`]?.[ctx.lang] ?? name)
    const [name, key] = ['errors.csv', `exports/${ctx.tenant}/${run.job.job}/errors.csv`]
    const size = await ctx.ports.files.putStream(key, writeCsv(header, rows), TYPE)
    files.push({ name, key, size, type: TYPE })
  }
  return { files, overlaps }
}
