import { type Ctx, covers } from '@terrace/platform/context'
import type { Item, Write } from '@terrace/platform/db'
import { fault, invalid } from '@terrace/platform/fault'
import { keyOf } from '@terrace/platform/key'
import { type Row, refusing } from '@terrace/platform/write'
import { memberKey } from './access.ts'
import { fold } from './area-model.ts'
import { areasOf } from './area-store.ts'
import { userTenantRow } from './directory.ts'
import { MemberEntity } from './member.entity.ts'
import { EVERYWHERE, type Member } from './member-model.ts'

/** A membership with what a request needs of it. */
export type StoredMember = Member & { paths: string[] }

export const asMember = (item: Item): StoredMember => ({
  ...(item.brief as Omit<Member, 'version'>),
  version: Number(item.version),
  paths: item.paths as string[],
})

/** @throws Fault missing `member.missing` */
export async function readMember(ctx: Pick<Ctx, 'db' | 'tenant'>, user: string) {
  const item = await ctx.db.get(memberKey(ctx.db, ctx.tenant, user), true)
  if (!item) throw fault('missing', 'member.missing')
  return asMember(item)
}

const row = ({ paths, version, ...brief }: StoredMember) => ({
  folded: fold(brief.name),
  status: brief.status,
  roles: brief.roles as string[],
  areas: brief.areas,
  paths,
  version,
  // With paths, so that a list within a part of the tenant is answered by its index.
  brief: { ...brief, paths, version },
})

/** The rows of a new membership, its pointer and, for an administrator, the count of them. */
export const newMemberRows = (tenant: string, member: StoredMember): Row[] => [
  refusing(
    MemberEntity.create({ tenant, user: member.user, ...row(member) }),
    'conflict',
    'member.exists',
  ),
  userTenantRow(member.user, tenant, { active: member.status === 'active', roles: member.roles }),
  ...adminRows(tenant, undefined, member),
]

/** The rows of a changed membership, on condition that nobody changed it since `before`. */
export const changedMemberRows = (
  tenant: string,
  before: StoredMember,
  after: StoredMember,
): Row[] => [
  refusing(
    MemberEntity.patch({ tenant, user: before.user })
      .set(row(after))
      .where(({ version }, { eq }) => eq(version, before.version)),
    'stale',
    'member.stale',
  ),
  userTenantRow(after.user, tenant, { active: after.status === 'active', roles: after.roles }),
  ...adminRows(tenant, before, after),
]

const isAdmin = (member: Pick<Member, 'status' | 'roles'> | undefined): boolean =>
  member?.status === 'active' && member.roles.includes('admin')

/**
 * Administrators are counted in a row of their own: of two who remove each other at the same moment,
 * the second meets the condition and stays.
 */
function adminRows(tenant: string, before: Member | undefined, after: Member): Write[] {
  const step = Number(isAdmin(after)) - Number(isAdmin(before))
  if (step === 0) return []
  return [
    {
      item: {
        Update: {
          Key: keyOf(tenant, [], '$admins'),
          UpdateExpression: 'ADD #count :step',
          ...(step < 0 ? { ConditionExpression: '#count > :one' } : {}),
          ExpressionAttributeNames: { '#count': 'count' },
          ExpressionAttributeValues: { ':step': step, ...(step < 0 ? { ':one': 1 } : {}) },
        },
      },
      refused: () => fault('conflict', 'member.last-admin'),
    },
  ]
}

/**
 * Area ids as a membership keeps them: checked, within the actor's own scope, with paths and names.
 * @throws Fault invalid with field `areas` for an area that is not there or not the actor's to give
 */
export async function scopeOf(
  ctx: Pick<Ctx, 'db' | 'tenant' | 'scope' | 'roles'>,
  areas: readonly string[],
): Promise<{ areas: string[]; paths: string[]; areaNames: string[] }> {
  const refuse = (i: number) => invalid([{ path: `areas.${i}`, code: 'area.missing' }])
  if (areas[0] === EVERYWHERE) {
    if (!covers(ctx, '')) throw refuse(0)
    return { areas: [EVERYWHERE], paths: [''], areaNames: [] }
  }
  const unique = [...new Set(areas)]
  const found = new Map((await areasOf(ctx, unique)).map((area) => [area.area, area]))
  const chosen = unique.map((id, i) => {
    const area = found.get(id)
    if (!area || !covers(ctx, area.path)) throw refuse(i)
    return area
  })
  return {
    areas: unique,
    paths: chosen.map((area) => area.path),
    areaNames: chosen.map((area) => area.name),
  }
}
