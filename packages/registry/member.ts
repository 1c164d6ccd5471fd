import { command } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import * as z from 'zod'
import { eventOf, expectVersion, refuseClosed } from './household.ts'
import { readHousehold } from './household-store.ts'
import { Passage } from './model.ts'
import { MemberPatch } from './patch.ts'
import { type HouseholdView, viewOf } from './view.ts'
import { editors } from './who.ts'
import { deskOf, prepareChange } from './writer.ts'

const In = z.object({
  household: z.string(),
  version: z.int().min(1).optional(),
  reason: z.string().trim().min(1).max(500).optional(),
})

interface Edit {
  household: string
  version?: number | undefined
  reason?: string | undefined
}

async function changeMembers(
  ctx: Ctx,
  name: string,
  { household: id, version, reason }: Edit,
  member: MemberPatch,
): Promise<HouseholdView> {
  const [desk, current] = await Promise.all([deskOf(ctx), readHousehold(ctx, id)])
  await expectVersion(ctx, current, version)
  refuseClosed(current)
  const prepared = prepareChange(desk, current, { members: [member] })
  if (!prepared) return viewOf(ctx, desk.settings, current)
  ctx.save(eventOf(name, prepared, { reason }), prepared.rows)
  return viewOf(ctx, desk.settings, prepared.household)
}

/** Somebody joins: born, married in, or another reason of the tenant's list, on a day. */
export const addMember = command(
  {
    id: 'member.add',
    allow: editors,
    input: In.extend(MemberPatch.omit({ member: true, left: true, joined: true }).shape).extend({
      joined: Passage,
    }),
  },
  (ctx, { household, version, reason, ...member }) =>
    changeMembers(ctx, 'member.joined', { household, version, reason }, member),
)

export const changeMember = command(
  {
    id: 'member.change',
    allow: editors,
    input: In.extend(MemberPatch.omit({ left: true }).shape).extend({ member: z.string() }),
  },
  (ctx, { household, version, reason, ...member }) =>
    changeMembers(ctx, 'member.changed', { household, version, reason }, member),
)

/** Somebody leaves, on a day and for a reason; nobody is deleted (domain.md §2.2). */
export const removeMember = command(
  {
    id: 'member.remove',
    allow: editors,
    input: In.extend({
      member: z.string(),
      left: Passage,
      /** Who becomes the head, when the head leaves. */
      head: z.string().optional(),
    }),
  },
  async (ctx, { household: id, version, reason, member, left, head }) => {
    const [desk, current] = await Promise.all([deskOf(ctx), readHousehold(ctx, id)])
    await expectVersion(ctx, current, version)
    refuseClosed(current)
    const members: MemberPatch[] = [{ member, left }]
    if (head) members.push({ member: head, relation: 'head' })
    const prepared = prepareChange(desk, current, { members })
    if (!prepared) return viewOf(ctx, desk.settings, current)
    ctx.save(eventOf('member.left', prepared, { reason }), prepared.rows)
    return viewOf(ctx, desk.settings, prepared.household)
  },
)
