import { afterwards } from '@terrace/platform/after'
import { command } from '@terrace/platform/command'
import { fault } from '@terrace/platform/fault'
import { newJob, wakeJob } from '@terrace/platform/job-store'
import * as z from 'zod'
import { listRow, readList } from './list-store.ts'
import { type ListView, viewList } from './list-view.ts'
import { settleJob } from './settle-job.ts'
import { templateOf } from './template-store.ts'
import { reviewers } from './who.ts'

/**
 * Takes up the writing of a list's cases where a job was given up; the list itself decides what is
 * left, so that nothing is written twice.
 * @throws Fault conflict `list.settled` when nothing is left
 */
export const settleList = afterwards(
  command(
    { id: 'list.settle', allow: reviewers, input: z.object({ list: z.string() }) },
    async (ctx, { list: id }): Promise<ListView> => {
      const held = await readList(ctx, id)
      const was = held.doc
      if (!was.entries.some(({ out, settled }) => !settled && (out || was.effect))) {
        throw fault('conflict', 'list.settled')
      }
      const template = await templateOf(ctx, was.template, was.templateVersion)
      const { job, row } = newJob(ctx, settleJob, { list: id }, { title: was.areaName })
      const next = { ...was, settling: job, version: was.version + 1, updatedAt: ctx.now() }
      const event = { name: 'list.settling', about: id, pending: false }
      ctx.save(event, [listRow(ctx.tenant, held, next), row])
      return viewList(template, next, held.holds)
    },
  ),
  (ctx, { settling = '' }) => wakeJob(ctx, settleJob, settling),
)
