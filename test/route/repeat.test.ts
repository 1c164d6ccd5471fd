import { serverApp } from '@terrace/functions/server'
import { type World, world } from '@terrace/local/world'
import { settingsOf } from '@terrace/tenancy'
import { beforeAll, describe, expect, test } from 'vitest'
import { markedHousehold, SECRETS } from './kit.ts'

let w: World
let county: Awaited<ReturnType<World['login']>>
let clerk: typeof county
let village: string
beforeAll(async () => {
  w = await world()
  const areas = await w.areas()
  village = areas.villages[0]?.area ?? ''
  county = await w.login('county')
  clerk = await w.login('clerk')
})

type Sent = { household: string; version: number; number: string }
let serial = 0
const home = () => {
  const { number: _, ...rest } = markedHousehold(village, `r${++serial}`)
  return { ...rest, members: [{ name: `Repeat ${serial}`, relation: 'head' }] }
}
const keyed = (key: string, body: unknown, who = county) =>
  who.send('POST', '/households', body, { 'idempotency-key': key })
const households = async (name: string) => {
  const found = await county.send('POST', '/households/search', { q: name })
  return ((await found.json()) as { items: unknown[] }).items.length
}

describe('idempotency keys', () => {
  test('a repeat gets the first answer and makes nothing', async () => {
    const body = home()
    const first = await keyed('key-repeated', body)
    expect([first.status, first.headers.get('idempotency-replayed')]).toEqual([201, null])
    const again = await keyed('key-repeated', body)
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true'])
    expect(await again.json()).toEqual(await first.json())
    expect(again.headers.get('etag')).toBe('"1"')
    expect(await households(`Repeat ${serial}`)).toBe(1)
  })

  test('the same key for another request is 409', async () => {
    await keyed('key-of-another', home())
    const other = await keyed('key-of-another', home())
    expect(other.status).toBe(409)
    expect(await other.json()).toMatchObject({ code: 'idempotency.other-request' })
    expect(await households(`Repeat ${serial}`)).toBe(0)
  })

  test('ten at once with one key have one effect and one answer', async () => {
    const body = home()
    const all = await Promise.all(Array.from({ length: 10 }, () => keyed('key-of-ten', body)))
    expect(all.map((r) => r.status)).toEqual(Array.from({ length: 10 }, () => 201))
    const made = await Promise.all(all.map(async (r) => ((await r.json()) as Sent).household))
    expect(new Set(made).size).toBe(1)
    expect(all.filter((r) => r.headers.get('idempotency-replayed') === null)).toHaveLength(1)
    expect(await households(`Repeat ${serial}`)).toBe(1)
  })

  test('two people may use the same words', async () => {
    const [a, b] = [await keyed('key-shared', home()), await keyed('key-shared', home(), clerk)]
    expect([a.status, b.status]).toEqual([201, 201])
  })

  test('a refusal is not remembered: the request put right goes through', async () => {
    const body = home()
    const wrong = await keyed('key-put-right', { ...body, causeMain: 'no-such-cause' })
    expect(wrong.status).toBe(400)
    expect((await keyed('key-put-right', body)).status).toBe(201)
  })

  test('an answer that is kept for repeats does not stand in the table in clear', async () => {
    const { number: _, ...body } = markedHousehold(village, 'kept')
    const made = (await (await keyed('key-kept-home', body)).json()) as Sent & {
      members: { member: string }[]
    }
    const look = () =>
      county.send(
        'POST',
        `/households/${made.household}/reveal`,
        { field: 'idNumber', member: made.members[0]?.member, reason: 'For a form' },
        { 'idempotency-key': 'key-kept-look' },
      )
    const [first, again] = [await look(), await look()]
    const { value } = (await first.json()) as { value: string }
    expect(value).toContain(SECRETS[0])
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(await again.json()).toEqual({ value })
    for await (const item of w.ports.db.scan()) expect(JSON.stringify(item)).not.toContain(value)
  })

  test('what is no key is 400 with the header named', async () => {
    for (const key of ['short', 'with space inside', 'x'.repeat(201)]) {
      const response = await keyed(key, home())
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ fields: [{ path: 'Idempotency-Key' }] })
    }
  })
})

describe('versions', () => {
  test('an older version is 412 with what is there; the right one is taken', async () => {
    const made = (await (await keyed('key-version', home())).json()) as Sent
    const path = `/households/${made.household}`
    const change = (address: string, match: string) =>
      county.send('PATCH', path, { address }, { 'if-match': match })
    expect((await change('Here', '"1"')).headers.get('etag')).toBe('"2"')
    const stale = await change('There', '"1"')
    expect(stale.status).toBe(412)
    expect(await stale.json()).toMatchObject({
      code: 'household.stale',
      current: { address: 'Here', version: 2 },
    })
    expect((await change('There', 'W/"2"')).status).toBe(200)
    const odd = await change('Nowhere', 'two')
    expect(odd.status).toBe(400)
    expect(await odd.json()).toMatchObject({ fields: [{ path: 'If-Match' }] })
  })

  test('of ten edits of one version at once, one is taken', async () => {
    const made = (await (await keyed('key-ten-edits', home())).json()) as Sent
    const edit = (i: number) =>
      county.send(
        'PATCH',
        `/households/${made.household}`,
        { address: `Lane ${i}` },
        { 'if-match': '"1"' },
      )
    const all = await Promise.all(Array.from({ length: 10 }, (_, i) => edit(i)))
    const statuses = all.map((r) => r.status).sort()
    expect(statuses).toEqual([200, ...Array.from({ length: 9 }, () => 412)])
  })
})

test('a tenant that asks too much is told how long to wait, and its neighbour is not', async () => {
  const app = serverApp(w.ports, { ...w.env, RATE: '3' })
  const ask = (tenant: string) =>
    app.request(`${w.env.BASE_URL}/api/t/${tenant}/me`, { headers: { cookie: county.cookie } })
  const all: Response[] = []
  for (let i = 0; i < 12; i++) all.push(await ask(w.tenant))
  const refused = all.filter((r) => r.status === 429)
  expect(all.filter((r) => r.status === 200).length).toBeGreaterThanOrEqual(6)
  expect(refused.length).toBeGreaterThan(0)
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
  expect(await refused[0]?.json()).toMatchObject({ code: 'rate.exceeded', retryAfter: 1 })
  expect((await ask('somebody-else')).status).toBe(404)
})

test('without a rate for all, each tenant has the one that its operator granted', async () => {
  const { RATE: _, ...env } = w.env
  const { rate } = await settingsOf({ db: w.ports.db, tenant: w.tenant })
  const now = w.ports.now()
  const app = serverApp({ ...w.ports, now: () => now, machineNow: () => now }, env)
  const ask = () =>
    app.request(`${env.BASE_URL}/api/t/${w.tenant}/me`, { headers: { cookie: county.cookie } })
  const statuses = await Promise.all(
    Array.from({ length: rate * 2 + 3 }, async () => (await ask()).status),
  )
  expect(statuses.filter((status) => status === 429)).toHaveLength(3)
})
