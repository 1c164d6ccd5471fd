import { commit } from '@terrace/platform/command'
import type { Ports } from '@terrace/platform/context'
import { addDays } from '@terrace/platform/dates'
import { isFault } from '@terrace/platform/fault'
import { job } from '@terrace/platform/job'
import { startDaily } from '@terrace/tenancy'
import * as z from 'zod'
import { CardExpiryEntity } from './card.entity.ts'
import { changed, readCards } from './card-store.ts'
import { notice } from './revocation.ts'

/**
 * Once a day: cards whose time is over say so in lists and in the status lists too. Whoever asks for one
 * was told from the first minute of that day.
 */
export const expireJob = job(
  { id: 'cards.expire', queue: 'bulk', input: z.object({ day: z.iso.date() }) },
  async (ctx, { day }, run) => {
    const { tenant } = ctx
    const counts = (run.checkpoint ?? { expired: 0 }) as { expired: number }
    // Half open: all days before the next one.
    const search = CardExpiryEntity.query.byDay({ tenant }).lt({ day: addDays(day, 1) })
    for await (const item of ctx.db.all(search)) {
      const known = { tenant, day: String(item.day), card: String(item.card) }
      const [card] = await readCards(ctx, [known.card])
      const gone = CardExpiryEntity.delete(known)
      // It reads as expired already; one that ended otherwise stays as it ended.
      const over = card?.state === 'expired' && card.expires === known.day
      const { row } = over ? changed(ctx, card, {}) : { row: undefined }
      const event = { name: 'card.expired', about: known.card, facts: {} }
      const told = over ? [event, notice(card, 'expired', { last: addDays(known.day, -1) })] : []
      try {
        await commit(ctx, 'cards.expire', told, [...(row ? [row] : []), gone])
        if (over) counts.expired++
      } catch (error) {
        // Somebody changed it at this moment: tomorrow's job looks again.
        if (!isFault(error) || error.kind !== 'conflict') throw error
      }
      if (counts.expired % 50 === 1) await run.save(counts, { done: counts.expired, counts })
      await run.breathe()
    }
    return { counts }
  },
)

/** Starts it, once a tenant's day. */
export const expireDaily = (ports: Ports, tenant: string): Promise<void> =>
  startDaily(ports, tenant, expireJob, { mark: 'expire', hour: 0 })
