import { routes as certificates } from '@terrace/certificates/routes'
import { projections } from '@terrace/functions/work'
import { type World, world } from '@terrace/local/world'
import { commit } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { newContext, systemActor } from '@terrace/platform/new-context'
import { projectPending } from '@terrace/platform/projection'
import { routes as registry } from '@terrace/registry/routes'
import { addArea, addMember, areaOf, createTenant, type Role, roles } from '@terrace/tenancy'
import { routes as tenancy } from '@terrace/tenancy/routes'

/** The word that every planted value of the south and of the other tenant carries. */
export const CANARY = /canary/i
/** Numbers of the planted people, everywhere: in no answer at all, but for a reveal. */
export const SECRETS = ['99887766554433221', '15912348888', '6222998877665544']

/** A household whose every field of text gives itself away. */
export const markedHousehold = (area: string, mark: string) => ({
  area,
  number: `NO-${mark}`,
  address: `street ${mark}`,
  bankName: `bank ${mark}`,
  phone: SECRETS[1],
  bankAccount: SECRETS[2],
  causeMain: 'illness',
  members: [
    {
      name: `${mark} Person`,
      relation: 'head',
      sex: 'female',
      birth: '1971-03-04',
      idType: 'disability-certificate',
      idNumber: `${SECRETS[0]}${mark}`,
      phone: SECRETS[1],
      employer: `works ${mark}`,
      ref: `ref-${mark}`,
      health: ['chronic'],
    },
    { name: `${mark} Child`, relation: 'son', sex: 'male', birth: '2015-03-04' },
  ],
  income: { wage: 123_456_700 },
})

/** Everything with an id that a tenant or an area may hold, for addresses. */
export type Ids = Record<string, string>

const call = <T>(action: unknown, ctx: Ctx, input: unknown): Promise<T> =>
  (action as (ctx: Ctx, input: unknown) => Promise<T>)(ctx, input)

/** Plants one of everything below an area, as the tenant's own county office would. */
export async function plant(ctx: Ctx, area: string, mark: string): Promise<Ids> {
  const household = await call<{ household: string; members: { member: string }[] }>(
    registry['POST /households'].action,
    ctx,
    markedHousehold(area, mark),
  )
  const view = await call<{ view: string }>(registry['POST /views'].action, ctx, {
    name: `view ${mark}`,
    query: `status=${mark}`,
  })
  const job = await call<{ job: string }>(registry['POST /exports'].action, ctx, {
    filter: { area },
    format: 'csv',
  })
  const invitation = await call<{ invitation: string }>(
    tenancy['POST /invitations'].action,
    { ...ctx, roles: ['admin'] },
    { email: `${mark}@example.org`, roles: ['clerk'], areas: [area] },
  )
  const brought = await call<{ import: string }>(registry['POST /imports'].action, ctx, {
    name: `${mark}.csv`,
    size: 100,
  })
  const { path } = await areaOf(ctx, area)
  const flow = { template: 'identification', path, n: 0 }
  const registered = { ...flow, household: household.household, case: `case-${mark}`, area }
  const event = { name: 'case.registered', about: `case-${mark}`, facts: [registered] }
  await commit(ctx, 'case.decide', [event], [])
  const user = `u-${mark}`
  await addMember(ctx.ports, ctx.tenant, {
    user,
    name: `Member ${mark}`,
    email: `member-${mark}@example.org`,
    roles: ['clerk'],
    areas: [area],
  })
  return {
    household: household.household,
    other: household.household,
    member: household.members[0]?.member ?? '',
    view: view.view,
    job: job.job,
    invitation: invitation.invitation,
    import: brought.import,
    user,
    area,
    into: area,
    parent: area,
    under: area,
    name: 'households.csv',
  }
}

type Login = Awaited<ReturnType<World['login']>>

export interface Scene {
  w: World
  /** Somebody of each role, who sees the north only. */
  north: Record<Role, Login>
  /** An administrator and a county officer of the whole tenant. */
  whole: { admin: Login; county: Login }
  other: string
  ids: { north: Ids; south: Ids; other: Ids }
}

/** Two tenants in one table: the first in two townships, everything of the south and the second marked. */
export async function scene(): Promise<Scene> {
  const w = await world()
  const areas = await w.areas()
  const [north, south] = areas.townships
  const village = (i: number) => areas.villages[i]?.area ?? ''
  const hidden = await addArea(w.as('admin'), {
    parent: south?.area ?? '',
    level: 'village',
    name: 'Canary Village',
  })
  const other = `${w.tenant}x`
  await createTenant(w.ports, {
    tenant: other,
    name: 'Canary Office',
    kind: 'ngo',
    pack: 'cn',
    secondFactor: false,
  })
  const foreign = newContext(w.ports, {
    tenant: other,
    actor: { ...systemActor, id: 'u-foreign', name: 'Canary Official' },
    roles: ['county', 'admin'],
    scope: [''],
    lang: 'en',
    zone: 'Asia/Shanghai',
  })
  const top = await addArea(foreign, { level: 'county', name: 'Canary County' })
  const home = await addArea(foreign, { parent: top.area, level: 'village', name: 'Canary Hill' })
  const ids = {
    north: await plant(w.as(['county', 'admin']), village(0), 'plain'),
    south: await plant(w.as(['county', 'admin']), hidden.area, 'canary-s'),
    other: await plant(foreign, home.area, 'canary-o'),
  }
  await w.settle()
  await projectPending(w.ports.db, other, projections)
  for (const [ctx, own] of [
    [w.as('county'), ids.north],
    [w.as('county'), ids.south],
    [foreign, ids.other],
  ] as const) {
    const { items } = await call<{ items: { card: string }[] }>(
      certificates['GET /cards'].action,
      ctx,
      { household: own.household },
    )
    own.card = items[0]?.card ?? ''
  }
  const scope = north ? [north.area] : []
  const people: Partial<Record<Role, Login>> = {}
  for (const role of roles) people[role] = await w.login(role, scope)
  return {
    w,
    north: people as Record<Role, Login>,
    whole: { admin: await w.login('admin'), county: await w.login('county') },
    other,
    ids,
  }
}

/** What an answer says, as text: the whole of what could leak. */
export async function textOf(response: Response): Promise<string> {
  const headers = JSON.stringify([...response.headers])
  return `${headers}\n${await response.text()}`
}
