import { type Ctx, covers } from '@terrace/platform/context'
import type { Item, Key, Operation } from '@terrace/platform/db'
import { fault } from '@terrace/platform/fault'
import { type Row, refusing } from '@terrace/platform/write'
import { CardEntity, CardExpiryEntity } from './card.entity.ts'
import { type Card, type CardBrief, type CardView, onDay } from './card-model.ts'

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
  return onDay(card, ctx.today())
}

/** Several cards by id, in the order asked; those outside the actor's areas are left out. */
export async function readCards(ctx: Ctx, ids: readonly string[]): Promise<Card[]> {
  const items = await ctx.db.batchGet(
    ids.map((id) => cardKey(ctx.tenant, id)),
    true,
  )
  const today = ctx.today()
  const found = new Map(items.map((item) => [String(item.card), onDay(parseCard(item), today)]))
  return ids.flatMap((id) => found.get(id) ?? []).filter((card) => covers(ctx, card.path))
}

const waitsFor = ({ request, appeal }: Card) =>
  request ? 'revocation' : appeal?.state === 'open' ? 'appeal' : 'none'

function briefOf(card: Card): StoredBrief {
  const { serial, state, household, number, head, area, areaName, list, issued, path } = card
  const brief = { card: card.card, serial, state, household, number, head, area, areaName, list }
  const waits = waitsFor(card)
  const { request, ended } = card
  const asked = waits === 'revocation' ? [request?.by] : [ended?.asked, ended?.by]
  const apart = asked.flatMap((by) => by?.id ?? [])
  return {
    ...{ ...brief, issued, path, received: Boolean(card.receipt) },
    ...{ waits: waits === 'revocation', appealed: waits === 'appeal' },
    ...(waits === 'none' ? {} : { apart }),
    ...(card.expires ? { expires: card.expires } : {}),
  }
}

/** The card's item. A new one must not exist; a changed one must be as it was read. */
export function cardRow(tenant: string, next: Card, was?: Card): Row {
  const { card, anchor, path, serial, state, household, version } = next
  const item = {
    ...{ tenant, card, anchor, path, serial, state, household, version },
    waits: waitsFor(next) as 'none' | 'revocation' | 'appeal',
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

/** The row by which a new card's time is known to be over one day; none when it has no end. */
export const expiryRows = (tenant: string, { card, expires }: Card): Row[] =>
  expires ? [CardExpiryEntity.put({ tenant, day: expires, card })] : []

/** The card after a change, with the row that writes it. */
export function changed(ctx: Ctx, card: Card, change: Partial<Card>): { next: Card; row: Row } {
  const next = { ...card, ...change, version: card.version + 1, updatedAt: ctx.now() }
  return { next, row: cardRow(ctx.tenant, next, card) }
}

export const viewOf = (ctx: Pick<Ctx, 'actor'>, card: Card): CardView => ({
  ...card,
  ownRequest: card.request?.by.id === ctx.actor.id,
})
