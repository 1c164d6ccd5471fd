import type { Ctx } from './context.ts'
import { readCursor, writeCursor } from './cursor.ts'
import type { Item, Operation } from './db.ts'

/** Index pages looked at for one page: what a narrow scope costs at most. */
const LOOKS = 10

/**
 * A page of those lines of which `shown` makes something: the index is read on until the page is full,
 * since a list that begins with three lines and `next` looks as if there were no more.
 */
export async function fullPage<T>(
  ctx: Ctx,
  asked: { question: string; cursor: string | undefined; limit: number; newestFirst?: boolean },
  search: Operation | Item,
  shown: (line: Item) => T | undefined | Promise<T | undefined>,
): Promise<{ items: T[]; next: string | undefined }> {
  const { question, cursor, limit, newestFirst = false } = asked
  const items: T[] = []
  let from = await readCursor(ctx, question, cursor)
  if (ctx.scope.length === 0) return { items, next: undefined }
  for (let look = 0; look < LOOKS && (look === 0 || from) && items.length < limit; look++) {
    const found = await ctx.db.query(search, { limit, from, newestFirst })
    from = found.next
    for (const [i, line] of found.items.entries()) {
      const item = await shown(line)
      if (item !== undefined) items.push(item)
      if (items.length < limit) continue
      if (i + 1 < found.items.length) from = keyOnly(line)
      break
    }
  }
  return { items, next: await writeCursor(ctx, question, from) }
}

/** Where a list goes on after a line of it: what an index gives beside `brief`. */
export function keyOnly({ brief: _, ...key }: Item): Item {
  return key
}
