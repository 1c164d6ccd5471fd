import { query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import type { Db, Item, Key } from '@terrace/platform/db'
import type { Event } from '@terrace/platform/event'
import { fault } from '@terrace/platform/fault'
import type { Projection } from '@terrace/platform/projection'
import { addProof, type Document } from '@terrace/platform/signing/proof'
import { type Row, refusing } from '@terrace/platform/write'
import { issuerOf, signerOfTenant } from '@terrace/tenancy'
import * as z from 'zod'
import type { Card } from './card-model.ts'
import { cardKey, parseCard } from './card-store.ts'
import { statusListCredential } from './credential/card-credential.ts'
import { decodeList, emptyList, encodeList, withStatus } from './credential/status-list.ts'
import { LIST_SIZE, StatusListEntity, takenPlaces } from './status-place.ts'

const purposes = ['revocation', 'suspension'] as const
type Purpose = (typeof purposes)[number]

interface Lists {
  revocation: string
  suspension: string
  version: number
  updatedAt: string
}

/** The address of a published list, which is also the id of its credential. */
export const listUrl = (ctx: Pick<Ctx, 'ports' | 'tenant'>, purpose: Purpose, place: number) =>
  `${ctx.ports.baseUrl}/public/t/${ctx.tenant}/card-status/${purpose}/${Math.floor(place / LIST_SIZE)}`

async function readLists(db: Db, tenant: string, list: string): Promise<Lists | undefined> {
  const { Key } = StatusListEntity.get({ tenant, list }).params<{ Key: Key }>({ table: 't' })
  return (await db.get(Key, true)) as unknown as Lists | undefined
}

function listRow(tenant: string, list: string, next: Lists, was: Lists | undefined): Row {
  const put = StatusListEntity.put({ tenant, list, ...next })
  const once = {
    params: (options?: object) => ({
      ...put.params<Item>(options),
      ...(was
        ? {
            ConditionExpression: 'version = :was',
            ExpressionAttributeValues: { ':was': was.version },
          }
        : { ConditionExpression: 'attribute_not_exists(pk)' }),
    }),
  }
  return refusing(once, 'conflict', 'status-list.changed-meanwhile')
}

const isDead = ({ state }: Card) => state !== 'issued' && state !== 'suspended'

/** The list with the bits of these cards as the cards are now, whatever the order of their news. */
function withCards(was: Lists | undefined, cards: readonly Card[], at: string): Lists {
  let [revoked, suspended] = was
    ? [decodeList(was.revocation), decodeList(was.suspension)]
    : [emptyList(LIST_SIZE), emptyList(LIST_SIZE)]
  for (const card of cards) {
    const index = card.place % LIST_SIZE
    revoked = withStatus(revoked, index, isDead(card))
    suspended = withStatus(suspended, index, card.state === 'suspended')
  }
  return {
    revocation: encodeList(revoked),
    suspension: encodeList(suspended),
    version: (was?.version ?? 0) + 1,
    updatedAt: at,
  }
}

/** Keeps the published lists: a moment behind the card itself, which answers who asks online. */
export const statuses: Projection = {
  name: 'card-statuses',
  hears: [
    'card.revoked',
    'card.superseded',
    'card.reissued',
    'card.expired',
    'card.suspended',
    'card.resumed',
  ],
  async project(events: readonly Event[], db: Db) {
    const tenant = events[0]?.tenant ?? ''
    const keys = events.map((event) => cardKey(tenant, event.about))
    const cards = (await db.batchGet(keys, true)).map(parseCard)
    const at = events.at(-1)?.at ?? ''
    const listOf = (card: Card) => String(Math.floor(card.place / LIST_SIZE))
    return Promise.all(
      [...new Set(cards.map(listOf))].map(async (list) => {
        const was = await readLists(db, tenant, list)
        const own = cards.filter((card) => listOf(card) === list)
        return listRow(tenant, list, withCards(was, own, at), was)
      }),
    )
  },
}

/**
 * A status list of the tenant as a signed credential, for everybody: one bit a card, none of which
 * can be told from another.
 * @throws Fault missing `status-list.missing`
 */
export const publishedList = query(
  {
    id: 'card-status.publish',
    allow: ['public'],
    input: z.object({ purpose: z.enum(purposes), list: z.coerce.number().int().min(0).max(1e6) }),
  },
  async (ctx, { purpose, list }): Promise<Document> => {
    if (list * LIST_SIZE >= (await takenPlaces(ctx.db, ctx.tenant))) {
      throw fault('missing', 'status-list.missing')
    }
    const [found, { signer, method }] = await Promise.all([
      readLists(ctx.db, ctx.tenant, String(list)),
      signerOfTenant(ctx),
    ])
    const bits = found ? decodeList(found[purpose]) : emptyList(LIST_SIZE)
    const id = listUrl(ctx, purpose, list * LIST_SIZE)
    const since = found?.updatedAt ?? ctx.now()
    const credential = statusListCredential(id, issuerOf(ctx), purpose, bits, since)
    return addProof(credential, { verificationMethod: method, created: ctx.now() }, signer)
  },
)
