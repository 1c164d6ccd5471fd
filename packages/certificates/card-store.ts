import { type Ctx, covers } from '@terrace/platform/context'
import type { Item, Key, Operation } from '@terrace/platform/db'
import { fault } from '@terrace/platform/fault'
import { type Row, refusing } from '@terrace/platform/write'
import { CardEntity } from './card.entity.ts'
import type { Card, CardBrief, CardView } from './card-model.ts'

/** The line as it is stored: with the path, so that a list knows whose it is. */
export type StoredBrief = CardBrief & { path: string }

export const parseCard = (item: Item): Card => JSON.parse(String(item.doc)) as Card
export const readBrief = (item: Item): StoredBrief => JSON.parse(String(item.brief)) as StoredBrief

export function cardKey(tenant: string, card: string): Key {
  return CardEntity.get({ tenant, card }).params<{ Key: Key }>({ table: 't' }).Key
}

/**
 * Reads a card within the actor's areas. What lies outside is as missing as what is not there.
 * @throws Fault missing `card.missing`
 */
export async function readCard(ctx: Ctx, id: string): Promise<Card> {
  const item = await ctx.db.get(cardKey(ctx.tenant, id), true)
  const card = item && parseCard(item)
  if (!card || !covers(ctx, card.path)) throw fault('missing', 'card.missing')
  return card
}

/** Several cards by id, in the order asked; those outside the actor's areas are left out. */
export async function readCards(ctx: Ctx, ids: readonly string[]): Promise<Card[]> {
  const items = await ctx.db.batchGet(
    ids.map((id) => cardKey(ctx.tenant, id)),
    true,
  )
  const found = new Map(items.map(parseCard).map((card) => [card.card, card]))
  return ids.flatMap((id) => found.get(id) ?? []).filter((card) => covers(ctx, card.path))
}

function briefOf(card: Card): StoredBrief {
  const { serial, state, household, number, head, area, areaName, list, issued, path } = card
  const brief = { card: card.card, serial, state, household, number, head, area, areaName, list }
  const more = { issued, path, waits: Boolean(card.request), received: Boolean(card.receipt) }
  return { ...brief, ...more }
}

/** The card's item. A new one must not exist; a changed one must be as it was read. */
export function cardRow(tenant: string, next: Card, was?: Card): Row {
  const { card, anchor, path, serial, state, household, version } = next
  const item = {
    ...{ tenant, card, anchor, path, serial, state, household, version },
    waits: next.request ? ('revocation' as const) : ('none' as const),
    doc: JSON.stringify(next),
    brief: JSON.stringify(briefOf(next)),
  }
  if (!was) return refusing(CardEntity.create(item), 'conflict', 'card.exists')
  const put: Operation = {
    params: (options) => ({
      ...CardEntity.put(item).params<Item>(options),
      ConditionExpression: 'version = :was',
      ExpressionAttributeValues: { ':was': was.version },
    }),
  }
  return refusing(put, 'conflict', 'card.changed-meanwhile')
}

/** The card after a change, with the row that writes it. */
export function changed(ctx: Ctx, card: Card, change: Partial<Card>): { next: Card; row: Row } {
  const next = { ...card, ...change, version: card.version + 1, updatedAt: ctx.now() }
  return { next, row: cardRow(ctx.tenant, next, card) }
}

export const viewOf = (ctx: Pick<Ctx, 'actor'>, card: Card): CardView => ({
  ...card,
  ownRequest: card.request?.by.id === ctx.actor.id,
})
