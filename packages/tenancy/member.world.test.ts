import { beforeAll, describe, expect, test } from 'vitest'
import { access, forgetAccess } from './access.ts'
import { addArea } from './area-change.ts'
import { getArea, listAreas, searchAreas } from './area-query.ts'
import { listTenants, tenantsOf } from './directory.ts'
import { acceptInvitation, inviteMember, listInvitations, revokeInvitation } from './invitation.ts'
import { addMember, changeMember, getMember, listMembers } from './member.ts'
import { createTenant } from './tenant.ts'
import { type TestWorld, testTenant, testWorld } from './testing.ts'

let world: TestWorld
beforeAll(async () => {
  world = await testWorld()
  await testTenant(world)
  await testTenant(world, 'other')
})

const code = (expected: string) => expect.objectContaining({ code: expected })
const person = (id: string, email: string, emailVerified = true) => ({
  id,
  name: id,
  email,
  emailVerified,
})
const tokenOf = (mail: { text: string } | undefined) =>
  /token=(\S+)/.exec(mail?.text ?? '')?.[1] ?? ''

describe('tenants', () => {
  test('are listed, and belong to their first administrator', async () => {
    const all = []
    for await (const { tenant, name } of listTenants(world.ports.db)) all.push({ tenant, name })
    expect(all).toContainEqual({ tenant: 'demo', name: 'Tenant demo' })
    const mine = await tenantsOf(world.ports.db, 'boss')
    expect(mine.map((t) => [t.tenant, t.roles])).toEqual([
      ['demo', ['admin']],
      ['other', ['admin']],
    ])
    expect(await tenantsOf(world.ports.db, 'nobody')).toEqual([])
  })

  test('are made once: the second of the same id is refused and leaves the first as it was', async () => {
    const again = createTenant(world.ports, {
      tenant: 'demo',
      name: 'Thief',
      kind: 'ngo',
      pack: 'international',
      admin: { userId: 'thief', email: 'thief@example.org', name: 'Thief' },
    })
    await expect(again).rejects.toEqual(code('tenant.taken'))
    expect(await access(world.ports, 'demo', 'thief')).toBeNull()
  })

  test('access costs one get once the settings are known, none while it is remembered', async () => {
    await addMember(world.ports, 'demo', {
      user: 'Counted',
      name: 'Counted',
      email: 'counted@example.org',
      roles: ['auditor'],
    })
    const db = world.ports.db.metered()
    const first = await access({ db }, 'demo', 'Counted')
    expect(first).toEqual({
      roles: ['auditor'],
      scope: [''],
      rate: 200,
      zone: 'Asia/Shanghai',
      secondFactor: false,
    })
    expect(db.meter.calls).toBe(1)
    await access({ db }, 'demo', 'Counted')
    expect(db.meter.calls).toBe(1)
  })

  test('a stranger, an odd tenant id and a missing tenant are the same nothing', async () => {
    expect(await access(world.ports, 'demo', 'stranger')).toBeNull()
    expect(await access(world.ports, 'nowhere', 'boss')).toBeNull()
    expect(await access(world.ports, '#x', 'boss')).toBeNull()
  })
})

describe('invitations', () => {
  test('an accepted one makes a member, once', async () => {
    const ctx = await world.as('demo', 'boss')
    const county = await addArea(ctx, { level: 'county', name: '青山县' })
    world.mails.length = 0
    await inviteMember(ctx, { email: ' Li@Example.org ', roles: ['clerk'], areas: [county.area] })
    expect(world.mails).toHaveLength(1)
    expect(world.mails[0]?.to).toBe('li@example.org')
    const token = tokenOf(world.mails[0])
    const user = person('li', 'LI@example.org')
    const both = await Promise.allSettled([
      acceptInvitation(world.ports, { token, user }),
      acceptInvitation(world.ports, { token, user }),
    ])
    expect(both.filter((r) => r.status === 'fulfilled')).toHaveLength(1)
    await expect(acceptInvitation(world.ports, { token, user })).rejects.toEqual(
      code('invitation.closed'),
    )
    expect(await access(world.ports, 'demo', 'li')).toMatchObject({
      roles: ['clerk'],
      scope: [county.path],
    })
    expect((await tenantsOf(world.ports.db, 'li')).map((t) => t.tenant)).toEqual(['demo'])
  })

  test('the token is not in the table', async () => {
    const ctx = await world.as('demo', 'boss')
    world.mails.length = 0
    await inviteMember(ctx, { email: 'secret@example.org', roles: ['auditor'], areas: ['*'] })
    const secret = tokenOf(world.mails[0]).split('.')[2] ?? 'none'
    expect(secret).toHaveLength(22)
    for await (const item of world.ports.db.scan()) {
      expect(JSON.stringify(item)).not.toContain(secret)
    }
  })

  test('only the invited, confirmed address may accept, with the whole link, in time', async () => {
    const ctx = await world.as('demo', 'boss')
    world.mails.length = 0
    await inviteMember(ctx, { email: 'wang@example.org', roles: ['helper'], areas: [] })
    const token = tokenOf(world.mails[0])
    const accept = (user: ReturnType<typeof person>, t = token) =>
      acceptInvitation(world.ports, { token: t, user })
    await expect(accept(person('eve', 'eve@example.org'))).rejects.toEqual(
      code('invitation.other-email'),
    )
    await expect(accept(person('wang', 'wang@example.org', false))).rejects.toEqual(
      code('invitation.other-email'),
    )
    const wang = person('wang', 'wang@example.org')
    for (const wrong of [`${token}x`, token.replace('demo', 'other'), 'x', '', 'a.b.c', '#.b.c']) {
      await expect(accept(wang, wrong)).rejects.toMatchObject({ kind: 'missing' })
    }
    const then = world.clock.now
    world.clock.now = new Date('2026-05-19T02:00:01Z')
    await expect(accept(wang)).rejects.toEqual(code('invitation.closed'))
    world.clock.now = then
    await accept(wang)
    expect(await access(world.ports, 'demo', 'wang')).toMatchObject({ scope: [] })
  })

  test('a revoked one cannot be accepted', async () => {
    const ctx = await world.as('demo', 'boss')
    world.mails.length = 0
    const { invitation } = await inviteMember(ctx, {
      email: 'zhao@example.org',
      roles: ['helper'],
      areas: ['*'],
    })
    await revokeInvitation(ctx, { invitation })
    const token = tokenOf(world.mails[0])
    const user = person('zhao', 'zhao@example.org')
    await expect(acceptInvitation(world.ports, { token, user })).rejects.toEqual(
      code('invitation.closed'),
    )
    const { items } = await listInvitations(ctx, {})
    expect(items.find((i) => i.invitation === invitation)?.status).toBe('revoked')
    expect(JSON.stringify(items)).not.toContain('paths')
  })

  test('areas of another tenant cannot be given', async () => {
    const there = await addArea(await world.as('other', 'boss'), { level: 'county', name: 'X' })
    const here = await world.as('demo', 'boss')
    await expect(
      inviteMember(here, { email: 'a@example.org', roles: ['clerk'], areas: [there.area] }),
    ).rejects.toMatchObject({ detail: { fields: [{ path: 'areas.0', code: 'area.missing' }] } })
  })
})

describe('members', () => {
  const admin = (tenant: string, user: string) =>
    addMember(world.ports, tenant, {
      user,
      name: user,
      email: `${user}@example.org`,
      roles: ['admin'],
    })

  test('two administrators who remove each other at once: one remains', async () => {
    await createTenant(world.ports, {
      tenant: 'race',
      name: 'Race',
      kind: 'ngo',
      pack: 'international',
      admin: { userId: 'a', email: 'a@example.org', name: 'A' },
    })
    await admin('race', 'b')
    const [a, b] = await Promise.all([world.as('race', 'a'), world.as('race', 'b')])
    const results = await Promise.allSettled([
      changeMember(a, { user: 'b', roles: ['auditor'] }),
      changeMember(b, { user: 'a', status: 'suspended' }),
    ])
    const refused = results.filter((r) => r.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]).toMatchObject({ reason: { code: 'member.last-admin' } })
    const left = await Promise.all(['a', 'b'].map((user) => access(world.ports, 'race', user)))
    expect(left.filter((rights) => rights?.roles.includes('admin'))).toHaveLength(1)
  })

  test('nobody changes their own roles', async () => {
    const ctx = await world.as('demo', 'boss')
    await expect(changeMember(ctx, { user: 'boss', roles: ['county'] })).rejects.toEqual(
      code('member.not-yourself'),
    )
  })

  test('a suspended member is out at once here, and gone from their own list', async () => {
    await admin('demo', 'short')
    expect(await access(world.ports, 'demo', 'short')).not.toBeNull()
    const boss = await world.as('demo', 'boss')
    const before = await getMember(boss, { user: 'short' })
    const after = await changeMember(boss, {
      user: 'short',
      status: 'suspended',
      version: before.version,
    })
    expect(after.version).toBe(before.version + 1)
    expect(await access(world.ports, 'demo', 'short')).toBeNull()
    expect(await tenantsOf(world.ports.db, 'short')).toEqual([])
    await expect(
      changeMember(boss, { user: 'short', status: 'active', version: before.version }),
    ).rejects.toEqual(code('member.stale'))
  })

  test('only the administrator invites and changes; a member of another tenant is not there', async () => {
    await addMember(world.ports, 'other', {
      user: 'elsewhere',
      name: 'E',
      email: 'e@example.org',
      roles: ['clerk'],
    })
    const boss = await world.as('demo', 'boss')
    await expect(getMember(boss, { user: 'elsewhere' })).rejects.toEqual(code('member.missing'))
    await expect(getMember(boss, { user: 'never-was' })).rejects.toEqual(code('member.missing'))
    const clerk = await world.as('other', 'elsewhere')
    await expect(
      inviteMember(clerk, { email: 'x@example.org', roles: ['admin'], areas: ['*'] }),
    ).rejects.toEqual(code('role.may-not'))
    await expect(listMembers(clerk, {})).rejects.toEqual(code('role.may-not'))
    const names = (await listMembers(boss, {})).items.map((member) => member.user)
    expect(names).toContain('boss')
    expect(names).not.toContain('elsewhere')
  })

  test('an administrator of a part gives only that part, and sees only its people', async () => {
    const boss = await world.as('demo', 'boss')
    const [one, two] = await Promise.all([
      addArea(boss, { level: 'county', name: '东县' }),
      addArea(boss, { level: 'county', name: '西县' }),
    ])
    const add = (user: string, roles: ['admin'] | ['clerk'], area: string) =>
      addMember(world.ports, 'demo', {
        user,
        name: user,
        email: `${user}@example.org`,
        roles,
        areas: [area],
      })
    await add('east-admin', ['admin'], one.area)
    await add('east-clerk', ['clerk'], one.area)
    await add('west-clerk', ['clerk'], two.area)
    const part = await world.as('demo', 'east-admin')
    const seen = (await listMembers(part, {})).items.map((m) => m.user)
    expect(seen).toContain('east-clerk')
    expect(seen).not.toContain('west-clerk')
    await expect(changeMember(part, { user: 'west-clerk', status: 'suspended' })).rejects.toEqual(
      code('member.missing'),
    )
    for (const areas of [['*'], [two.area]]) {
      await expect(changeMember(part, { user: 'east-clerk', areas })).rejects.toMatchObject({
        kind: 'invalid',
      })
    }
  })

  test('a page within a narrow scope is full, and costs no read of each member', async () => {
    const boss = await world.as('demo', 'boss')
    const own = await addArea(boss, { level: 'county', name: '北县' })
    for (let i = 0; i < 30; i++) {
      await addMember(world.ports, 'demo', {
        user: `crowd-${i}`,
        name: `Crowd ${String(i).padStart(2, '0')}`,
        email: `crowd-${i}@example.org`,
        roles: ['clerk'],
        ...(i % 5 === 4 ? { areas: [own.area] } : {}),
      })
    }
    await addMember(world.ports, 'demo', {
      user: 'north',
      name: 'North',
      email: 'north@example.org',
      roles: ['township'],
      areas: [own.area],
    })
    const part = await world.as('demo', 'north')
    const db = part.db.metered()
    const first = await listMembers({ ...part, db }, { limit: 5 })
    expect(first.items.map(({ user }) => user)).toEqual([4, 9, 14, 19, 24].map((i) => `crowd-${i}`))
    expect(first.items[0]).not.toHaveProperty('paths')
    expect(db.meter.calls).toBeLessThanOrEqual(11)
    const users = first.items.map(({ user }) => user)
    let { next } = first
    while (next) {
      const page = await listMembers(part, { limit: 5, cursor: next })
      users.push(...page.items.map(({ user }) => user))
      next = page.next
    }
    expect(users).toEqual([...new Set(users)])
    const crowd = users.filter((user) => user.startsWith('crowd-'))
    expect(crowd).toEqual([4, 9, 14, 19, 24, 29].map((i) => `crowd-${i}`))
  })

  test('an empty scope sees no area at all', async () => {
    await addMember(world.ports, 'demo', {
      user: 'blind',
      name: 'Blind',
      email: 'blind@example.org',
      roles: ['supervisor'],
      areas: [],
    })
    forgetAccess(world.ports.db, 'demo', 'blind')
    const boss = await world.as('demo', 'boss')
    const area = await addArea(boss, { level: 'county', name: '南县' })
    const ctx = await world.as('demo', 'blind')
    expect((await listAreas(ctx, {})).items).toEqual([])
    expect((await searchAreas(ctx, { name: '南' })).items).toEqual([])
    await expect(getArea(ctx, { area: area.area })).rejects.toEqual(code('area.missing'))
    expect((await listMembers(ctx, {})).items).toEqual([])
  })
})
