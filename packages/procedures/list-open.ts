import { afterwards } from '@terrace/platform/after'
import { command } from '@terrace/platform/command'
import { type Ctx, covers } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import { newJob, wakeJob } from '@terrace/platform/job-store'
import { areaOf, settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { expectVersion, Version } from './case-move.ts'
import { desksOf } from './desk.ts'
import { gatherJob } from './gather-job.ts'
import type { List } from './list-model.ts'
import { listIn, listRow, newListRow, readList } from './list-store.ts'
import { type ListView, viewList } from './list-view.ts'
import { mayMove } from './move.ts'
import { joining, type Template } from './template.ts'
import { templateForNew, templateOf } from './template-store.ts'
import { openers } from './who.ts'

const wake = async (ctx: Ctx, { gathering }: ListView) => {
  if (gathering) await wakeJob(ctx, gatherJob, gathering)
}

/**
 * Opens a village list and lets a job put on it every case of that village that waits for one.
 * Gathering goes by chunks, since each case is marked as listed; from then on one row moves all.
 * @throws Fault missing `area.missing`, forbidden `move.role` `move.area`, conflict `list.none`
 */
export const openList = afterwards(
  command(
    {
      id: 'list.open',
      allow: openers,
      input: z.object({
        template: z.string().max(40).default('identification'),
        area: z.string().max(40),
        /** The version whose cases it takes; the newest when left out. */
        templateVersion: z.int().min(1).optional(),
      }),
    },
    async (ctx, { template: name, area: id, templateVersion }): Promise<ListView> => {
      const [settings, area] = await Promise.all([settingsOf(ctx), areaOf(ctx, id)])
      if (!covers(ctx, area.path)) throw fault('missing', 'area.missing')
      const template = await (templateVersion === undefined
        ? templateForNew(ctx, name)
        : templateOf(ctx, name, templateVersion))
      const desks = await desksOf(ctx, area)
      const join = mayJoin(ctx, template, desks)
      const list = ctx.newId('list')
      const { job, row } = newJob(ctx, gatherJob, { list }, { title: area.name })
      const by = { id: ctx.actor.id, name: ctx.actor.name }
      const draft: List = {
        list,
        template: name,
        templateVersion: template.version,
        version: 0,
        state: join.to,
        area: area.area,
        areaName: area.name,
        path: area.path,
        anchor: area.anchor,
        desks,
        entries: [],
        assemblies: [],
        gathering: job,
        decisions: [],
        notices: [],
        steps: [],
        createdAt: ctx.now(),
        createdBy: by,
        updatedAt: ctx.now(),
      }
      const made = listIn(ctx, settings, template, draft, draft)
      const event = { name: 'list.opened', about: list, pending: false }
      ctx.save(event, [newListRow(ctx.tenant, made), row])
      return viewList(template, made, 0)
    },
  ),
  wake,
)

/** The act by which cases join, when this person may do it here. */
function mayJoin(ctx: Ctx, template: Template, desks: List['desks']) {
  const join = joining(template)
  if (!join) throw fault('conflict', 'list.none')
  mayMove(ctx, join, { state: join.from[0] ?? '', desks, hands: {}, kin: [] })
  return join
}

/**
 * Puts on the list what has come to wait for one since, while it is still before the assembly. Also
 * takes up a job that was given up: two at once harm nothing, since each goes by the list's version.
 */
export const gatherAgain = afterwards(
  command(
    {
      id: 'list.gather',
      allow: openers,
      input: z.object({ list: z.string(), version: Version }),
    },
    async (ctx, { list: id, version }): Promise<ListView> => {
      const held = await readList(ctx, id)
      expectVersion(held, version)
      const was = held.doc
      const template = await templateOf(ctx, was.template, was.templateVersion)
      const join = mayJoin(ctx, template, was.desks)
      if (was.state !== join.to) {
        const detail = { move: join.move, state: was.state, from: join.to }
        throw fault('conflict', 'move.out-of-order', detail)
      }
      const { job, row } = newJob(ctx, gatherJob, { list: id }, { title: was.areaName })
      const next = { ...was, gathering: job, version: was.version + 1, updatedAt: ctx.now() }
      const event = { name: 'list.gathering', about: id, pending: false }
      ctx.save(event, [listRow(ctx.tenant, held, next), row])
      return viewList(template, next, held.holds)
    },
  ),
  wake,
)
