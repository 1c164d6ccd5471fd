import { command, query } from '@terrace/platform/command'
import type { Item } from '@terrace/platform/db'
import { lazily } from '@terrace/platform/lazily'
import { refusing } from '@terrace/platform/write'
import { Entity } from 'electrodb'
import * as z from 'zod'
import { readers } from './who.ts'

/** A person's own way of looking at a list: its filters under a name. */
export const SavedViewEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'saved-view', version: '1' },
      attributes: {
        tenant: { type: 'string', required: true },
        user: { type: 'string', required: true },
        view: { type: 'string', required: true },
        name: { type: 'string', required: true },
        list: { type: 'string', required: true },
        query: { type: 'string', required: true },
      },
      indexes: {
        // The views of one person.
        byUser: {
          pk: { field: 'pk', composite: ['tenant', 'user'] },
          sk: { field: 'sk', composite: ['view'] },
        },
      },
    }),
)

export const SavedView = z.object({
  view: z.string(),
  name: z.string(),
  list: z.string(),
  /** The list's query string: the same as in the address bar. */
  query: z.string(),
})

export const listViews = query(
  { id: 'view.list', allow: readers, input: z.object({}) },
  async (ctx) => {
    const operation = SavedViewEntity.query.byUser({ tenant: ctx.tenant, user: ctx.actor.id })
    const { items } = await ctx.db.query(operation, { limit: 100 })
    return { items: items.map((item: Item) => SavedView.parse(item)) }
  },
)

export const saveView = command(
  {
    id: 'view.save',
    allow: readers,
    input: z.object({
      name: z.string().trim().min(1).max(60),
      list: z.enum(['households']).default('households'),
      query: z.string().max(500),
    }),
  },
  async (ctx, input) => {
    const view = ctx.newId('vw')
    const item = { tenant: ctx.tenant, user: ctx.actor.id, view, ...input }
    ctx.save([], [SavedViewEntity.create(item)])
    return { view, ...input }
  },
)

export const removeView = command(
  { id: 'view.remove', allow: readers, input: z.object({ view: z.string() }) },
  async (ctx, { view }) => {
    const key = { tenant: ctx.tenant, user: ctx.actor.id, view }
    const row = SavedViewEntity.remove(key)
    ctx.save([], [refusing(row, 'missing', 'view.missing')])
    return {}
  },
)
