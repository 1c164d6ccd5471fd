import { command, query } from '@terrace/platform/command'
import { type Ctx, covers } from '@terrace/platform/context'
import { Cursor } from '@terrace/platform/cursor'
import { fault, invalid } from '@terrace/platform/fault'
import { publicCount } from '@terrace/platform/public-entry'
import { areaOf } from '@terrace/tenancy'
import * as z from 'zod'
import { type BudgetLine, lines } from '../budget/line.ts'
import { actOf } from '../paying/act.ts'
import { batches } from '../paying/batch-model.ts'
import { approvers, preparers, readers } from '../who.ts'
import { ownPhotos } from './photo.ts'
import { grounds, hashOf, RESULTS, Result, resultStates, results, Texts } from './result-model.ts'

const NewResult = Result.pick({ day: true }).extend({
  /** A budget line or a batch. */
  about: z.string().max(60),
  /** The line's own area when left out. */
  area: z.string().max(40).optional(),
  texts: Texts,
  measured: z.number().min(0).max(1e12).optional(),
  photos: z.array(z.string().max(60)).max(6).default([]),
})

/**
 * The budget line that a result is about, itself or by one of its batches.
 * @throws Fault missing `line.missing`, conflict `result.few` for a batch of one to four households:
 *   whatever is said of it is said of them
 */
async function lineOf(ctx: Ctx, about: string): Promise<BudgetLine> {
  const batch = await batches.find(ctx, about)
  if (batch && publicCount(batch.count) === '<5') throw fault('conflict', 'result.few')
  return lines.read(ctx, batch ? batch.line : about)
}

/** The writing of somebody who prepares: others read nothing of it yet. */
export const writeResult = command(
  { id: 'result.write', allow: preparers, input: NewResult },
  async (ctx, { photos, ...input }): Promise<Result> => {
    refuseWords(input)
    if (input.day > ctx.today()) throw invalid([{ path: 'day', code: 'contribution.day' }])
    const line = await lineOf(ctx, input.about)
    // Areas end at villages: nothing finer can be named.
    const area = await areaOf(ctx, input.area ?? line.area)
    if (!covers(ctx, area.path) || !area.path.startsWith(line.path)) {
      throw invalid([{ path: 'area', code: 'result.area' }])
    }
    const result: Result = {
      ...input,
      ...{ line: line.line, lineName: line.name, area: area.area, areaName: area.name },
      result: ctx.newId('rsl'),
      photos: await ownPhotos(ctx, photos),
      state: 'draft',
      written: actOf(ctx),
      path: area.path,
      version: 1,
    }
    const event = { name: 'result.written', about: result.result, pending: false }
    ctx.save(event, [results.created(ctx.tenant, result)])
    return result
  },
)

/** @throws Fault invalid `result.texts` `result.unit` */
function refuseWords({ texts, measured }: Pick<Result, 'texts' | 'measured'>): void {
  const said = Object.values(texts)
  if (said.length === 0) throw invalid([{ path: 'texts', code: 'result.texts' }])
  if (measured === undefined || said.every((one) => one?.unit)) return
  throw invalid([{ path: 'measured', code: 'result.unit' }])
}

const Which = z.object({ result: z.string().max(60) })
const wrongState = ({ state }: Result) => fault('conflict', 'result.state', { state })

/** What the log says of it. */
const facts = (one: Result) => {
  const { result, about, area } = one
  return { result, about, area, sha256: hashOf(one) }
}

/**
 * A second person lets everybody read it, and answers for that no household can be recognised in words
 * or photos, or has agreed in writing.
 * @throws Fault forbidden `result.own`, conflict `result.state`
 */
export const releaseResult = command(
  { id: 'result.release', allow: approvers, input: Which.extend({ ground: z.enum(grounds) }) },
  async (ctx, { result: id, ground }): Promise<Result> => {
    const was = await results.read(ctx, id)
    if (was.written.id === ctx.actor.id) throw fault('forbidden', 'result.own')
    if (was.state !== 'draft') throw wrongState(was)
    const released = { ...actOf(ctx), ground }
    const { next, row } = results.changed(ctx.tenant, was, { state: 'released', released })
    ctx.save({ name: 'result.released', about: id, facts: facts(next) }, [row])
    return next
  },
)

/** Takes it out of sight, at once; that it was said stands in the log. @throws Fault conflict `result.state` */
export const withdrawResult = command(
  {
    id: 'result.withdraw',
    allow: approvers,
    input: Which.extend({ reason: z.string().trim().min(5).max(300) }),
  },
  async (ctx, { result: id, reason }): Promise<Result> => {
    const was = await results.read(ctx, id)
    if (was.state === 'withdrawn') throw wrongState(was)
    const withdrawn = { ...actOf(ctx), reason }
    const { next, row } = results.changed(ctx.tenant, was, { state: 'withdrawn', withdrawn })
    const told = was.state === 'released' ? { facts: facts(next) } : { pending: false }
    ctx.save({ name: 'result.withdrawn', about: id, reason, ...told }, [row])
    return next
  },
)

/** @throws Fault missing `result.missing` */
export const getResult = query(
  { id: 'result.get', allow: readers, input: Which },
  async (ctx, { result }) => results.read(ctx, result),
)

/** Results, newest first: of a budget line, or all; those in one state where asked. */
export const listResults = query(
  {
    id: 'result.list',
    allow: readers,
    input: z.object({
      line: z.string().max(60).optional(),
      state: z.enum(resultStates).optional(),
      cursor: Cursor,
    }),
  },
  async (ctx, { line, state, cursor }) =>
    line
      ? results.pageOf(ctx, line, cursor)
      : results.page(ctx, { holder: RESULTS, state, cursor }),
)
