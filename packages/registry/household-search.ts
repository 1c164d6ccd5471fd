import { query } from '@terrace/platform/command'
import { type Ctx, covers } from '@terrace/platform/context'
import { Cursor, readCursor, writeCursor } from '@terrace/platform/cursor'
import type { Item, Key } from '@terrace/platform/db'
import * as z from 'zod'
import { headOf, present } from './brief.ts'
import { readHouseholds } from './household-store.ts'
import { normalIdNumber } from './identity-number.ts'
import type { Household } from './model.ts'
import { nameLineOf, PersonNameEntity } from './person-key.entity.ts'
import { initialOf, normalName } from './person-name.ts'
import { readers } from './who.ts'
import { claimKey, deskOf, idClaimKey } from './writer.ts'

/** One person found: enough to know them by, nothing that is sensitive. */
export const Found = z.object({
  household: z.string(),
  number: z.string(),
  member: z.string().optional(),
  name: z.string().optional(),
  sex: z.string().optional(),
  birth: z.string().optional(),
  head: z.boolean(),
  status: z.string(),
  area: z.string(),
  areaName: z.string(),
  /** What matched: `name`, `number` or `id-number`. */
  by: z.enum(['name', 'number', 'id-number']),
})
export const FoundPage = z.object({ items: z.array(Found), next: z.string().optional() })

/** Lines read for one page: some 8 read units. */
const LOOKED_AT = 240
const PAGE = 50

/**
 * Finds people by the beginning of a name, households by number, people by their exact ID number.
 * An ID number travels only in the body of this request and is looked up by its blind index.
 */
export const search = query(
  {
    id: 'household.search',
    allow: readers,
    input: z.object({ q: z.string().trim().min(1).max(60), cursor: Cursor }),
  },
  async (ctx, { q, cursor }) => {
    const question = `search ${normalName(q)}`
    const from = await readCursor(ctx, question, cursor)
    const [exact, named] = await Promise.all([
      cursor ? [] : findExact(ctx, q),
      findByName(ctx, q, from),
    ])
    const items = [...exact, ...named.items]
    return { items, next: await writeCursor(ctx, question, named.next) }
  },
)

type Hit = z.infer<typeof Found>

async function findByName(ctx: Ctx, q: string, from: Item | undefined) {
  const name = normalName(q)
  if (name === '') return { items: [] as Hit[], next: undefined }
  const operation = PersonNameEntity.query
    .byName({ tenant: ctx.tenant, initial: initialOf(name) })
    .begins({ name })
  const { items, next } = await ctx.db.query(operation, {
    // Who sees the whole tenant sees every line that is read.
    limit: ctx.scope.includes('') ? PAGE : LOOKED_AT,
    from,
  })
  const mine = items
    .map((item) => ({ line: nameLineOf(item), key: { pk: item.pk, sk: item.sk } }))
    .filter(({ line }) => covers(ctx, line.path))
  const taken = mine.slice(0, PAGE)
  const last = taken.at(-1)
  const cut = mine.length > PAGE && last ? last.key : next
  const seen = new Set<string>()
  const hits = taken
    .map(({ line }) => line)
    .filter((line) => {
      const fresh = !seen.has(line.member)
      seen.add(line.member)
      return fresh
    })
  return { items: hits.map(({ path: _, ...line }): Hit => ({ ...line, by: 'name' })), next: cut }
}

/** Looks the words up as a household number and as an ID number of each unique type. */
async function findExact(ctx: Ctx, q: string): Promise<Hit[]> {
  const desk = await deskOf(ctx)
  const claims: { by: 'number' | 'id-number'; key: Key }[] = [
    { by: 'number', key: claimKey(ctx.tenant, 'number', q) },
  ]
  if (/\d{4}/.test(normalIdNumber(q))) {
    const types = desk.settings.identity.types.filter((t) => t.unique)
    claims.push(
      ...types.map((t) => ({ by: 'id-number' as const, key: idClaimKey(desk, t.code, q) })),
    )
  }
  const rows = await ctx.db.batchGet(claims.map((claim) => claim.key))
  const households = await readHouseholds(
    ctx,
    rows.map((row) => String(row.owner)),
  )
  return rows.flatMap((row) => {
    const household = households.find((h) => h.household === row.owner)
    return household ? [hitOf(household, row)] : []
  })
}

function hitOf(household: Household, claim: Item): Hit {
  const head = headOf(household)
  const member = present(household).find((m) => m.member === claim.member) ?? head
  return {
    household: household.household,
    number: household.number,
    member: member?.member,
    name: member?.name,
    sex: member?.sex,
    birth: member?.birth,
    head: member === head,
    status: household.status,
    area: household.area,
    areaName: household.areaName,
    by: claim.kind === 'number' ? 'number' : 'id-number',
  }
}
