import { createHash } from 'node:crypto'
import { commit } from '@terrace/platform/command'
import { typeOfEvidence } from '@terrace/platform/content-type'
import { type Ctx, hasRole } from '@terrace/platform/context'
import { fault, invalid } from '@terrace/platform/fault'
import { bareJpeg, barePng } from '@terrace/platform/picture'
import { recordsOf } from '../record.ts'
import { preparers } from '../who.ts'
import { Photo } from './result-model.ts'

/** Bytes; an answer of a function ends at 6 MB, and a village's signal long before. */
const LARGEST = 3 * 2 ** 20

interface Kept extends Photo {
  by: string
  addedAt: string
  path: string
  state: 'kept'
  version: number
}
const photos = recordsOf(
  'photo',
  ({ photo, addedAt }: Kept) => ({ id: photo, holder: 'all', day: addedAt.slice(0, 10) }),
  ({ photo, path }) => ({ photo, path }),
)

/** Beside the papers: the api may write there, and nothing is emptied. */
const fileOf = (tenant: string, photo: string) => `papers/${tenant}/${photo}`

/**
 * Keeps a photo for a result: a binary `PUT /results/photos/{name}`. What the camera wrote beside the
 * picture, such as the place, is not kept at all.
 * @throws Fault forbidden `role.may-not`, too-large `photo.too-large`, invalid `photo.type`
 */
export async function uploadPhoto(ctx: Ctx, bytes: Uint8Array): Promise<Photo> {
  if (!hasRole(ctx, ...preparers, 'system')) {
    throw fault('forbidden', 'role.may-not', { action: 'photo.upload' })
  }
  if (bytes.length > LARGEST) throw fault('too-large', 'photo.too-large')
  const found = typeOfEvidence(bytes)
  const bare = found === 'image/jpeg' ? bareJpeg(bytes) : found === 'image/png' && barePng(bytes)
  if (!bare || !found || found === 'application/pdf') {
    throw invalid([{ path: 'file', code: 'photo.type' }], 'photo.type')
  }
  const photo: Photo = {
    photo: ctx.newId('pho'),
    type: found,
    size: bare.length,
    sha256: createHash('sha256').update(bare).digest('hex'),
  }
  await ctx.ports.files.put(fileOf(ctx.tenant, photo.photo), bare, found)
  const kept: Kept = {
    ...{ ...photo, by: ctx.actor.id, addedAt: ctx.now(), path: ctx.scope[0] ?? '' },
    ...{ state: 'kept', version: 1 },
  }
  const event = { name: 'photo.added', about: photo.photo, pending: false }
  await commit(ctx, 'photo.upload', [event], [photos.created(ctx.tenant, kept)])
  return photo
}

/** Photos that somebody uploaded themselves. @throws Fault invalid `photo.missing` */
export async function ownPhotos(ctx: Ctx, ids: readonly string[]): Promise<Photo[]> {
  const found = await photos.findMany(ctx, ids)
  const own = found.filter(({ by }) => by === ctx.actor.id)
  if (own.length < ids.length) throw invalid([{ path: 'photos', code: 'photo.missing' }])
  return own.map((one) => Photo.parse(one))
}

/** The picture itself. */
export const bytesOf = (ctx: Pick<Ctx, 'ports' | 'tenant'>, photo: string): Promise<Uint8Array> =>
  ctx.ports.files.get(fileOf(ctx.tenant, photo))
