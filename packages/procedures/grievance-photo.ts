import { commit } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { fault, isFault } from '@terrace/platform/fault'
import * as z from 'zod'
import { keepEvidence } from './evidence.ts'
import { readCoded } from './grievance-public.ts'
import { grievanceRow } from './grievance-store.ts'

/** As many photos as a stranger may add to one grievance, each of at most so many bytes. */
export const PHOTOS = 3
const LARGEST = 3 * 2 ** 20
/** How often it is read again when an office acts on it at the same moment. */
const TRIES = 4

export const PhotoKept = z.object({ photos: z.int(), most: z.int() })

/**
 * Adds a photo to what was told, for whoever holds the code (header `x-code`), until it is answered.
 * @throws Fault missing `grievance.code`, conflict `grievance.photos-most` `grievance.photos-late`,
 *   and those of `keepEvidence`
 */
export async function attachPhoto(
  ctx: Ctx,
  { grievance, name }: { grievance: string; name: string },
  bytes: Uint8Array,
  code: string,
): Promise<z.infer<typeof PhotoKept>> {
  const asked = { grievance, code: code.slice(0, 40) }
  const { doc } = await readCoded(ctx, asked)
  refuse(doc)
  const kept = { path: doc.path, name, grievance: doc.grievance }
  const limits = { largest: LARGEST, photo: true }
  const { made, row } = await keepEvidence(ctx, kept, bytes, limits)
  for (let attempt = 1; ; attempt++) {
    const held = await readCoded(ctx, asked)
    const was = held.doc
    refuse(was)
    const evidence = [...was.evidence, made.evidence]
    const next = { ...was, evidence, version: was.version + 1, updatedAt: ctx.now() }
    const event = { name: 'grievance.photo-added', about: was.grievance, pending: false }
    try {
      await commit(ctx, 'grievance.photo', [event], [grievanceRow(ctx.tenant, held, next), row])
      return { photos: evidence.length, most: PHOTOS }
    } catch (error) {
      if (!isFault(error) || error.kind !== 'stale' || attempt === TRIES) throw error
    }
  }
}

function refuse({ evidence, answer }: { evidence: string[]; answer?: unknown }): void {
  if (evidence.length >= PHOTOS) throw fault('conflict', 'grievance.photos-most', { most: PHOTOS })
  if (answer) throw fault('conflict', 'grievance.photos-late')
}
