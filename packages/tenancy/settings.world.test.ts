import { historyQuery } from '@terrace/platform/event'
import { beforeAll, expect, test } from 'vitest'
import { listTenants, realmOf, verifyRealm } from './directory.ts'
import { addMember } from './member.ts'
import { addCode, changeCode, changeSettings, getSettings, setLineAmount } from './settings.ts'
import { settingsOf } from './settings-store.ts'
import { listSsoProviders, ssoProvider } from './sso.ts'
import { type TestWorld, testTenant, testWorld } from './testing.ts'

let world: TestWorld
const boss = () => world.as('demo', 'boss')
const code = (expected: string) => expect.objectContaining({ code: expected })
const field = (path: string, wanted: string) => ({
  detail: { fields: [expect.objectContaining({ path, code: wanted })] },
})

beforeAll(async () => {
  world = await testWorld()
  await testTenant(world)
  await testTenant(world, 'other')
})

test('settings cost a read of at most 3 units, then none', async () => {
  const db = world.ports.db.metered()
  await settingsOf({ db, tenant: 'other' })
  expect(db.meter.calls).toBeLessThanOrEqual(1)
  expect(db.meter.read).toBeLessThanOrEqual(3)
  const calls = db.meter.calls
  await settingsOf({ db, tenant: 'other' })
  expect(db.meter.calls).toBe(calls)
})

test('a change is seen at once here, raises the version and says what changed', async () => {
  const before = await getSettings(await boss(), {})
  const after = await changeSettings(await boss(), {
    name: '青山县',
    noticeDays: 10,
    version: before.version,
    reason: 'Decree 7',
  })
  expect(after.version).toBe(before.version + 1)
  expect((await getSettings(await boss(), {})).noticeDays).toBe(10)
  const names = []
  for await (const { name } of listTenants(world.ports.db)) names.push(name)
  expect(names).toContain('青山县')
  const { db } = world.ports
  const { items } = await db.query(historyQuery('demo', 'settings'))
  expect(items.at(-1)).toMatchObject({
    reason: 'Decree 7',
    changes: expect.arrayContaining([{ path: 'noticeDays', before: 7, after: 10 }]),
  })
  await expect(
    changeSettings(await boss(), { noticeDays: 9, version: before.version }),
  ).rejects.toEqual(code('settings.stale'))
  const same = await changeSettings(await boss(), { noticeDays: 10 })
  expect(same.version).toBe(after.version)
})

test('of two changes at once one is told to load again', async () => {
  const [a, b] = await Promise.all([boss(), boss()])
  const both = await Promise.allSettled([
    changeSettings(a, { noticeDays: 11 }),
    changeSettings(b, { noticeDays: 12 }),
  ])
  expect(both.filter((r) => r.status === 'fulfilled')).toHaveLength(1)
  expect(both.find((r) => r.status === 'rejected')).toMatchObject({
    reason: { code: 'settings.stale' },
  })
})

test('a code may be added, renamed and ended, never deleted', async () => {
  const label = { en: 'Typhoon', zh: '台风' }
  await addCode(await boss(), { list: 'risk', code: 'typhoon', label })
  await expect(
    addCode(await boss(), { list: 'risk', code: 'typhoon', label }),
  ).rejects.toMatchObject({ kind: 'invalid' })
  const ended = await changeCode(await boss(), {
    list: 'risk',
    code: 'typhoon',
    label: { en: 'Cyclone', zh: '气旋' },
    until: '2026-12-31',
  })
  expect(ended.lists.risk.at(-1)).toMatchObject({
    code: 'typhoon',
    label: { en: 'Cyclone' },
    until: '2026-12-31',
  })
  const missing = changeCode(await boss(), { list: 'risk', code: 'never', order: 1 })
  await expect(missing).rejects.toEqual(code('code.missing'))
  const fewer = { risk: ended.lists.risk.slice(0, -1) }
  await expect(changeSettings(await boss(), { lists: fewer })).rejects.toMatchObject(
    field('lists.risk', 'code.not-deletable'),
  )
})

test('a line takes an amount for a year; the county may, the clerk may not', async () => {
  const add = (user: string, roles: ['county'] | ['clerk']) =>
    addMember(world.ports, 'demo', { user, name: user, email: `${user}@example.org`, roles })
  await add('county', ['county'])
  await add('clerk', ['clerk'])
  const input = { line: 'monitoring', year: 2025, amount: 800_000 }
  const set = await setLineAmount(await world.as('demo', 'county'), input)
  expect(set.lines.find((l) => l.code === 'monitoring')?.amounts['2025']).toBe(800_000)
  await expect(setLineAmount(await world.as('demo', 'clerk'), input)).rejects.toEqual(
    code('role.may-not'),
  )
  await expect(setLineAmount(await boss(), { ...input, line: 'x' })).rejects.toEqual(
    code('line.missing'),
  )
})

test('wrong settings name the field', async () => {
  const ctx = await boss()
  const wrong = [
    [{ zone: 'Mars/Olympus' }, 'zone', 'settings.zone'],
    [{ incomeYearStart: '13-01' }, 'incomeYearStart', 'settings.year-start'],
    [{ noticeDays: 0 }, 'noticeDays', 'field.too-small'],
    [{ rate: 9999 }, 'rate', 'field.unknown'],
    [{ phone: { pattern: '[' } }, 'phone.pattern', 'settings.pattern'],
    [{ phone: { pattern: '^(1+)+$' } }, 'phone.pattern', 'settings.pattern'],
  ] as const
  for (const [input, path, wanted] of wrong) {
    await expect(changeSettings(ctx, input as never)).rejects.toMatchObject(field(path, wanted))
  }
})

test('a sign-in provider keeps its secret; its domain counts once verified, for one tenant', async () => {
  const put: unknown[] = []
  const set = ssoProvider(async (_, provider) => void put.push(provider))
  const input = {
    provider: 'county-sso',
    issuer: 'https://sso.county.example',
    domain: 'County.Example',
    clientId: 'terrace',
    clientSecret: 'a-very-secret-value',
  }
  const shown = await set(await boss(), input)
  expect(JSON.stringify(shown)).not.toContain('a-very-secret-value')
  expect(put).toEqual([expect.objectContaining({ clientSecret: 'a-very-secret-value' })])
  for await (const item of world.ports.db.scan()) {
    expect(JSON.stringify(item)).not.toContain('a-very-secret-value')
  }
  const listed = async () => (await listSsoProviders(await boss(), {})).items
  expect(await listed()).toMatchObject([{ provider: 'county-sso', verified: false }])
  expect(await realmOf(world.ports.db, 'county.example')).toBeUndefined()
  await expect(verifyRealm(world.ports.db, 'other', 'county.example')).rejects.toEqual(
    code('sso.domain-missing'),
  )
  await verifyRealm(world.ports.db, 'demo', 'county.example')
  expect(await listed()).toMatchObject([{ provider: 'county-sso', verified: true }])
  await set(await boss(), input)
  expect(await realmOf(world.ports.db, 'COUNTY.example')).toMatchObject({
    tenant: 'demo',
    provider: 'county-sso',
  })
  await expect(set(await world.as('other', 'boss'), input)).rejects.toEqual(
    code('sso.domain-taken'),
  )
  expect(put).toHaveLength(2)
})
