import { afterwards } from '@terrace/platform/after'
import { command, commit, parse, query } from '@terrace/platform/command'
import { type Ctx, covers, hasRole, type Ports } from '@terrace/platform/context'
import { Cursor } from '@terrace/platform/cursor'
import type { Item } from '@terrace/platform/db'
import { fault } from '@terrace/platform/fault'
import { fullPage } from '@terrace/platform/full-page'
import { newContext, systemActor } from '@terrace/platform/new-context'
import * as z from 'zod'
import { forgetAccess } from './access.ts'
import { MemberEntity } from './member.entity.ts'
import { Email, EVERYWHERE, type Member, RolesInput, ScopeInput } from './member-model.ts'
import {
  changedMemberRows,
  newMemberRows,
  readMember,
  type StoredMember,
  scopeOf,
} from './member-store.ts'

/** Those who give work to people may see who they are. */
const readers = ['admin', 'county', 'township', 'supervisor', 'auditor'] as const

/**
 * People outside the actor's own scope are not there for them; who only gives is there for the
 * administrator alone, since a gift may be anonymous.
 */
const visible = (ctx: Ctx, { paths, roles }: Pick<StoredMember, 'paths' | 'roles'>): boolean =>
  ctx.scope.length > 0 &&
  paths.every((path) => covers(ctx, path)) &&
  (roles.some((role) => role !== 'donor') || hasRole(ctx, 'admin', 'system'))

const view = ({ paths: _paths, ...member }: StoredMember): Member => member

/** The people of the tenant by name, as far as the actor's scope reaches. */
export const listMembers = query(
  {
    id: 'member.list',
    allow: readers,
    input: z.object({ cursor: Cursor, limit: z.coerce.number().int().min(1).max(100).default(50) }),
  },
  async (ctx, { cursor, limit }) => {
    const search = MemberEntity.query.byName({ tenant: ctx.tenant })
    return fullPage(ctx, { question: 'member.list', cursor, limit }, search, async (line) => {
      const member = await withPaths(ctx, line)
      return visible(ctx, member) ? view(member) : undefined
    })
  },
)

/** Lines of before they held paths are looked up. */
async function withPaths(ctx: Ctx, { brief }: Item): Promise<StoredMember> {
  const line = brief as Member & { paths?: string[] }
  return { ...line, paths: line.paths ?? (await readMember(ctx, line.user)).paths }
}

/** One person's membership. @throws Fault missing `member.missing` */
export const getMember = query(
  { id: 'member.get', allow: readers, input: z.object({ user: z.string().min(1).max(100) }) },
  async (ctx, { user }) => {
    const member = await readMember(ctx, user)
    if (!visible(ctx, member)) throw fault('missing', 'member.missing')
    return view(member)
  },
)

/** What the signed-in person is and may do here. */
export const getMe = query({ id: 'member.me', allow: ['*'], input: z.object({}) }, async (ctx) =>
  view(await readMember(ctx, ctx.actor.id)),
)

const changed = command(
  {
    id: 'member.change',
    allow: ['admin'],
    input: z.strictObject({
      user: z.string().min(1).max(100),
      version: z.int().optional(),
      roles: RolesInput.optional(),
      areas: ScopeInput.optional(),
      status: z.enum(['active', 'suspended']).optional(),
      reason: z.string().trim().max(500).optional(),
    }),
  },
  async (ctx, { user, version, roles, areas, status, reason }) => {
    // Nobody raises or lowers themselves (domain.md §5.2: no self-approval).
    if (user === ctx.actor.id) throw fault('forbidden', 'member.not-yourself')
    const before = await readMember(ctx, user)
    if (!visible(ctx, before)) throw fault('missing', 'member.missing')
    if (version !== undefined && version !== before.version) throw fault('stale', 'member.stale')
    const after: StoredMember = {
      ...before,
      ...(roles ? { roles } : {}),
      ...(areas ? await scopeOf(ctx, areas) : {}),
      ...(status ? { status } : {}),
      version: before.version + 1,
    }
    const changes = (['roles', 'areas', 'status'] as const)
      .filter((path) => JSON.stringify(before[path]) !== JSON.stringify(after[path]))
      .map((path) => ({ path, before: before[path], after: after[path] }))
    if (changes.length === 0) return view(before)
    ctx.save(
      { name: 'member.changed', about: `member-${user}`, reason, changes, pending: false },
      changedMemberRows(ctx.tenant, before, after),
    )
    return view(after)
  },
)

/**
 * Changes roles, scope or status of somebody else.
 * @throws Fault forbidden `member.not-yourself`, conflict `member.last-admin`, stale `member.stale`
 */
export const changeMember = afterwards(changed, (ctx, member) =>
  forgetAccess(ctx.db, ctx.tenant, member.user),
)

const NewMember = z.object({
  user: z.string().min(1).max(100),
  name: z.string().trim().min(1).max(200),
  email: Email,
  roles: RolesInput,
  areas: ScopeInput.default([EVERYWHERE]),
})

/**
 * Adds somebody who can already sign in, without an invitation: for the operator and the seed.
 * @throws Fault conflict `member.exists`
 */
export async function addMember(
  ports: Ports,
  tenant: string,
  input: z.input<typeof NewMember>,
): Promise<Member> {
  const { areas, ...person } = parse(NewMember, input)
  const ctx = newContext(ports, {
    tenant,
    actor: systemActor,
    roles: ['system'],
    scope: [''],
    lang: 'en',
    zone: 'UTC',
  })
  const scope = await scopeOf(ctx, areas)
  const member: StoredMember = { ...person, ...scope, status: 'active', version: 1 }
  const facts = { roles: member.roles, areas: member.areas }
  const event = { name: 'member.added', about: `member-${member.user}`, facts, pending: false }
  await commit(ctx, 'member.add', [event], newMemberRows(tenant, member))
  forgetAccess(ports.db, tenant, member.user)
  return view(member)
}
