import { type Ctx, covers } from '@terrace/platform/context'
import type { Case } from './case-model.ts'
import { briefOfCase, readCases } from './case-store.ts'
import type { List } from './list-model.ts'
import { readLists } from './list-store.ts'
import { CaseLinkEntity } from './matter.entity.ts'
import type { Brief } from './matter.ts'

/** A household has a few in its life; of more than these the newest are shown. */
const MOST = 50

/** The cases that a household ever had, of every procedure, newest first, within the actor's areas. */
export async function casesOf(ctx: Ctx, household: string): Promise<Case[]> {
  const operation = CaseLinkEntity.query.byHousehold({ tenant: ctx.tenant, household })
  const links = await ctx.db.query(operation, { limit: MOST, newestFirst: true })
  const held = await readCases(
    ctx,
    links.items.map((link) => String(link.case)),
  )
  const cases = held.map(({ doc }) => doc).filter(({ path }) => covers(ctx, path))
  return cases.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
}

/** The same as lines, each where it stands. */
export async function linesOfHousehold(ctx: Ctx, household: string): Promise<Brief[]> {
  const cases = await casesOf(ctx, household)
  const lists = await readLists(
    ctx,
    cases.flatMap(({ list }) => list ?? []),
  )
  return cases.map((one) => {
    const list = lists.find((it) => it.list === one.list)
    return briefOfCase(list ? withList(one, list) : one)
  })
}

/** A case as far as its list has come: the list says where it stands, and on whom it waits. */
export function withList(c: Case, list: List): Case {
  const out = list.entries.find((entry) => entry.case === c.case)?.out
  return {
    ...c,
    state: out?.state ?? list.state,
    ...(list.waits && !out ? { waits: list.waits } : {}),
  }
}
