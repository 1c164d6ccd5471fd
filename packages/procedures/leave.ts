import type { Ctx } from '@terrace/platform/context'
import type { EventInput } from '@terrace/platform/event'
import type { Row } from '@terrace/platform/write'
import type { Case } from './case-model.ts'
import { caseRows, readCases } from './case-store.ts'
import type { Entry, List } from './list-model.ts'
import type { Held } from './matter-store.ts'
import type { Template } from './template.ts'

/** A decision that puts so many out writes their cases itself; more are written by the job. */
export const AT_ONCE = 20

/** The case of an entry that left its list: its own again, with how it ended. */
export function leaveRows(
  ctx: Ctx,
  template: Template,
  list: List,
  entry: Entry,
  held: Held<Case>,
): { rows: Row[]; events: EventInput[] } {
  const { doc: was } = held
  const { out } = entry
  // It was withdrawn or rejected by itself meanwhile: nothing is left to be written.
  if (!out || was.list !== list.list) return { rows: [], events: [] }
  const { list: _, waits: _w, ...rest } = was
  const decision = list.decisions.find(({ move }) => move === out.move)
  const next: Case = {
    ...rest,
    earlier: [...(was.earlier ?? []), list.list],
    state: out.state,
    version: was.version + 1,
    updatedAt: ctx.now(),
    outcome: {
      state: out.state,
      reason: out.reason,
      move: out.move,
      day: out.day,
      ...(decision?.number ? { number: decision.number } : {}),
    },
  }
  // Counted when the list decided; here it is history.
  const event = { name: 'case.ended', about: was.case, reason: out.reason, pending: false }
  return { rows: caseRows(ctx.tenant, template, held, next), events: [event] }
}

/** The cases of a few entries that left, to be written with the list itself. */
export async function settleNow(
  ctx: Ctx,
  template: Template,
  list: List,
  entries: readonly Entry[],
): Promise<{ rows: Row[]; events: EventInput[] }> {
  const cases = await readCases(
    ctx,
    entries.map((entry) => entry.case),
  )
  const all = entries.flatMap((entry) => {
    const held = cases.find(({ doc }) => doc.case === entry.case)
    return held ? [leaveRows(ctx, template, list, entry, held)] : []
  })
  return { rows: all.flatMap((one) => one.rows), events: all.flatMap((one) => one.events) }
}
