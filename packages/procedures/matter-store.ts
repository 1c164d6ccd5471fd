import { gunzipSync, gzipSync } from 'node:zlib'
import { type Ctx, covers } from '@terrace/platform/context'
import type { Item, Key, Write } from '@terrace/platform/db'
import { type FaultDetail, fault } from '@terrace/platform/fault'
import { MatterEntity, NOBODY } from './matter.entity.ts'
import type { Brief, Escalated, Waits } from './matter.ts'

/** A document longer than this is kept compressed: a list of 200 entries shrinks to a tenth. */
const LONG = 6_000

export const packDoc = (doc: unknown): string | Uint8Array => {
  const text = JSON.stringify(doc)
  return text.length > LONG ? gzipSync(text) : text
}
export const unpackDoc = <T>(doc: unknown): T =>
  JSON.parse(typeof doc === 'string' ? doc : gunzipSync(doc as Uint8Array).toString()) as T

/** What every matter's document begins with. */
export interface MatterDoc {
  path: string
  anchor: string
  state: string
  version: number
  waits?: Waits | undefined
  escalated?: Escalated | undefined
}

/** A matter as it was read: its document, and how many objections hold it. */
export interface Held<T> {
  doc: T
  holds: number
}

export const matterKey = (tenant: string, matter: string): Key =>
  MatterEntity.get({ tenant, matter }).params<{ Key: Key }>({ table: 't' }).Key

/**
 * Reads a matter within the actor's areas. What lies outside is as missing as what is not there.
 * @throws Fault missing with the given code
 */
export async function readMatter<T extends MatterDoc>(
  ctx: Ctx,
  matter: string,
  shelf: string,
  code: string,
): Promise<Held<T>> {
  const item = await ctx.db.get(matterKey(ctx.tenant, matter), true)
  const held = item && shelfOf(item).startsWith(shelf) ? heldOf<T>(item) : undefined
  if (!held || !covers(ctx, held.doc.path)) throw fault('missing', code)
  return held
}

export const shelfOf = (item: Item): string => String(item.shelf)
export const heldOf = <T>(item: Item): Held<T> => ({
  doc: unpackDoc<T>(item.doc),
  holds: Number(item.holds),
})

interface At {
  matter: string
  shelf: string
  brief: Brief
}

const attributes = (tenant: string, at: At, doc: MatterDoc, holds: number) => ({
  tenant,
  matter: at.matter,
  shelf: at.shelf,
  anchor: doc.anchor,
  path: doc.path,
  state: doc.state,
  desk: doc.waits?.area ?? NOBODY,
  upper: doc.escalated?.area ?? NOBODY,
  due: doc.waits?.due ?? '9999-12-31',
  version: doc.version,
  holds,
  doc: packDoc(doc),
  brief: JSON.stringify(at.brief),
})

/** The row of a new matter. */
export const newMatterRow = (tenant: string, at: At, doc: MatterDoc) =>
  MatterEntity.create(attributes(tenant, at, doc, 0))

/**
 * The row of a changed matter, on condition that nobody changed it or objected to it since it was
 * read.
 * @param release how many objections this change settles
 */
export function matterRow(
  tenant: string,
  at: At,
  was: Held<MatterDoc>,
  doc: MatterDoc,
  release = 0,
): Write {
  const put = MatterEntity.put(attributes(tenant, at, doc, was.holds - release))
  const params = put.params<Item>({ table: 't' })
  return {
    item: {
      Put: {
        Item: params.Item,
        ConditionExpression: '#version = :version AND #holds = :holds',
        ExpressionAttributeNames: { '#version': 'version', '#holds': 'holds' },
        ExpressionAttributeValues: { ':version': was.doc.version, ':holds': was.holds },
      },
    },
    refused: (existing) => staleMatter(existing),
  }
}

/** Somebody was first: says so with the state that it has now. */
function staleMatter(existing: Item | undefined) {
  const detail: FaultDetail = existing
    ? { version: Number(existing.version), state: String(existing.state) }
    : {}
  return fault('stale', 'matter.stale', detail)
}

/** Holds a list, or lets it go; on condition that it stands where the objection says. */
export const holdRow = (tenant: string, matter: string, by: 1 | -1, state?: string): Write => ({
  item: {
    Update: {
      Key: matterKey(tenant, matter),
      UpdateExpression: 'ADD #holds :by',
      ConditionExpression: state === undefined ? '#holds > :none' : '#state = :state',
      ExpressionAttributeNames: {
        '#holds': 'holds',
        ...(state === undefined ? {} : { '#state': 'state' }),
      },
      ExpressionAttributeValues: {
        ':by': by,
        ...(state === undefined ? { ':none': 0 } : { ':state': state }),
      },
    },
  },
  refused: () => fault('conflict', 'notice.over'),
})
