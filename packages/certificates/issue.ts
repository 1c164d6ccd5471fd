import { createHash } from 'node:crypto'
import { addDays, addMonths, isDay } from '@terrace/platform/dates'
import type { Db, Write } from '@terrace/platform/db'
import { type Event, eventRow } from '@terrace/platform/event'
import type { Projection } from '@terrace/platform/projection'
import type { Row } from '@terrace/platform/write'
import { type Household, headOf, readHouseholds } from '@terrace/registry'
import { anchorsUnder, type Settings, settingsOf } from '@terrace/tenancy'
import { CardEntity } from './card.entity.ts'
import { APPEAL, type Card, isAlive } from './card-model.ts'
import { cardKey, cardRow, expiryRows, parseCard, readBrief } from './card-store.ts'
import { freeSerials, serialRow } from './serial-claim.ts'
import { placesRow, takenPlaces } from './status-place.ts'

/**
 * What `case.registered` and `case.removed` say of one household. The event's facts are several; those
 * without a household only count cases, and are for others.
 */
interface Decided {
  household: string
  case: string
  list?: string | undefined
  area: string
  path: string
  /** The number of the decision. */
  decision?: unknown
  /** The day from which it holds. */
  effective?: unknown
}

/** The card of a case: the same whoever works it out, so that a case has one. */
export const cardOfCase = (tenant: string, id: string): string =>
  `cd_${createHash('sha256').update(`${tenant}\n${id}`).digest('hex').slice(0, 24)}`

interface News {
  event: Event
  facts: Decided
  card: string
}

/** What was decided of households, in the order of the news; each case once. */
function newsOf(tenant: string, events: readonly Event[]): News[] {
  const news = new Map<string, News>()
  for (const event of events) {
    for (const facts of [event.facts].flat() as Partial<Decided>[]) {
      if (!facts.household || !facts.case) continue
      const one = { event, facts: facts as Decided, card: cardOfCase(tenant, facts.case) }
      if (!news.has(`${event.name} ${one.card}`)) news.set(`${event.name} ${one.card}`, one)
    }
  }
  return [...news.values()]
}

const isRemoval = ({ event }: News) => event.name === 'case.removed'

/** The news without the registrations that have their card already. */
async function withoutCard(db: Db, tenant: string, events: readonly Event[]): Promise<News[]> {
  const news = newsOf(tenant, events)
  const asked = news.filter((one) => !isRemoval(one))
  const items = await db.batchGet(
    asked.map(({ card }) => cardKey(tenant, card)),
    true,
  )
  const there = new Set(items.map((item) => String(item.card)))
  return news.filter((one) => isRemoval(one) || !there.has(one.card))
}

/** The day from which a card no longer counts, as far as the tenant sets one. */
export function expiryOf({ cardMonths }: Settings, kind: Card['kind'], issued: string) {
  const months = cardMonths[kind]
  return months ? { expires: addMonths(issued, months) } : {}
}

async function newCard(
  db: Db,
  tenant: string,
  { event, facts, card }: News,
  home: Household,
  { serial, place, settings }: { serial: string; place: number; settings: Settings },
): Promise<Card> {
  const [office] = await anchorsUnder({ db, tenant }, facts.path)
  const { decision, effective } = facts
  const issued =
    typeof effective === 'string' && isDay(effective) ? effective : event.at.slice(0, 10)
  return {
    card,
    kind: 'registration',
    serial,
    state: 'issued',
    version: 1,
    household: facts.household,
    number: home.number,
    head: headOf(home)?.name,
    case: facts.case,
    list: facts.list,
    decision: typeof decision === 'string' ? decision : undefined,
    issued,
    ...expiryOf(settings, 'registration', issued),
    area: facts.area,
    areaName: home.areaName,
    path: facts.path,
    anchor: office?.area ?? facts.area,
    office: office?.path ?? facts.path,
    place,
    createdAt: event.at,
    updatedAt: event.at,
  }
}

/** The card that a household holds until now. */
export async function liveCardOf(
  db: Db,
  tenant: string,
  household: string,
): Promise<Card | undefined> {
  const operation = CardEntity.query.byHousehold({ tenant, household })
  const { items } = await db.query(operation)
  const alive = items.map(readBrief).find(isAlive)
  const item = alive && (await db.get(cardKey(tenant, alive.card), true))
  const card = item && parseCard(item)
  return card && isAlive(card) ? card : undefined
}

/** What an end leaves behind: who, when, and the news of it for the status lists. */
function over(
  tenant: string,
  old: Card,
  event: Event,
  change: Pick<Card, 'state' | 'replacedBy'> & { ended: Partial<Card['ended']> },
): { next: Card; news: Write } {
  const { at, by, command } = event
  const ended = { reason: 'superseded' as const, note: '', by, at, ...change.ended }
  const version = old.version + 1
  const next = { ...old, ...change, ended, version, request: undefined, updatedAt: at }
  const named = { name: `card.${next.state}`, about: old.card, reason: ended.reason }
  const id = `${event.event}-${old.card}`
  return { next, news: eventRow({ tenant, event: id, at, by, command, ...named }, true) }
}

/** The card of a household that was removed: the procedure decided, and the holder may appeal. */
const removed = (tenant: string, old: Card, { event, facts }: News) =>
  over(tenant, old, event, {
    state: 'revoked',
    replacedBy: undefined,
    ended: {
      reason: 'removed',
      note: typeof facts.decision === 'string' ? facts.decision : '',
      appealUntil: addDays(event.at.slice(0, 10), APPEAL),
    },
  })

/**
 * Issues a registration card when a household is registered (domain.md §1.4 step 6), once a case,
 * however often the news comes; an older card of the household gives way to it. When a household is
 * removed its card is revoked.
 */
export const issuing: Projection = {
  name: 'cards',
  hears: ['case.registered', 'case.removed'],
  async project(events: readonly Event[], db: Db) {
    const tenant = events[0]?.tenant ?? ''
    const heard = await withoutCard(db, tenant, events)
    const ids = [...new Set(heard.map(({ facts }) => facts.household))]
    const homes = await homesOf(db, tenant, ids)
    const news = heard.filter(({ facts }) => homes.has(facts.household))
    const olds = await Promise.all(ids.map((id) => liveCardOf(db, tenant, id)))
    const held = new Map(ids.map((id, i) => [id, olds[i]]))
    const fresh = news.filter((one) => !isRemoval(one))
    const [settings, taken, serials] = await Promise.all([
      settingsOf({ db, tenant }),
      takenPlaces(db, tenant, true),
      freeSerials(
        db,
        fresh.map(({ event, card }) => `${event.event}\n${card}`),
      ),
    ])
    const written = new Map<string, { next: Card; was?: Card | undefined }>()
    const rows: Row[] = fresh.length > 0 ? [placesRow(tenant, taken, fresh.length)] : []
    /** One that was made a moment ago, in this very batch, is not there yet to be changed. */
    const end = (old: Card, { next, news: row }: ReturnType<typeof over>) => {
      const earlier = written.get(old.card)
      written.set(old.card, { next, was: earlier ? earlier.was : old })
      rows.push(row)
    }
    for (const one of news) {
      const home = homes.get(one.facts.household) as Household
      const old = held.get(home.household)
      if (isRemoval(one)) {
        if (old) end(old, removed(tenant, old, one))
        held.set(home.household, undefined)
        continue
      }
      const i = fresh.indexOf(one)
      const own = { serial: serials[i] ?? '', place: taken + i, settings }
      const card = await newCard(db, tenant, one, home, own)
      const replacedBy = card.serial
      if (old)
        end(old, over(tenant, old, one.event, { state: 'superseded', replacedBy, ended: {} }))
      written.set(card.card, { next: card })
      held.set(home.household, card)
      rows.push(serialRow(tenant, card.card, card.serial), ...expiryRows(tenant, card))
    }
    return [...rows, ...[...written.values()].map(({ next, was }) => cardRow(tenant, next, was))]
  },
}

async function homesOf(db: Db, tenant: string, ids: readonly string[]) {
  const found = await readHouseholds({ db, tenant, scope: [''] }, ids)
  return new Map(found.map((household) => [household.household, household]))
}
