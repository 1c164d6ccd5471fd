import type { Ctx } from '@terrace/platform/context'
import { fault, isFault } from '@terrace/platform/fault'
import type { Case } from './case-model.ts'
import { kinOf, readCases } from './case-store.ts'
import { answeringLevel } from './desk.ts'
import type { Grievance } from './grievance-model.ts'
import { isNamed } from './grievance-named.ts'
import { toldIn } from './grievance-store.ts'
import type { List } from './list-model.ts'
import { subjectOfList } from './list-store.ts'
import { CaseLinkEntity } from './matter.entity.ts'
import { heldOf, matterKey } from './matter-store.ts'
import { handsOf, refuseKin, type Subject } from './move.ts'
import type { Notice } from './notice-model.ts'
import type { Level } from './template.ts'

/** Somebody who would do something with a grievance, or to whom it would be given. */
export interface Person extends Pick<Ctx, 'roles' | 'scope'> {
  id: string
  name: string
}

export const personOf = ({ actor, roles, scope }: Ctx): Person => ({
  id: actor.id,
  name: actor.name,
  roles,
  scope,
})

/**
 * The level at which somebody answers for a grievance: its own, or one to which it was escalated.
 * @throws Fault forbidden `grievance.level`
 */
export function levelFor(who: Person, g: Grievance): Level {
  const found = answeringLevel(who, g)
  if (!found) throw fault('forbidden', 'grievance.level', { level: g.level })
  return found
}

/** What a person would do: look into it, or only see to it that somebody does. */
export type Part = 'investigates' | 'handles'

/**
 * Somebody may look into it who is not named in it, did not enter it, had no hand in the cases and
 * lists that it is about and is no relative of their households (domain.md §3.7). Of a sensitive one
 * it is not said which of these it was.
 * @throws Fault forbidden `grievance.named` `grievance.entered` `grievance.chain` `grievance.again`
 *   `move.kin` `move.own-case`; `grievance.conflict`
 */
export async function refuseConflict(
  ctx: Ctx,
  who: Person,
  g: Grievance,
  part: Part = 'investigates',
): Promise<void> {
  const [told, { hands, kin }] = await Promise.all([toldIn(ctx, g), aboutOf(ctx, g)])
  try {
    if (isNamed(who, told)) throw fault('forbidden', 'grievance.named')
    if (hands.has(who.id)) throw fault('forbidden', 'grievance.chain')
    if (part === 'investigates') refuseFirst(who, g)
    refuseKin({ actor: { id: who.id, name: who.name, method: '' } }, kin)
  } catch (error) {
    if (g.sensitive && isFault(error)) throw fault('forbidden', 'grievance.conflict')
    throw error
  }
}

/** Whoever entered it does not look into it; a review is somebody else's (domain.md §3.7). */
function refuseFirst(who: Person, g: Grievance): void {
  if (g.enteredBy?.id === who.id) throw fault('forbidden', 'grievance.entered')
  const first = [g.investigator?.id, g.answer?.by.id].includes(who.id)
  if (g.review && first) throw fault('forbidden', 'grievance.again')
}

interface About {
  hands: Set<string>
  kin: Subject['kin'][number][]
}

/** Everybody who had a hand in the household's cases, their lists, and the list of the notice. */
async function aboutOf(ctx: Ctx, g: Grievance): Promise<About> {
  const [cases, notice] = await Promise.all([casesOf(ctx, g.household), noticeOf(ctx, g.notice)])
  const ids = cases.flatMap((one) => [...(one.list ? [one.list] : []), ...(one.earlier ?? [])])
  const lists = [...new Set([...ids, ...(notice ? [notice.list] : [])])]
  const items = await ctx.db.batchGet(lists.map((id) => matterKey(ctx.tenant, id)))
  const subjects: Pick<Subject, 'hands' | 'kin'>[] = [
    ...items.map((item) => subjectOfList(heldOf<List>(item).doc)),
    ...cases.map((one) => ({
      hands: { ...handsOf(one.steps), opened: [one.createdBy.id] },
      kin: kinOf(one),
    })),
  ]
  return {
    hands: new Set(subjects.flatMap(({ hands }) => Object.values(hands).flat())),
    kin: subjects.flatMap(({ kin }) => [...kin]),
  }
}

async function casesOf(ctx: Ctx, household: string | undefined): Promise<Case[]> {
  if (household === undefined) return []
  const search = CaseLinkEntity.query.byHousehold({ tenant: ctx.tenant, household })
  const { items } = await ctx.db.query(search)
  return (
    await readCases(
      ctx,
      items.map((item) => String(item.case)),
    )
  ).map(({ doc }) => doc)
}

async function noticeOf(ctx: Ctx, notice: string | undefined): Promise<Notice | undefined> {
  const item = notice && (await ctx.db.get(matterKey(ctx.tenant, notice)))
  return item ? heldOf<Notice>(item).doc : undefined
}
