import { gunzipSync, gzipSync } from 'node:zlib'
import type { Ctx } from '@terrace/platform/context'

/** Lays a value down among the files of a proposal, where it stays. */
export const putJson = (ctx: Ctx, key: string, value: unknown): Promise<void> =>
  ctx.ports.files.put(key, gzipSync(JSON.stringify(value)), 'application/gzip')

export async function getJson<T>(ctx: Ctx, key: string): Promise<T> {
  return JSON.parse(gunzipSync(await ctx.ports.files.get(key)).toString()) as T
}
