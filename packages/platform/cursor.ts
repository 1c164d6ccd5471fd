import * as z from 'zod'
import type { Ctx } from './context.ts'
import type { Item } from './db.ts'
import { fault } from './fault.ts'

/** The cursor of a list, as input: opaque, signed by the tenant's key for this one list. */
export const Cursor = z.string().max(4000).optional().meta({ description: 'Opaque; from `next`' })

/**
 * Writes the place where a page ended. Signed with the tenant's key together with what was asked,
 * so that a cursor of another tenant or another question is refused.
 */
export async function writeCursor(ctx: Ctx, question: string, next: Item | undefined) {
  if (!next) return undefined
  const keys = await ctx.ports.keys.of(ctx.db, ctx.tenant)
  const body = Buffer.from(JSON.stringify(next)).toString('base64url')
  return `${body}.${keys.sign(`${question}\n${body}`)}`
}

/** @throws Fault invalid with field `cursor` when it was not made for this tenant and question */
export async function readCursor(
  ctx: Ctx,
  question: string,
  cursor: string | undefined,
): Promise<Item | undefined> {
  if (cursor === undefined) return undefined
  const [body = '', signature = ''] = cursor.split('.')
  const keys = await ctx.ports.keys.of(ctx.db, ctx.tenant)
  if (!keys.verify(`${question}\n${body}`, signature)) {
    throw fault('invalid', 'cursor.invalid', {
      fields: [{ path: 'cursor', code: 'cursor.invalid' }],
    })
  }
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as Item
}
