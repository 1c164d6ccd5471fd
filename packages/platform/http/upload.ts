import type { Ctx } from '../context.ts'
import { type AnswerOptions, type Entrance, refused } from './answer.ts'

/** Takes bytes as they are, such as the parts of a file. */
export type Upload = (
  ctx: Ctx,
  params: Record<string, string>,
  bytes: Uint8Array,
  headers: Headers,
) => Promise<unknown>

/** Bytes in, JSON out. The transport bounds the size (6 MB on Lambda); the taker knows its own. */
export async function upload(
  options: AnswerOptions,
  enter: Entrance,
  take: Upload,
  request: Request,
  { tenant = '', ...params }: Record<string, string>,
): Promise<Response> {
  try {
    const ctx = await enter(request, tenant)
    const bytes = new Uint8Array(await request.arrayBuffer())
    return Response.json(await take(ctx, params, bytes, request.headers))
  } catch (error) {
    return refused(options, 'upload', request, error)
  }
}
