import { world as newWorld, type World } from '@terrace/local/world'
import { beforeAll, expect, test } from 'vitest'

let world: World
let admin: Awaited<ReturnType<World['login']>>
beforeAll(async () => {
  world = await newWorld({ today: new Date().toISOString().slice(0, 10) })
  admin = await world.login('admin')
})

type Body = Record<string, unknown> & { version: number }
const body = async (response: Response | Promise<Response>) =>
  (await (await response).json()) as Body

test('settings carry their version as ETag, and a stale one is refused', async () => {
  const first = await admin.send('GET', '/settings')
  expect(first.status).toBe(200)
  const etag = first.headers.get('etag') ?? ''
  const { version } = await body(first)
  expect(etag).toBe(`"${version}"`)
  const change = () => admin.send('PATCH', '/settings', { noticeDays: 9 }, { 'if-match': etag })
  expect((await change()).headers.get('etag')).toBe(`"${version + 1}"`)
  const stale = await change()
  expect(stale.status).toBe(412)
  expect(await body(stale)).toMatchObject({ code: 'settings.stale' })
  const line = await admin.send('PUT', '/settings/lines/monitoring/2026', { amount: 900_000 })
  expect(line.status).toBe(200)
  const typo = await admin.send('PATCH', '/settings', { notceDays: 9 })
  expect(typo.status).toBe(400)
  expect(JSON.stringify(await body(typo))).toContain('notceDays')
})

test('a tree is built, read and changed by its addresses', async () => {
  const county = await body(
    admin.send('POST', '/areas', { level: 'county', name: '青山县', codes: { gb: '530101' } }),
  )
  const add = { parent: county.area, level: 'township', name: '白水乡' }
  const made = await admin.send('POST', '/areas', add)
  expect(made.status).toBe(201)
  const town = await body(made)
  const page = await admin.send('GET', `/areas/${town.area}`)
  expect(await body(page)).toMatchObject({ above: [{ area: county.area, name: '青山县' }] })
  expect(page.headers.get('etag')).toBe('"1"')
  const found = await body(admin.send('GET', `/areas?name=${encodeURIComponent('白')}&limit=5`))
  expect(found.items).toMatchObject([{ area: town.area, anchor: county.area }])
  const byCode = await body(admin.send('GET', '/areas?scheme=gb&code=530101'))
  expect(byCode.items).toMatchObject([{ area: county.area, children: 1 }])
  const twice = await admin.send('POST', '/areas', {
    level: 'county',
    name: '另一县',
    codes: { gb: '530101' },
  })
  expect(twice.status).toBe(409)
  const split = await admin.send('POST', `/areas/${town.area}/split`, {
    parts: [{ name: '东乡' }, { name: '西乡' }],
    until: '2030-04-01',
  })
  expect(split.status).toBe(201)
  const ended = await admin.send('PATCH', `/areas/${town.area}`, { name: 'X' })
  expect(await body(ended)).toMatchObject({ status: 409, code: 'area.ended' })
  const geometry = {
    type: 'Polygon',
    coordinates: [
      [
        [100, 25],
        [101, 25],
        [101, 26],
        [100, 25],
      ],
    ],
  }
  expect((await admin.send('PUT', `/areas/${county.area}/boundary`, { geometry })).status).toBe(200)
  const map = await body(admin.send('GET', '/areas/root/boundaries'))
  expect(map).toMatchObject({ type: 'FeatureCollection', features: [{ id: county.area }] })
})

test('nothing there, another workspace, nobody signed in', async () => {
  expect((await admin.send('GET', '/areas/a0000000000')).status).toBe(404)
  const other = await newWorld({ today: new Date().toISOString().slice(0, 10) })
  const stranger = await other.login('admin')
  const theirs = await body(stranger.send('POST', '/areas', { level: 'county', name: 'Z' }))
  const [mine, never] = await Promise.all([
    admin.send('GET', `/areas/${theirs.area}`),
    admin.send('GET', '/areas/a0000000000'),
  ])
  const [a, b] = [await body(mine), await body(never)]
  expect([a.status, a.code, a.detail]).toEqual([b.status, b.code, b.detail])
  const anyone = await world.app.request(`${world.env.BASE_URL}/api/t/${world.tenant}/settings`)
  expect(anyone.status).toBe(401)
})

test('an invitation sent twice by a nervous network is one invitation and one mail', async () => {
  const sent = world.mail.length
  const send = () =>
    admin.send(
      'POST',
      '/invitations',
      { email: 'nervous@example.org', roles: ['clerk'], areas: ['*'] },
      { 'idempotency-key': 'invite-nervous-1' },
    )
  const [first, again] = [await send(), await send()]
  expect([first.status, again.status]).toEqual([201, 201])
  expect((await body(first)).invitation).toBe((await body(again)).invitation)
  expect(world.mail.length).toBe(sent + 1)
  const list = await body(admin.send('GET', '/invitations'))
  expect(JSON.stringify(list)).not.toMatch(/paths|token/)
  const clerk = await world.login('clerk')
  const refused = await clerk.send('POST', '/invitations', {
    email: 'a@example.org',
    roles: ['admin'],
    areas: ['*'],
  })
  expect(await body(refused)).toMatchObject({ status: 403, code: 'role.may-not' })
  expect((await clerk.send('GET', '/members')).status).toBe(403)
  const me = await body(clerk.send('GET', '/me'))
  expect(me).toMatchObject({ roles: ['clerk'], areas: ['*'] })
  expect(me).not.toHaveProperty('paths')
})
