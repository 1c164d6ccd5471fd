import { command } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import { areasOf, getMember, settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { expectVersion } from './case-move.ts'
import { upperOf } from './desk.ts'
import { expectState, saveGrievance, Which } from './grievance-act.ts'
import { levelFor, type Person, personOf, refuseConflict } from './grievance-conflict.ts'
import type { Grievance } from './grievance-model.ts'
import { grievanceIn, readGrievance } from './grievance-store.ts'
import { reviewers } from './who.ts'

/**
 * Gives it to whoever will look into it, or takes it on; one that is being looked into may be given
 * to somebody else. In a review it is who looks into the answer.
 * @throws Fault forbidden `grievance.level` and of `refuseConflict`; missing `member.missing`;
 *   conflict `grievance.state`
 */
export const assignGrievance = command(
  {
    id: 'grievance.assign',
    allow: reviewers,
    input: Which.extend({
      /** A person of the level; left out, oneself. */
      user: z.string().min(1).max(100).optional(),
    }),
  },
  async (ctx, { grievance, version, user }) => {
    const [settings, held] = await Promise.all([settingsOf(ctx), readGrievance(ctx, grievance)])
    expectVersion(held, version)
    const was = held.doc
    refuseCurious(ctx, was)
    expectState(was, ...(was.sensitive ? (['acknowledged'] as const) : []), ...assignable)
    const me = personOf(ctx)
    const who = user === undefined || user === me.id ? me : await memberAs(ctx, user)
    const level = levelFor(who, was)
    await refuseConflict(ctx, who, was)
    if (who !== me) await refuseConflict(ctx, me, was, 'handles')
    const next = grievanceIn(ctx, settings, was, 'assign', { ...taken(was, who), level })
    return saveGrievance(ctx, held, next, 'grievance.assigned')
  },
)
const assignable = ['classified', 'assigned', 'investigated', 'review'] as const

/** A sensitive one is handed on by whoever has it, or taken over from above once it is overdue. */
function refuseCurious(ctx: Ctx, was: Grievance): void {
  const level = levelFor(personOf(ctx), was)
  const has = was.review ? was.review.reviewer?.id : was.investigator?.id
  if (!was.sensitive || has === undefined || has === ctx.actor.id || level !== was.level) return
  throw fault('forbidden', 'grievance.not-investigator')
}

/** An investigator, or in a review its reviewer. */
function taken(was: Grievance, { id, name }: Person): Partial<Grievance> {
  if (!was.review) return { state: 'assigned', investigator: { id, name } }
  return { state: 'review', review: { ...was.review, reviewer: { id, name } } }
}

/** Another member, as the rules look at people. @throws Fault missing `member.missing` */
async function memberAs(ctx: Ctx, user: string): Promise<Person> {
  const { name, roles, areas, status } = await getMember(ctx, { user })
  if (status !== 'active') throw fault('missing', 'member.missing')
  const paths = (await areasOf(ctx, areas)).map(({ path }) => path)
  return { id: user, name, roles, scope: areas.includes('*') ? [''] : paths }
}

/**
 * Passes it one level up, where this one is too close or not able to answer.
 * @throws Fault forbidden `grievance.level`, conflict `grievance.state` `grievance.highest`
 */
export const raiseGrievance = command(
  { id: 'grievance.raise', allow: reviewers, input: Which },
  async (ctx, { grievance, version }) => {
    const [settings, held] = await Promise.all([settingsOf(ctx), readGrievance(ctx, grievance)])
    expectVersion(held, version)
    const was = held.doc
    levelFor(personOf(ctx), was)
    expectState(was, 'received', 'acknowledged', 'classified')
    if (was.level === 'county') throw fault('conflict', 'grievance.highest')
    const next = grievanceIn(ctx, settings, was, 'raise', { level: upperOf(was.level) })
    return saveGrievance(ctx, held, next, 'grievance.raised')
  },
)
