import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { gunzipSync } from 'node:zlib'
import { commit } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import type { Item } from '@terrace/platform/db'
import { partition } from '@terrace/platform/key'
import type { TenantKeys } from '@terrace/platform/keyring'
import { purposes } from '@terrace/registry'
import { operator, type Place } from './place.ts'
import type { Voice } from './say.ts'

/** Documents that are stored as text or compressed are written out as what they are. */
function plain(item: Item): Item {
  const { doc, body, ...rest } = item
  return {
    ...rest,
    ...(typeof doc === 'string' ? { doc: JSON.parse(doc) } : {}),
    ...(body instanceof Uint8Array ? { body: JSON.parse(gunzipSync(body).toString()) } : {}),
    ...(typeof body === 'string' ? { body } : {}),
  }
}

/** The same with every sealed value opened. What cannot be opened stays as it is. */
function opened(value: unknown, keys: TenantKeys): unknown {
  if (Array.isArray(value)) return value.map((one) => opened(one, keys))
  if (value === null || typeof value !== 'object') return value
  const { sealed, mask } = value as { sealed?: unknown; mask?: unknown }
  if (typeof sealed === 'string' && typeof mask === 'string') {
    for (const purpose of Object.values(purposes)) {
      try {
        return keys.open(sealed, purpose)
      } catch {
        // Sealed for another purpose.
      }
    }
    return value
  }
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, opened(one, keys)]))
}

/** Every item of a tenant but its data key, which would open what the export leaves sealed. */
async function* itemsOf(ctx: Ctx): AsyncGenerator<Item> {
  const own = partition(ctx.tenant)
  const filter = {
    FilterExpression: 'pk = :own OR begins_with(pk, :inside)',
    ExpressionAttributeValues: { ':own': own, ':inside': `${own}#` },
  }
  for await (const item of ctx.db.scan(filter)) if (item.type !== 'data-key') yield plain(item)
}

/** Writes a tenant's items as lines of JSON, and says in its history that it was done. */
export async function exportTenant(
  place: Place,
  voice: Voice,
  tenant: string,
  { out, reveal }: { out: string; reveal: boolean },
): Promise<void> {
  const ctx = await operator(place, tenant)
  const keys = await ctx.ports.keys.of(ctx.db, tenant)
  const facts = { revealed: reveal }
  const event = { name: 'tenant.exported', about: `tenant-${tenant}`, facts, pending: false }
  await commit(ctx, 'tenant.export', [event], [])
  mkdirSync(resolve(out), { recursive: true })
  const counts: Record<string, number> = {}
  let items = 0
  async function* lines() {
    for await (const item of itemsOf(ctx)) {
      const type = String(item.__edb_e__ ?? item.type ?? 'other')
      counts[type] = (counts[type] ?? 0) + 1
      if (++items % 200 === 0) voice.progress(items, undefined, 'Items')
      yield `${JSON.stringify(reveal ? opened(item, keys) : item)}\n`
    }
  }
  const file = join(resolve(out), 'items.jsonl')
  await pipeline(Readable.from(lines()), createWriteStream(file, { mode: 0o600 }))
  voice.quiet()
  const about = { tenant, exportedAt: ctx.now(), revealed: reveal, items, counts }
  writeFileSync(join(resolve(out), 'about.json'), JSON.stringify(about, null, 2))
  voice.tell({ ...about, file }, `${items} items of ${tenant} are in ${file}.`)
}
