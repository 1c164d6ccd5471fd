import { createHash } from 'node:crypto'
import { isDay } from '@terrace/platform/dates'
import type { Db, Write } from '@terrace/platform/db'
import { type Event, eventRow } from '@terrace/platform/event'
import type { Projection } from '@terrace/platform/projection'
import type { Row } from '@terrace/platform/write'
import { type Household, headOf, readHouseholds } from '@terrace/registry'
import { anchorsUnder } from '@terrace/tenancy'
import { CardEntity } from './card.entity.ts'
import { type Card, isAlive } from './card-model.ts'
import { cardKey, cardRow, parseCard, readBrief } from './card-store.ts'
import { freeSerials, serialRow } from './serial-claim.ts'
import { placesRow, takenPlaces } from './status-place.ts'

/** What `case.registered` says. One event may bring several, as one decision may. */
interface Registered {
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

interface Issuing {
  event: Event
  facts: Registered
  card: string
}

/** The registrations that have no card yet, each case once. */
async function withoutCard(db: Db, tenant: string, events: readonly Event[]): Promise<Issuing[]> {
  const asked = new Map<string, Issuing>()
  for (const event of events) {
    for (const facts of [event.facts].flat() as Registered[]) {
      const card = cardOfCase(tenant, facts.case)
      if (!asked.has(card)) asked.set(card, { event, facts, card })
    }
  }
  const keys = [...asked.keys()].map((card) => cardKey(tenant, card))
  for (const item of await db.batchGet(keys, true)) asked.delete(String(item.card))
  return [...asked.values()]
}

async function newCard(
  db: Db,
  tenant: string,
  { event, facts, card }: Issuing,
  home: Household,
  { serial, place }: { serial: string; place: number },
): Promise<Card> {
  const [office] = await anchorsUnder({ db, tenant }, facts.path)
  const { decision, effective } = facts
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
    issued: typeof effective === 'string' && isDay(effective) ? effective : event.at.slice(0, 10),
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
async function liveCardOf(db: Db, tenant: string, household: string): Promise<Card | undefined> {
  const operation = CardEntity.query.byHousehold({ tenant, household })
  const { items } = await db.query(operation)
  const alive = items.map(readBrief).find(isAlive)
  const item = alive && (await db.get(cardKey(tenant, alive.card), true))
  const card = item && parseCard(item)
  return card && isAlive(card) ? card : undefined
}

/** The older card as it gives way to another. */
function superseded(old: Card, next: Card, event: Event): Card {
  return {
    ...old,
    state: 'superseded',
    version: old.version + 1,
    replacedBy: next.serial,
    request: undefined,
    ended: { reason: 'superseded', note: '', by: event.by, at: event.at },
    updatedAt: event.at,
  }
}

/** The news of it, for the status lists. */
function supersededEvent(tenant: string, old: Card, next: Card, event: Event): Write {
  const { at, by, command } = event
  const named = { name: 'card.superseded', about: old.card, reason: 'superseded' }
  return eventRow({ tenant, event: `${event.event}-${next.card}`, at, by, command, ...named }, true)
}

/**
 * Issues a registration card when a household is registered (domain.md §1.4 step 6): once a case,
 * however often the news comes. An older card of the household gives way to it.
 */
export const issuing: Projection = {
  name: 'cards',
  hears: ['case.registered'],
  async project(events: readonly Event[], db: Db) {
    const tenant = events[0]?.tenant ?? ''
    const news = await withoutCard(db, tenant, events)
    const ids = [...new Set(news.map(({ facts }) => facts.household))]
    const homes = await homesOf(db, tenant, ids)
    const asked = news.filter(({ facts }) => homes.has(facts.household))
    if (asked.length === 0) return []
    const olds = await Promise.all(ids.map((id) => liveCardOf(db, tenant, id)))
    const held = new Map(ids.map((id, i) => [id, olds[i]]))
    const seeds = asked.map(({ event, card }) => `${event.event}\n${card}`)
    const [taken, serials] = await Promise.all([
      takenPlaces(db, tenant, true),
      freeSerials(db, seeds),
    ])
    const written = new Map<string, { next: Card; was?: Card | undefined }>()
    const rows: Row[] = [placesRow(tenant, taken, asked.length)]
    for (const [i, one] of asked.entries()) {
      const home = homes.get(one.facts.household) as Household
      const own = { serial: serials[i] ?? '', place: taken + i }
      const card = await newCard(db, tenant, one, home, own)
      const old = held.get(home.household)
      if (old) {
        // One that was made a moment ago, in this very batch, is not there yet to be changed.
        const was = written.has(old.card) ? undefined : old
        written.set(old.card, { next: superseded(old, card, one.event), was })
        rows.push(supersededEvent(tenant, old, card, one.event))
      }
      written.set(card.card, { next: card })
      held.set(home.household, card)
      rows.push(serialRow(tenant, card.card, card.serial))
    }
    return [...rows, ...[...written.values()].map(({ next, was }) => cardRow(tenant, next, was))]
  },
}

async function homesOf(db: Db, tenant: string, ids: readonly string[]) {
  const found = await readHouseholds({ db, tenant, scope: [''] }, ids)
  return new Map(found.map((household) => [household.household, household]))
}
