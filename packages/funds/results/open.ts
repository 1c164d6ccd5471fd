import { query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import type { Picture } from '@terrace/platform/route'
import * as z from 'zod'
import { everywhere } from '../giving/giver.ts'
import { readers } from '../who.ts'
import { bytesOf } from './photo.ts'
import { type OpenResult, openResult, type Result, results } from './result-model.ts'

/** Of each budget line at most so many are told, the newest. */
const MOST = 20

/** What was released about some budget lines and their batches, newest first. */
export async function openResults(asked: Ctx, lines: Iterable<string>): Promise<OpenResult[]> {
  const ctx = everywhere(asked)
  const found: OpenResult[] = []
  for (const line of new Set(lines)) {
    const { items } = await results.pageOf(ctx, line)
    const ids = items.filter(({ state }) => state === 'released').map(({ result }) => result)
    const whole = await results.findMany(ctx, ids.slice(0, MOST))
    found.push(...whole.map(openResult))
  }
  return found.sort((a, b) => (a.day < b.day ? 1 : -1))
}

const Which = z.object({ result: z.string().max(60), photo: z.string().max(60) })

async function pictureOf(ctx: Ctx, of: Result | undefined, id: string): Promise<Picture> {
  const photo = of?.photos.find((each) => each.photo === id)
  if (!photo) throw fault('missing', 'photo.missing')
  return { type: photo.type, bytes: new Uint8Array(await bytesOf(ctx, id)) }
}

/** A photo of a result, also before it is released. @throws Fault missing `result.missing` `photo.missing` */
export const getPhoto = query(
  { id: 'result.photo', allow: readers, input: Which },
  async (ctx, { result, photo }) => pictureOf(ctx, await results.read(ctx, result), photo),
)

/** The same for everybody, from its release until it is withdrawn. @throws Fault missing `photo.missing` */
export const getOpenPhoto = query(
  { id: 'result.open-photo', allow: ['public'], input: Which },
  async (ctx, { result, photo }) => {
    const one = await results.find(ctx, result)
    return pictureOf(ctx, one?.state === 'released' ? one : undefined, photo)
  },
)
