import type { Role } from '@terrace/tenancy'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Operation, operations, requestOf, sampleObject } from './document.ts'
import { CANARY, type Ids, type Scene, SECRETS, scene, textOf } from './kit.ts'

let s: Scene
beforeAll(async () => {
  s = await scene()
})

const valid = (operation: Operation) =>
  sampleObject({ properties: operation.fields, required: operation.required })

const leaks = (text: string): boolean =>
  CANARY.test(text) || SECRETS.some((secret) => text.includes(secret))

/** Somebody with a role in the north: the county office's, which sees most, wherever it may ask. */
const roleFor = (operation: Operation): Role =>
  (['*', 'county'].some((one) => operation.allow.includes(one))
    ? 'county'
    : (operation.allow[0] ?? 'county')) as Role

test.each(operations)('$key: nobody signed in is 401 and learns nothing', async (operation) => {
  const { path, body } = requestOf(operation, s.ids.south, valid(operation))
  const response = await s.w.app.request(`${s.w.env.BASE_URL}/api/t/${s.w.tenant}${path}`, {
    method: operation.method,
    headers: { origin: s.w.env.BASE_URL, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  expect(response.status).toBe(401)
  const text = await textOf(response)
  expect(JSON.parse(text.slice(text.indexOf('\n')))).toMatchObject({ code: 'session.none' })
  expect(leaks(text)).toBe(false)
})

test.each(operations)('$key: every other role is 403', async (operation) => {
  if (operation.allow.includes('*')) return
  const { path, body } = requestOf(operation, s.ids.south, valid(operation))
  for (const [role, login] of Object.entries(s.north)) {
    if (operation.allow.includes(role)) continue
    const response = await login.send(operation.method, path, body)
    const text = await textOf(response)
    expect([role, response.status]).toEqual([role, 403])
    expect(leaks(text)).toBe(false)
  }
})

test.each(operations)('$key: another tenant is like one that does not exist', async (operation) => {
  const { path, body } = requestOf(operation, s.ids.other, valid(operation))
  const login = s.north[roleFor(operation)]
  const ask = (tenant: string) =>
    s.w.app.request(`${s.w.env.BASE_URL}/api/t/${tenant}${path}`, {
      method: operation.method,
      headers: {
        cookie: login.cookie,
        origin: s.w.env.BASE_URL,
        'content-type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const [foreign, none] = [await ask(s.other), await ask('t-that-is-not')]
  expect([foreign.status, none.status]).toEqual([404, 404])
  const text = await textOf(foreign)
  expect(text).toBe(await textOf(none))
  expect(text).toContain('tenant.missing')
})

/** The field of this name, naming a thing of `ids`; undefined for fields that name nothing. */
function named(operation: Operation, field: string, ids: Ids): unknown {
  if (['area', 'other', 'parent', 'under'].includes(field)) return ids[field]
  if (field === 'areas') return [ids.area]
  if (field === 'members' && operation.path.endsWith('/split')) return [ids.member]
  return field === 'filter' ? { area: ids.area } : undefined
}

const blank = (text: string, ids: Ids): string =>
  Object.entries(ids).reduce(
    (out, [name, id]) => (id.length > 8 ? out.replaceAll(id, `{${name}}`) : out),
    text,
  )

/** Ids of the same shape that name nothing. */
const nothing = (ids: Ids): Ids =>
  Object.fromEntries(
    Object.entries(ids).map(([name, id]) => [
      name,
      name === 'name' ? id : `${id.slice(0, -4)}${id.endsWith('0000') ? '1111' : '0000'}`,
    ]),
  )

/** Each way in which a route can name a thing: by its path, or by one field. */
const aims = operations
  // Lists and codes of settings are the tenant's own, not things of an area.
  .filter((operation) => !operation.path.startsWith('/settings'))
  .flatMap((operation) => [
    ...(operation.params.length > 0 ? [{ operation, field: '' }] : []),
    ...Object.keys(operation.fields)
      .filter((field) =>
        named(operation, field, { area: 'x', other: 'x', parent: 'x', under: 'x' }),
      )
      .map((field) => ({ operation, field })),
  ])
  .map((aim) => ({ ...aim, key: `${aim.operation.key} ${aim.field}` }))

test('there are many ways to name a thing', () => expect(aims.length).toBeGreaterThan(40))

describe.each(['south', 'other'] as const)('what lies in the %s', (where) => {
  test.each(aims)('$key: as if it were not there', async ({ operation, field }) => {
    const own = { ...s.ids.north, suspect: 'sp-none' }
    const theirs = { ...s.ids[where], suspect: 'sp-none' }
    const none = nothing(theirs)
    const ask = async (ids: Ids) => {
      const fields = valid(operation)
      for (const name of operation.required) {
        fields[name] = named(operation, name, own) ?? fields[name]
      }
      if (field) fields[field] = named(operation, field, ids)
      const { path, body } = requestOf(operation, field ? own : ids, fields)
      const response = await s.north[roleFor(operation)].send(operation.method, path, body)
      return { status: response.status, text: await textOf(response) }
    }
    const [real, missing] = [await ask(theirs), await ask(none)]
    expect(real.status).toBe(missing.status)
    // A job that was started finds nothing there: see the export below.
    if (real.status === 202) return
    expect(real.status).toBeGreaterThanOrEqual(400)
    expect(real.status).toBeLessThan(500)
    expect(blank(real.text, theirs)).toBe(blank(missing.text, none))
    expect(leaks(blank(real.text, theirs))).toBe(false)
  })
})

/** Those that need no word of whose they are: a list of one fund is none of them. */
/** A list of something that one of several parameters must name: without one it is refused. */
const OF_WHAT = 'GET /entitlements'
const reads = operations.filter(
  (o) =>
    o.method === 'GET' && o.params.length === 0 && o.required.length === 0 && o.key !== OF_WHAT,
)
const asked = [
  'canary',
  'canary-s',
  'NO-canary-s',
  `${SECRETS[0]}canary-s`,
  `${SECRETS[0]}canary-o`,
]

test('no list, search or dashboard that a northern role may read names the south', async () => {
  for (const [role, login] of Object.entries(s.north)) {
    for (const { key, path } of reads) {
      const response = await login.send('GET', path)
      if (response.status === 403) continue
      expect([role, key, response.status, leaks(await textOf(response))]).toEqual([
        role,
        key,
        200,
        false,
      ])
    }
    for (const q of asked) {
      const response = await login.send('POST', '/households/search', { q })
      if (response.status === 403) continue
      expect([role, q, await response.json()]).toEqual([role, q, { items: [] }])
    }
  }
})

test('those who may see the south find there what was planted: the marks are real', async () => {
  const { county, admin } = s.whole
  const list = `/households?area=${s.ids.south.area}`
  const seen = async (login: typeof county, path: string) =>
    CANARY.test(await textOf(await login.send('GET', path)))
  for (const path of [
    list,
    '/areas?name=canary',
    `/households/${s.ids.south.household}`,
    `/cards/${s.ids.south.card}`,
  ]) {
    expect([path, await seen(county, path)]).toEqual([path, true])
  }
  for (const path of ['/members', '/invitations']) {
    expect([path, await seen(admin, path)]).toEqual([path, true])
  }
  for (const q of asked.slice(0, 4)) {
    const found = await county.send('POST', '/households/search', { q })
    expect([q, CANARY.test(await found.text())]).toEqual([q, true])
  }
})

test('an export of another area holds nothing, and its job is not a stranger’s to see', async () => {
  for (const area of [s.ids.south.area, s.ids.other.area]) {
    const { township } = s.north
    const started = await township.send('POST', '/exports', { filter: { area }, format: 'csv' })
    expect(started.status).toBe(202)
    const { job } = (await started.json()) as { job: string }
    await s.w.work(job)
    const seen = await township.send('GET', `/jobs/${job}`)
    const text = await textOf(seen)
    expect(text).toContain('area.missing')
    expect(leaks(text)).toBe(false)
    const stranger = await s.north.helper.send('GET', `/jobs/${job}`)
    expect(stranger.status).toBe(404)
    const file = await s.north.helper.send('GET', `/jobs/${job}/files/households.csv`)
    expect(file.status).toBe(404)
  }
})

test('in one’s own area sensitive numbers are masked in every answer, and health is by role', async () => {
  const { household } = s.ids.north
  const paths = ['', '/history', '/years', `?asOf=${s.w.as('county').today()}`]
  for (const [role, login] of Object.entries(s.north)) {
    for (const path of paths) {
      const response = await login.send('GET', `/households/${household}${path}`)
      if (response.status === 403) continue
      const text = await response.text()
      expect([role, path, response.status, SECRETS.some((x) => text.includes(x))]).toEqual([
        role,
        path,
        200,
        false,
      ])
      expect(text).not.toContain('"sealed"')
      const blind = ['helper', 'recorder', 'finance', 'department', 'supervisor'].includes(role)
      if (blind && path === '') expect(text).not.toContain('"health":["chronic"]')
    }
  }
})

test('helpers and recorders are refused every number, and others get only what is theirs', async () => {
  const { household, member } = s.ids.north
  const ask = (role: Role, field: string) =>
    s.north[role].send('POST', `/households/${household}/reveal`, {
      field,
      ...(field === 'idNumber' ? { member } : {}),
      reason: 'Needed for a form',
    })
  const want: Partial<Record<Role, Record<string, number>>> = {
    helper: { idNumber: 403, bankAccount: 403 },
    recorder: { idNumber: 403, bankAccount: 403, phone: 403 },
    supervisor: { idNumber: 403, bankAccount: 403, phone: 403 },
    clerk: { idNumber: 200, bankAccount: 403 },
    finance: { idNumber: 200, bankAccount: 200 },
    department: { idNumber: 200, bankAccount: 403, phone: 403 },
  }
  for (const [role, fields] of Object.entries(want)) {
    for (const [field, status] of Object.entries(fields)) {
      const response = await ask(role as Role, field)
      const text = await response.text()
      expect([role, field, response.status]).toEqual([role, field, status])
      expect(SECRETS.some((secret) => text.includes(secret))).toBe(status === 200)
    }
  }
})
