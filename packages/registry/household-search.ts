import { query } from '@terrace/platform/command'
import { type Ctx, covers } from '@terrace/platform/context'
import { Cursor, readCursor, writeCursor } from '@terrace/platform/cursor'
import type { Item, Key } from '@terrace/platform/db'
import { keyOnly } from '@terrace/platform/full-page'
import * as z from 'zod'
import { headOf, nameMarks, present, readBrief } from './brief.ts'
import { linesBy } from './household.entity.ts'
import { firstWithRows, onwards, type Place, rootsOf } from './household-roots.ts'
import { readHouseholds } from './household-store.ts'
import { normalIdNumber } from './identity-number.ts'
import type { Household } from './model.ts'
import { lineOfMember } from './name-line.ts'
import { type NameLine, nameLineOf, namesBy } from './person-key.entity.ts'
import { initialOf, normalName, searchNames } from './person-name.ts'
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

const PAGE = 50
/** Of names anywhere, and of households of the own areas, for one page: some 8 read units each. */
const NAMES = 120
const HOUSEHOLDS = 120
/** People found in lists of households, which are read whole to tell who they are. */
const FEW = 25

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
    const question = `search ${JSON.stringify([normalName(q), ctx.scope])}`
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

interface Page<P> {
  items: NameLine[]
  next: P | undefined
}
/** Where a search goes on: in the names, in the households of the own areas, or in both. */
interface Trail {
  names?: Item | undefined
  lists?: Place | undefined
}

async function findByName(ctx: Ctx, q: string, from: Item | undefined) {
  const name = normalName(q)
  if (name === '') return { items: [] as Hit[], next: undefined }
  const trail = from as Trail | undefined
  const whole = ctx.scope.includes('')
  const { items, next } = whole
    ? after('names', await byName(ctx, name, trail?.names))
    : await narrow(ctx, name, trail)
  const seen = new Set<string>()
  const hits = items.filter(({ member }) => {
    const fresh = !seen.has(member)
    seen.add(member)
    return fresh
  })
  return {
    items: hits.map(({ path: _, ...line }): Hit => ({ ...line, by: 'name' })),
    next: next as Item | undefined,
  }
}

const after = <K extends keyof Trail>(kind: K, { items, next }: Page<Trail[K]>) => ({
  items,
  next: next && ({ [kind]: next } as Trail),
})

/**
 * Who sees a few villages of a province must not read the province's names for a common one. The
 * names of the tenant and the lists of the own areas are looked through side by side; the one that
 * comes to its end knows all, else the one that finds more goes on alone. While neither finds
 * anybody both go on, so that the shorter one bounds the search.
 */
async function narrow(ctx: Ctx, name: string, from: Trail | undefined) {
  const none = { items: [] as NameLine[], next: undefined }
  const [names, lists] = await Promise.all([
    from && !from.names ? undefined : byName(ctx, name, from?.names),
    from && !from.lists ? undefined : byLists(ctx, name, from?.lists),
  ])
  if (!names || !lists) return names ? after('names', names) : after('lists', lists ?? none)
  if (!names.next) return after('names', names)
  const [n, l] = [names.items.length, lists.items.length]
  if (!lists.next || l > n) return after('lists', lists)
  if (n > 0) return after('names', names)
  return { items: [], next: { names: names.next, lists: lists.next } }
}

/** Names of the tenant in order, those of the own areas picked out. */
async function byName(ctx: Ctx, name: string, from: Item | undefined): Promise<Page<Item>> {
  const { items, next } = await ctx.db.query(namesBy(ctx.tenant, initialOf(name), name), {
    // Who sees the whole tenant sees every line that is read.
    limit: ctx.scope.includes('') ? PAGE : NAMES,
    from,
  })
  const mine = items
    .map((item) => ({ line: nameLineOf(item), key: { pk: item.pk, sk: item.sk } }))
    .filter(({ line }) => covers(ctx, line.path))
  const taken = mine.slice(0, PAGE)
  const cut = mine.length > PAGE ? taken.at(-1)?.key : next
  return { items: taken.map(({ line }) => line), next: cut }
}

/** Households of the own areas in whose lines the name may stand, and who of them bears it. */
async function byLists(ctx: Ctx, name: string, from: Place | undefined): Promise<Page<Place>> {
  const roots = await rootsOf(ctx, undefined)
  const { place, items, next } = await firstWithRows(roots, from, ({ anchor, path }, key) => {
    const params = linesBy.area(ctx.tenant, anchor, path)
    const [begin, word] = nameMarks(name)
    const marked = {
      ...params,
      ExpressionAttributeNames: { ...(params.ExpressionAttributeNames as Item), '#b': 'brief' },
      ExpressionAttributeValues: {
        ...(params.ExpressionAttributeValues as Item),
        ':begin': begin,
        ':word': word,
      },
      FilterExpression: 'contains(#b, :begin) OR contains(#b, :word)',
    }
    return ctx.db.query(marked, { limit: HOUSEHOLDS, from: key })
  })
  const taken = items.slice(0, FEW)
  const last = taken.at(-1)
  const cut = items.length > FEW && last ? keyOnly(last) : next
  const ids = taken.map((item) => readBrief(item).household)
  const households = await readHouseholds(ctx, ids)
  const found = households.flatMap((household) =>
    present(household)
      .filter((member) => searchNames(member.name ?? '').some((form) => form.startsWith(name)))
      .map((member) => lineOfMember(household, member)),
  )
  return { items: found, next: onwards(roots, place, cut) }
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
