import type { Ctx } from '@terrace/platform/context'
import { dayIn } from '@terrace/platform/dates'
import { type EventInput, eventKey, readEvent } from '@terrace/platform/event'
import { invalid } from '@terrace/platform/fault'
import type { Row } from '@terrace/platform/write'
import { readHousehold } from '@terrace/registry'
import * as z from 'zod'
import { OpenCase, openedCase } from './case-open.ts'
import { readCase } from './case-store.ts'
import type { Corrected, Grievance, Outcome } from './grievance-model.ts'

/** How a grievance that is right is put right: by the ordinary commands, never by one of its own. */
export const Correction = z.discriminatedUnion('kind', [
  /** Opens an identification or removal case, of a household on file or of a new one. */
  OpenCase.pick({ template: true, household: true, input: true }).extend({
    kind: z.literal('open-case'),
  }),
  /** Points to a case that was opened since. */
  z.object({ kind: z.literal('case'), case: z.string().max(40) }),
  /** Points to a change of the household that was made since. */
  z.object({
    kind: z.literal('change'),
    household: z.string().max(40),
    event: z.string().max(40),
  }),
])
export type Correction = z.output<typeof Correction>

interface Put {
  correction?: Corrected
  /** Whom it is about, when that was not known. */
  household?: string
  rows: Row[]
  events: EventInput[]
}

/**
 * What an answer puts right: a case opened with it, or a case or change that is there.
 * @throws Fault invalid `grievance.not-right` `grievance.other-household` `grievance.before`
 *   `grievance.no-change`; missing `case.missing` `household.missing`; and those of `openCase`
 */
export async function correct(
  ctx: Ctx,
  g: Grievance,
  {
    outcome,
    correction,
  }: { outcome: z.infer<typeof Outcome>; correction?: Correction | undefined },
): Promise<Put> {
  if (!correction) return { rows: [], events: [] }
  if (outcome === 'not') throw wrong('grievance.not-right')
  const put = await putRight(ctx, g, correction)
  const { household } = put.correction
  if (g.household !== undefined && g.household !== household) {
    throw wrong('grievance.other-household')
  }
  return { ...put, household }
}

const wrong = (code: string, params?: Record<string, unknown>) =>
  invalid([{ path: 'correction', code, ...(params ? { params } : {}) }])

function putRight(ctx: Ctx, g: Grievance, correction: Correction) {
  if (correction.kind === 'open-case') return opened(ctx, g, correction)
  return correction.kind === 'case'
    ? existingCase(ctx, g, correction.case)
    : existingChange(ctx, g, correction)
}

async function opened(ctx: Ctx, g: Grievance, asked: Correction & { kind: 'open-case' }) {
  const { kind: _, ...input } = asked
  const reason = g.grievance
  const { opened, rows, events } = await openedCase(ctx, { ...input, reason, draft: true, kin: [] })
  const { case: id, template, household } = opened
  const correction: Corrected = { kind: 'case', case: id, template, household, opened: true }
  return { correction, rows, events }
}

async function existingCase(ctx: Ctx, g: Grievance, id: string) {
  const { doc } = await readCase(ctx, id)
  refuseEarlier(ctx, g, doc.createdAt)
  const { template, household } = doc
  const correction: Corrected = { kind: 'case', case: id, template, household, opened: false }
  return { correction, rows: [], events: [] }
}

async function existingChange(ctx: Ctx, g: Grievance, asked: Correction & { kind: 'change' }) {
  await readHousehold(ctx, asked.household)
  const item = await ctx.db.get(eventKey(ctx.tenant, asked.household, asked.event), true)
  const event = item && readEvent(item)
  if (!event?.changes?.length) throw wrong('grievance.no-change')
  refuseEarlier(ctx, g, event.at)
  const { household } = asked
  const day = dayIn(event.at, ctx.zone)
  const correction: Corrected = {
    kind: 'change',
    household,
    event: event.event,
    name: event.name,
    day,
  }
  return { correction, rows: [], events: [] }
}

/** What was done before it was received did not put it right. */
function refuseEarlier(ctx: Ctx, g: Grievance, at: string): void {
  const day = dayIn(at, ctx.zone)
  const earlier = g.channel === 'web' ? at < g.filedAt : day < g.day
  if (earlier) throw wrong('grievance.before', { day, received: g.day })
}
