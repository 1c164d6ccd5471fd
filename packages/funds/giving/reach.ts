import { command } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { fault, isFault } from '@terrace/platform/fault'
import type { Language } from '@terrace/platform/i18n'
import * as z from 'zod'
import type { Contribution } from './contribution-model.ts'
import { donors, everywhere, openGiver } from './giver.ts'
import { updatesRows, wantsUpdates } from './updates.ts'

const PURPOSE = 'giver.updates'

/** How the giver of a contribution is told, and where they say that they want no more. */
export interface Reach {
  email: string
  name: string
  lang: Language
  stop: string
}

/** Undefined for whoever has no address, or wants to hear nothing. */
export async function reachOf(ctx: Ctx, gift: Contribution): Promise<Reach | undefined> {
  const { giver, name, sealed } = gift
  if (!giver || !(await wantsUpdates(ctx, giver))) return undefined
  const [{ email }, { items }, keys] = await Promise.all([
    openGiver(ctx, sealed),
    donors.pageOf(everywhere(ctx), giver),
    ctx.ports.keys.of(ctx.db, ctx.tenant),
  ])
  if (!email) return undefined
  const key = encodeURIComponent(keys.seal(giver, PURPOSE))
  // Behind the mark, so that no server on the way reads it.
  const stop = `${ctx.ports.baseUrl}/give/${ctx.tenant}/updates#${key}`
  return { email, name, lang: items[0]?.lang ?? gift.lang ?? 'en', stop }
}

/** Ends the mails of whoever holds the key that stands in one. @throws Fault missing `updates.key` */
export const stopUpdates = command(
  { id: 'updates.stop', allow: ['public'], input: z.object({ key: z.string().max(400) }) },
  async (ctx, { key }): Promise<{ stopped: true }> => {
    const keys = await ctx.ports.keys.of(ctx.db, ctx.tenant)
    const rows = await updatesRows(
      ctx,
      giverOf(() => keys.open(key, PURPOSE)),
      false,
    )
    const event = { name: 'updates.stopped', about: 'giver', pending: false }
    if (rows.length > 0) ctx.save(event, rows)
    return { stopped: true }
  },
)

function giverOf(open: () => string): string {
  try {
    return open()
  } catch (error) {
    if (isFault(error)) throw fault('missing', 'updates.key')
    throw error
  }
}
