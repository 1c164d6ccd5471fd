import type { Ctx } from '@terrace/platform/context'
import { fault, invalid } from '@terrace/platform/fault'
import type { TenantKeys } from '@terrace/platform/keyring'
import type { Settings } from '@terrace/tenancy'
import * as z from 'zod'
import { checkAssembly, voted } from './assembly.ts'
import { type Entry, going, type List } from './list-model.ts'
import { listIn, subjectOfList } from './list-store.ts'
import type { Held } from './matter-store.ts'
import { askReason, mayMove, stepOf } from './move.ts'
import { Announcement, Assembly, Decision, NoticeEnd, NoticeStart, refuseFuture } from './record.ts'
import { checkSample, drawSample } from './sample.ts'
import { type Move, movesFrom, type Template } from './template.ts'

/** What an act of a list may bring; which of them it must, the template says. */
export const ListRecords = z.object({
  assembly: Assembly.optional(),
  notice: NoticeStart.optional(),
  noticeEnd: NoticeEnd.optional(),
  decision: Decision.optional(),
  announcement: Announcement.optional(),
})
export type ListRecords = z.output<typeof ListRecords>
export type ListInput = ListRecords & { reason?: string | undefined }

export interface Desk {
  ctx: Ctx
  keys: TenantKeys
  settings: Settings
  template: Template
}

/** The state of those whom a decision went against. */
export const failedState = (template: Template): string =>
  template.states.find(({ kind }) => kind === 'failed')?.state ?? 'rejected'

const missing = (path: string) => invalid([{ path, code: 'field.required' }])

/**
 * The list after an act, checked; what a notice needs besides is done by the caller, which reads it.
 * @throws Fault of `mayMove`, `checkAssembly`, `checkSample`; conflict `list.gathering` `list.empty`
 *   `notice.not-amended`; invalid with the record or the reason
 */
export function actOnList(desk: Desk, held: Held<List>, move: Move, input: ListInput): List {
  const { ctx, template } = desk
  const was = held.doc
  mayMove(ctx, move, subjectOfList(was))
  askReason(move, input.reason)
  if (was.gathering) throw fault('conflict', 'list.gathering')
  if (going(was).length === 0) throw fault('conflict', 'list.empty')
  // An effect whose job was given up may be asked for again; nothing else may pass it.
  if (was.effect && !move.effect) throw fault('conflict', 'list.effect-runs')
  const change = changeOf(desk, was, move, input)
  const evidence = proofsOfList(input)
  const entries = change.entries ?? was.entries
  // A list of which nobody is left has come to its end.
  const to = going({ entries }).length === 0 ? failedState(template) : move.to
  const step = stepOf(ctx, { move: move.move, to }, was.state, { reason: input.reason, evidence })
  return { ...was, ...change, entries, state: to, steps: [...was.steps, step] }
}

/** What the record changes in the list. */
function changeOf(desk: Desk, was: List, move: Move, input: ListInput): Partial<List> {
  const { ctx, settings, template } = desk
  const recorded = { recordedBy: { id: ctx.actor.id, name: ctx.actor.name }, recordedAt: ctx.now() }
  const out = { state: failedState(template), move: move.move, day: ctx.today() }
  switch (move.record) {
    case 'assembly': {
      if (!input.assembly) throw missing('assembly')
      refuseFuture(ctx, 'assembly.day', input.assembly.day)
      checkAssembly(move.quorum ? settings.quorum : undefined, input.assembly, going(was))
      const { entries, passed } = voted(input.assembly, was.entries, out, input.reason)
      const held = { ...input.assembly, ...recorded, passed }
      return { entries, assemblies: [...was.assemblies, held] }
    }
    case 'notice':
      if (!input.notice) throw missing('notice')
      if (was.state === move.to && !was.amended) throw fault('conflict', 'notice.not-amended')
      return {}
    case 'decision': {
      if (!input.decision) throw missing('decision')
      const entries = decided(was, move, input.decision, out)
      const day = ctx.today()
      const made = { ...input.decision, ...recorded, move: move.move, level: move.level, day }
      return { entries, decisions: [...was.decisions, made] }
    }
    case 'announcement':
      if (!input.announcement) throw missing('announcement')
      return { announcement: { ...input.announcement, ...recorded } }
    default:
      return {}
  }
}

/** The county's word is final: it has a number and a day from which it counts. */
function decided(
  was: List,
  move: Move,
  decision: Decision,
  out: { state: string; move: string; day: string },
): Entry[] {
  const rejected = new Map(decision.rejected.map((one) => [one.case, one.reason]))
  const known = new Set(going(was).map((entry) => entry.case))
  const strange = decision.rejected.findIndex((one) => !known.has(one.case))
  if (strange >= 0) {
    throw invalid([{ path: `decision.rejected.${strange}.case`, code: 'list.not-on-it' }])
  }
  if (move.sample) checkSample(was, new Set(rejected.keys()))
  if (move.level === 'county') {
    if (!decision.number) throw missing('decision.number')
    if (!decision.effective) throw missing('decision.effective')
  }
  return was.entries.map((entry) => {
    const reason = rejected.get(entry.case)
    return reason === undefined || entry.out ? entry : { ...entry, out: { ...out, reason } }
  })
}

/** The same list with its place in the procedure: whose turn, by when, and the sample to be checked. */
export function placed(desk: Desk, was: List, next: List, due?: string): List {
  const { ctx, settings, template, keys } = desk
  const sample = movesFrom(template, 'list', next.state).find((move) => move.sample)?.sample
  const fresh = sample && next.state !== was.state
  const entries = fresh ? drawSample(keys, next, sample) : next.entries
  return listIn(ctx, settings, template, was, { ...next, entries }, due)
}

export const proofsOfList = (input: ListRecords): string[] => [
  ...(input.assembly?.minutes ?? []),
  ...(input.assembly?.board ?? []),
  ...(input.notice?.photos ?? []),
  ...(input.noticeEnd?.photos ?? []),
  ...(input.decision?.evidence ?? []),
  ...(input.announcement?.photos ?? []),
]
