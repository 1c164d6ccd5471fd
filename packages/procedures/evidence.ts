import { createHash } from 'node:crypto'
import { commit, query } from '@terrace/platform/command'
import { typeOfEvidence } from '@terrace/platform/content-type'
import { type Ctx, covers, hasRole } from '@terrace/platform/context'
import type { Key } from '@terrace/platform/db'
import { fault, invalid } from '@terrace/platform/fault'
import type { Row } from '@terrace/platform/write'
import { holders } from '@terrace/registry'
import { areaOf } from '@terrace/tenancy'
import * as z from 'zod'
import { EvidenceEntity } from './evidence.entity.ts'
import { mayOpen } from './grievance-store.ts'
import { actors, readers } from './who.ts'

/** A request's body on Lambda ends here. */
const LARGEST = 6 * 2 ** 20

export const Evidence = z.object({
  evidence: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.int(),
  sha256: z.string(),
})
export type Evidence = z.infer<typeof Evidence>

const keyOf = (tenant: string, evidence: string): Key =>
  EvidenceEntity.get({ tenant, evidence }).params<{ Key: Key }>({ table: 't' }).Key

const fileOf = (tenant: string, evidence: string) => `evidence/${tenant}/${evidence}`

interface Kept {
  path: string
  name: string
  grievance?: string
}

/**
 * Keeps bytes as evidence, typed by their content; the row is the caller's to save.
 * @throws Fault too-large `evidence.too-large`, invalid `evidence.not-a-photo`
 */
export async function keepEvidence(
  ctx: Ctx,
  { path, name, grievance }: Kept,
  bytes: Uint8Array,
  { largest = LARGEST, photo = false } = {},
): Promise<{ made: Evidence; row: Row }> {
  if (bytes.length > largest) throw fault('too-large', 'evidence.too-large')
  const type = typeOfEvidence(bytes)
  if (!type || (photo && !type.startsWith('image/'))) {
    throw invalid([{ path: 'file', code: 'evidence.not-a-photo' }], 'evidence.not-a-photo')
  }
  const made = {
    evidence: ctx.newId('pf'),
    name: name.replaceAll(/[\\/\p{Cc}]|\.{2,}/gu, '_').slice(-120) || 'file',
    type,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }
  await ctx.ports.files.put(fileOf(ctx.tenant, made.evidence), bytes, type)
  const { id: by, name: byName } = ctx.actor
  const row = { ...made, tenant: ctx.tenant, path, grievance, at: ctx.now(), by, byName }
  return { made, row: EvidenceEntity.create(row) }
}

/**
 * Keeps a photo or paper of an area: a binary `PUT /evidence/{area}/{name}`.
 * @throws Fault forbidden `role.may-not`, missing `area.missing` and those of `keepEvidence`
 */
export async function uploadEvidence(
  ctx: Ctx,
  { area: id, name }: { area: string; name: string },
  bytes: Uint8Array,
): Promise<Evidence> {
  // Auditors and supervisors look and add nothing (domain.md §5.2).
  if (!hasRole(ctx, ...actors, 'department', ...holders)) {
    throw fault('forbidden', 'role.may-not', { action: 'evidence.upload' })
  }
  const area = await areaOf(ctx, id)
  if (!covers(ctx, area.path)) throw fault('missing', 'area.missing')
  const { made, row } = await keepEvidence(ctx, { path: area.path, name }, bytes)
  const event = { name: 'evidence.added', about: made.evidence, pending: false }
  await commit(ctx, 'evidence.upload', [event], [row])
  return made
}

/**
 * What records name must have been uploaded where the case is, or above it.
 * @param also paths below which it may have been uploaded as well
 * @throws Fault invalid `evidence.missing`
 */
export async function checkEvidence(
  ctx: Ctx,
  ids: readonly string[],
  path: string,
  also: readonly string[] = [],
): Promise<void> {
  const asked = [...new Set(ids)]
  if (asked.length === 0) return
  const items = await ctx.db.batchGet(
    asked.map((id) => keyOf(ctx.tenant, id)),
    true,
  )
  const fits = (at: string) => path.startsWith(at) || also.some((root) => at.startsWith(root))
  // What a stranger sent belongs to what they told, and proves nothing else.
  const own = items.filter((item) => !item.grievance && fits(String(item.path)))
  const there = new Set(own.map((item) => String(item.evidence)))
  const gone = asked.filter((id) => !there.has(id))
  if (gone.length === 0) return
  throw invalid(gone.map((id) => ({ path: 'evidence', code: 'evidence.missing', params: { id } })))
}

/** Where to download a photo or paper for five minutes. @throws Fault missing `evidence.missing` */
export const getEvidence = query(
  { id: 'evidence.get', allow: readers, input: z.object({ evidence: z.string().max(40) }) },
  async (ctx, { evidence }) => {
    const item = await ctx.db.get(keyOf(ctx.tenant, evidence))
    if (!item || !covers(ctx, String(item.path))) throw fault('missing', 'evidence.missing')
    if (item.grievance) await mayOpen(ctx, String(item.grievance))
    const kept = Evidence.parse(item)
    return { ...kept, url: await ctx.ports.files.link(fileOf(ctx.tenant, evidence), kept.name) }
  },
)
