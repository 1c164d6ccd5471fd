import { afterwards } from '@terrace/platform/after'
import { nextWorkingDay } from '@terrace/platform/calendar'
import { command } from '@terrace/platform/command'
import { addDays } from '@terrace/platform/dates'
import type { EventInput } from '@terrace/platform/event'
import { assert } from '@terrace/platform/fault'
import { newJob, wakeJob } from '@terrace/platform/job-store'
import type { Row } from '@terrace/platform/write'
import { settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { expectVersion, Version } from './case-move.ts'
import { checkEvidence } from './evidence.ts'
import { AT_ONCE, settleNow } from './leave.ts'
import {
  actOnList,
  type Desk,
  type ListInput,
  ListRecords,
  placed,
  proofsOfList,
} from './list-act.ts'
import { flowsOf } from './list-flow.ts'
import { type Entry, going, type List } from './list-model.ts'
import { listRow, readList } from './list-store.ts'
import { type ListView, viewList } from './list-view.ts'
import type { Held } from './matter-store.ts'
import { moveNamed } from './move.ts'
import { closed, down, newNoticeRow, noticeOf, noticeRow, readNotice } from './notice-store.ts'
import { settleJob } from './settle-job.ts'
import type { Move } from './template.ts'
import { templateOf } from './template-store.ts'
import { actors } from './who.ts'

interface Outcome {
  list: List
  rows: Row[]
  events: EventInput[]
}

/**
 * One act of a village list: all its cases move with it, in one transaction of a handful of rows
 * however many they are. The cases of those who leave are written with it, or by a job when many.
 * @throws Fault of `actOnList` and `closed`; missing `list.missing` `move.missing`; stale
 *   `matter.stale` to whoever decided second
 */
export const moveList = afterwards(
  command(
    {
      id: 'list.move',
      allow: actors,
      input: ListRecords.extend({
        list: z.string(),
        move: z.string().max(40),
        version: Version,
        reason: z.string().trim().min(1).max(1000).optional(),
      }),
    },
    async (ctx, { list: id, move: name, version, ...input }): Promise<ListView> => {
      const [settings, keys, held] = await Promise.all([
        settingsOf(ctx),
        ctx.ports.keys.of(ctx.db, ctx.tenant),
        readList(ctx, id),
      ])
      const { doc: was } = held
      const template = await templateOf(ctx, was.template, was.templateVersion)
      const move = moveNamed(template, 'list', name)
      const desk: Desk = { ctx, settings, keys, template }
      if (move.effect) return startEffect(desk, held, move, input)
      const acted = actOnList(desk, held, move, input)
      expectVersion(held, version)
      const [made] = await Promise.all([
        withNotice(desk, held, acted, move, input),
        checkEvidence(ctx, proofsOfList(input), was.path),
      ])
      const done = await withLeaving(desk, was, made)
      const facts = flowsOf(was, done.list)
      const event = { name: 'list.moved', about: id, reason: input.reason, facts }
      ctx.save([event, ...done.events], [listRow(ctx.tenant, held, done.list), ...done.rows])
      return viewList(template, done.list, held.holds)
    },
  ),
  async (ctx, { effect, settling }) => {
    const job = effect?.job ?? settling
    if (job) await wakeJob(ctx, settleJob, job)
  },
)

/** Notices that the act opens, ends or replaces. */
async function withNotice(
  desk: Desk,
  held: Held<List>,
  acted: List,
  move: Move,
  input: ListInput,
): Promise<Outcome> {
  const { ctx, settings, template } = desk
  const was = held.doc
  const { notice: up, amended: _, ...rest } = acted
  const rows: Row[] = []
  if (move.record === 'notice-end') {
    assert(up, 'a notice ends that is not up')
    const before = await readNotice(ctx, up)
    const over = closed(ctx, before.doc, held, input.noticeEnd?.photos)
    rows.push(noticeRow(ctx.tenant, before, over))
    return { list: placed(desk, was, rest), rows, events: [] }
  }
  const record = move.record === 'notice' ? input.notice : input.announcement
  if (!record) return { list: placed(desk, was, acted), rows, events: [] }
  if (up) {
    const before = await readNotice(ctx, up)
    rows.push(noticeRow(ctx.tenant, before, down(ctx, before.doc, 'amended')))
  }
  const notice = await noticeOf(ctx, settings, template, rest, move, record)
  rows.push(newNoticeRow(ctx.tenant, notice))
  const shown = move.record === 'notice' ? { notice: notice.notice } : {}
  const list = { ...rest, ...shown, notices: [...was.notices, notice.notice] }
  // It can end from the day after its last one, and is late only when that day has passed.
  const ends = nextWorkingDay(settings.calendar, addDays(notice.last, 1))
  const due = move.record === 'notice' ? ends : undefined
  return { list: placed(desk, was, list, due), rows, events: [] }
}

/** The cases of those who left with this act: in the same transaction, or by a job when many. */
async function withLeaving(desk: Desk, was: List, made: Outcome): Promise<Outcome> {
  const { ctx, template } = desk
  const before = new Set(going(was).map((entry) => entry.case))
  const left = made.list.entries.filter((e) => e.out && !e.settled && before.has(e.case))
  if (left.length === 0) return made
  if (left.length > AT_ONCE) {
    const { job, row } = newJob(ctx, settleJob, { list: was.list }, { title: was.areaName })
    return { ...made, list: { ...made.list, settling: job }, rows: [...made.rows, row] }
  }
  const written = await settleNow(ctx, template, made.list, left)
  const settled = (entry: Entry) => (left.includes(entry) ? { ...entry, settled: true } : entry)
  return {
    list: { ...made.list, entries: made.list.entries.map(settled) },
    rows: [...made.rows, ...written.rows],
    events: [...made.events, ...written.events],
  }
}

/** An effect is asked for here and done by a job: the list stays where it is until it reached all. */
async function startEffect(
  desk: Desk,
  held: Held<List>,
  move: Move,
  input: ListInput,
): Promise<ListView> {
  const { ctx, template } = desk
  actOnList(desk, held, move, input)
  const { doc: was } = held
  const { job, row } = newJob(ctx, settleJob, { list: was.list }, { title: was.areaName })
  const by = { id: ctx.actor.id, name: ctx.actor.name }
  const effect = { move: move.move, job, by, day: ctx.today() }
  const next = { ...was, effect, version: was.version + 1, updatedAt: ctx.now() }
  const event = { name: 'list.effect-asked', about: was.list, reason: input.reason, pending: false }
  ctx.save(event, [listRow(ctx.tenant, held, next), row])
  return viewList(template, next, held.holds)
}
