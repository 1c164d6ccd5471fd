import type { Ctx } from '@terrace/platform/context'
import type { Item } from '@terrace/platform/db'
import { fault } from '@terrace/platform/fault'
import type { Row } from '@terrace/platform/write'
import { memberKey } from './access.ts'
import type { InvitedUser } from './invitation.ts'
import { asMember, changedMemberRows, newMemberRows, type StoredMember } from './member-store.ts'

/**
 * The rows by which somebody who signed in becomes a donor of the tenant, without an invitation: the
 * role opens nothing but their own gifts. Who works here already gets it beside what they have; none
 * where they have it. `forgetAccess` when it has committed.
 * @throws Fault forbidden `member.suspended`
 */
export async function donorRows(
  ctx: Pick<Ctx, 'db' | 'tenant'>,
  { id: user, name, email }: Pick<InvitedUser, 'id' | 'name' | 'email'>,
): Promise<Row[]> {
  const item = await ctx.db.get(memberKey(ctx.db, ctx.tenant, user), true)
  if (!item) {
    const place = { areas: [], areaNames: [], paths: [] }
    const member = { user, name, email, roles: ['donor' as const], ...place }
    return newMemberRows(ctx.tenant, { ...member, status: 'active', version: 1 })
  }
  const before = asMember(item)
  if (before.status !== 'active') throw fault('forbidden', 'member.suspended')
  if (before.roles.includes('donor')) return []
  const roles = [...before.roles, 'donor' as const]
  return changedMemberRows(ctx.tenant, before, { ...before, roles, version: before.version + 1 })
}

/**
 * The rows of a new colleague. Who was a donor until now stays one, beside their work.
 * @param item the membership that is there, if any
 * @throws (at the commit) Fault conflict `member.exists` for who works here already
 */
export function colleagueRows(tenant: string, item: Item | undefined, member: StoredMember): Row[] {
  const before = item && asMember(item)
  const gaveOnly = before?.status === 'active' && before.roles.every((role) => role === 'donor')
  if (!before || !gaveOnly) return newMemberRows(tenant, member)
  const roles = [...new Set([...member.roles, ...before.roles])]
  return changedMemberRows(tenant, before, { ...member, roles, version: before.version + 1 })
}
