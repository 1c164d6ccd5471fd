import type { Ctx } from '@terrace/platform/context'
import type { Db } from '@terrace/platform/db'
import { isFault } from '@terrace/platform/fault'
import { job } from '@terrace/platform/job'
import { type Row, toWrite } from '@terrace/platform/write'
import * as z from 'zod'
import { present } from './brief.ts'
import { allHouseholds } from './household-walk.ts'
import type { Household } from './model.ts'
import { lineOfMember } from './name-line.ts'
import { type NameLine, nameLineOf, PersonNameEntity } from './person-key.entity.ts'
import { initialOf, normalName, similarNames } from './person-name.ts'
import { SuspectEntity, type SuspectLine } from './suspect.entity.ts'
import { queueRoots } from './suspect-queue.ts'
import {
  goneRow,
  isSame,
  type Pair,
  pairRow,
  suspectId,
  suspectRows,
  whileOpen,
} from './suspect-row.ts'
import { pairsToday } from './suspect-today.ts'

/** People of other households with exactly this name and birthday, anywhere in the tenant. */
async function namesakes(db: Db, tenant: string, line: NameLine): Promise<Pair[]> {
  const name = normalName(line.name)
  if (name === '' || line.birth === undefined) return []
  const query = PersonNameEntity.query
    .byName({ tenant, initial: initialOf(name), name })
    .begins({ household: 'hh_' })
  const { items } = await db.query(query, { limit: 50 })
  return items
    .map((item) => nameLineOf(item))
    .filter((other) => other.birth === line.birth && other.household !== line.household)
    .map((other) => ({ a: line, b: other, why: 'same-name-and-birth' }))
}

/** Similar names with the same birthday among the people of one area. */
function neighbours(lines: readonly NameLine[]): Pair[] {
  const byBirth = new Map<string, NameLine[]>()
  for (const line of lines) {
    if (line.birth) byBirth.set(line.birth, [...(byBirth.get(line.birth) ?? []), line])
  }
  const pairs: Pair[] = []
  for (const group of byBirth.values()) {
    for (const [i, a] of group.entries()) {
      for (const b of group.slice(i + 1)) {
        if (a.household === b.household || normalName(a.name) === normalName(b.name)) continue
        if (similarNames(a.name, b.name)) pairs.push({ a, b, why: 'similar-name-and-birth' })
      }
    }
  }
  return pairs
}

/** A closed household keeps its people for its history: they are not compared with themselves. */
const linesOf = (household: Household): NameLine[] =>
  household.status === 'closed'
    ? []
    : present(household)
        .filter((member) => member.name)
        .map((member) => lineOfMember(household, member))

/** The pairs that one new or changed household gives rise to. */
export async function pairsOf(db: Db, tenant: string, household: Household): Promise<Pair[]> {
  const found = await Promise.all(linesOf(household).map((line) => namesakes(db, tenant, line)))
  return found.flat().slice(0, MOST)
}

/** A name and birthday shared by more people than this is a filler, not a person. */
const MOST = 20

/** Households whose people are compared at once. */
const BATCH = 100

/**
 * Looks through the whole register for people who may be one: equal names with the same birthday
 * anywhere, similar names with the same birthday in one area. Pairs that were ever decided stay so.
 */
export const findDuplicatesJob = job(
  { id: 'registry.find-duplicates', queue: 'bulk', input: z.object({}) },
  async (ctx, _input, run) => {
    await refreshQueue(ctx)
    const counts = { people: 0, suspects: 0 }
    let area = ''
    let here: NameLine[] = []
    for await (const households of allHouseholds(ctx, BATCH)) {
      for (const household of households) {
        if (household.area !== area) {
          counts.suspects += await keep(ctx, neighbours(here))
          area = household.area
          here = []
        }
        here.push(...linesOf(household))
      }
      const pairs = await Promise.all(households.map((h) => pairsOf(ctx.db, ctx.tenant, h)))
      counts.people += households.reduce((sum, h) => sum + present(h).length, 0)
      counts.suspects += await keep(ctx, pairs.flat())
      await run.save(undefined, { done: counts.people, counts })
      await run.breathe()
    }
    counts.suspects += await keep(ctx, neighbours(here))
    return { counts }
  },
)

async function keep(ctx: Ctx, pairs: readonly Pair[]): Promise<number> {
  await writeAll(ctx, await suspectRows(ctx.db, ctx.tenant, pairs))
  return new Set(pairs.map(suspectId)).size
}

/** One by one: a pair that somebody decides on at this moment stays as it was decided. */
async function writeAll(ctx: Ctx, rows: readonly Row[]): Promise<void> {
  for (const row of rows) {
    await ctx.db.write([toWrite(ctx.db, row)]).catch((error: unknown) => {
      if (!isFault(error) || error.kind !== 'conflict') throw error
    })
  }
}

/** Pairs that wait are brought to where their people are; those that are none any more go. */
async function refreshQueue(ctx: Ctx): Promise<void> {
  const { db, tenant } = ctx
  for (const { root, path } of await queueRoots(ctx, undefined)) {
    const open = SuspectEntity.query.byState({ tenant, root, state: 'open' }).begins({ path })
    const lines: SuspectLine[] = []
    for await (const item of db.all(open)) lines.push(item.brief as SuspectLine)
    for (let at = 0; at < lines.length; at += BATCH) {
      const some = lines.slice(at, at + BATCH)
      const now = await pairsToday(db, tenant, some)
      const rows = some.flatMap((line, i): Row[] => {
        const today = now[i]
        if (!today) return [goneRow(tenant, line.suspect)]
        return isSame(line, today) ? [] : [whileOpen(pairRow(tenant, today, 'open'))]
      })
      await writeAll(ctx, rows)
    }
  }
}
