import { commit } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { isFault } from '@terrace/platform/fault'
import { job } from '@terrace/platform/job'
import { areaFollower } from '@terrace/registry'
import { type Area, anchorsUnder, readArea } from '@terrace/tenancy'
import * as z from 'zod'
import { CardEntity } from './card.entity.ts'
import type { Card } from './card-model.ts'
import { cardKey, changed, parseCard, readBrief } from './card-store.ts'

/** Where cards stand from now on. */
type Place = Pick<Card, 'area' | 'areaName' | 'path' | 'anchor' | 'office'>

/**
 * Takes the cards of an area to another one, or gives them its new name when both are the same: those
 * that ended too, since they are looked up as well. A card that was taken is no longer found in the old
 * area, so that a second run goes on where the first ended.
 */
export const followAreaJob = job(
  {
    id: 'cards.follow-area',
    queue: 'bulk',
    input: z.object({ from: z.string(), to: z.string(), reason: z.string() }),
  },
  async (ctx, asked, run) => {
    const [from, to] = await Promise.all([readArea(ctx, asked.from), readArea(ctx, asked.to)])
    const place = await placeOf(ctx, to)
    const counts = (run.checkpoint ?? { moved: 0 }) as { moved: number }
    const { tenant } = ctx
    const search = CardEntity.query.byArea({ tenant, anchor: from.anchor, path: from.path })
    for await (const item of ctx.db.all(search)) {
      const line = readBrief(item)
      if (!stands(from, place, line) || !(await follow(ctx, from, place, line.card))) continue
      counts.moved++
      if (counts.moved % 20 === 0) await run.save(counts, { done: counts.moved, counts })
      await run.breathe()
    }
    return { counts }
  },
)

async function placeOf(ctx: Ctx, { area, name, path, anchor }: Area): Promise<Place> {
  const [office] = await anchorsUnder(ctx, path)
  return { area, areaName: name, path, anchor, office: office?.path ?? path }
}

/** It stands in the area that ended, or under its old name. */
const stands = (from: Area, to: Place, card: Pick<Card, 'area' | 'areaName'>): boolean =>
  card.area === from.area && (from.area !== to.area || card.areaName !== to.areaName)

/** How often a card that people change meanwhile is read again. */
const TRIES = 8

async function follow(ctx: Ctx, from: Area, place: Place, id: string): Promise<boolean> {
  for (let attempt = 0; ; attempt++) {
    const item = await ctx.db.get(cardKey(ctx.tenant, id), true)
    const card = item && parseCard(item)
    if (!card || !stands(from, place, card)) return false
    const event = { name: 'card.moved', about: id, facts: { area: place.area }, pending: false }
    try {
      await commit(ctx, 'cards.follow-area', [event], [changed(ctx, card, place).row])
      return true
    } catch (error) {
      // Nobody runs this job again: what is changed at this moment is taken anew.
      if (!isFault(error) || error.kind !== 'conflict' || attempt >= TRIES) throw error
    }
  }
}

/** Cards follow their area, as the households do that hold them. */
export const areaFollowing = areaFollower('card-following', followAreaJob)
