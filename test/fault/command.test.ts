import { type World, world } from '@terrace/local/world'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { dieAt, drift, type When } from './kit.ts'

let w: World
let areas: Awaited<ReturnType<World['areas']>>
let county: Awaited<ReturnType<World['login']>>
beforeAll(async () => {
  // The log of each crash would drown everything else.
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  w = await world()
  areas = await w.areas()
  county = await w.login('county')
})
afterEach(() => w.intercept(undefined))

interface View {
  household: string
  version: number
  people: number
  members: { member: string; left?: unknown }[]
  lineage?: { from?: string[]; into?: string[] }
}
let serial = 0
const village = (i: number) => areas.villages[i]?.area ?? ''
const home = (name: string) => ({
  area: village(serial++ % 4),
  causeMain: 'illness',
  members: [
    { name, relation: 'head', birth: '1970-01-01' },
    { name: `${name} spouse`, relation: 'spouse' },
    { name: `${name} son`, relation: 'son' },
  ],
  income: { wage: 900_000 },
})

const send = (method: string, path: string, body: unknown, key: string) =>
  county.send(method, path, body, { 'idempotency-key': key })
const add = async (name: string): Promise<View> => {
  const response = await send(
    'POST',
    '/households',
    home(name),
    `add-${name.replaceAll(' ', '-')}-${serial}`,
  )
  return (await response.json()) as View
}
const read = async (id: string): Promise<View> =>
  (await (await county.send('GET', `/households/${id}`)).json()) as View
const found = async (q: string): Promise<string[]> => {
  const response = await county.send('POST', '/households/search', { q })
  const { items } = (await response.json()) as { items: { household: string; name?: string }[] }
  return items.filter(({ name }) => name === q).map(({ household }) => household)
}

interface Act {
  method: string
  path: string
  body: unknown
  /** What must be true once it is done, however often it was tried. */
  done: () => Promise<void>
}

const acts: Record<string, (name: string) => Promise<Act>> = {
  add: async (name) => ({
    method: 'POST',
    path: '/households',
    body: home(name),
    done: async () => expect(await found(name)).toHaveLength(1),
  }),
  change: async (name) => {
    const { household } = await add(name)
    return {
      method: 'PATCH',
      path: `/households/${household}`,
      body: {
        causeMain: 'disability',
        members: [{ name: `${name} daughter`, relation: 'daughter' }],
      },
      done: async () => expect(await read(household)).toMatchObject({ version: 2, people: 4 }),
    }
  },
  split: async (name) => {
    const { household, members } = await add(name)
    const son = members[2]?.member
    const day = w.as('county').today()
    return {
      method: 'POST',
      path: `/households/${household}/split`,
      body: { members: [son], head: son, day, reason: 'Moved out' },
      done: async () => {
        const old = await read(household)
        expect(old).toMatchObject({ version: 2, people: 2 })
        expect(old.lineage?.into).toHaveLength(1)
        const founded = await read(old.lineage?.into?.[0] ?? '')
        expect(founded).toMatchObject({ people: 1, lineage: { from: [household] } })
      },
    }
  },
  merge: async (name) => {
    const [into, other] = [await add(name), await add(`${name} other`)]
    const day = w.as('county').today()
    return {
      method: 'POST',
      path: `/households/${into.household}/merge`,
      body: { other: other.household, otherVersion: 1, relations: {}, day, reason: 'One home' },
      done: async () => {
        expect(await read(into.household)).toMatchObject({ version: 2, people: 6 })
        expect(await read(other.household)).toMatchObject({ status: 'closed' })
      },
    }
  },
  move: async (name) => {
    const { household } = await add(name)
    const area = areas.townships[0]?.area
    return {
      method: 'POST',
      path: `/households/${household}/move`,
      body: { area, reason: 'Resettled' },
      done: async () => expect(await read(household)).toMatchObject({ version: 2, area }),
    }
  },
  'open a year': async (name) => {
    const { household } = await add(name)
    return {
      method: 'POST',
      path: `/households/${household}/years`,
      body: { year: 2199 },
      done: async () => {
        expect(await read(household)).toMatchObject({ version: 2, snapshot: { year: 2199 } })
        const years = await county.send('GET', `/households/${household}/years`)
        expect(((await years.json()) as { items: unknown[] }).items).toHaveLength(1)
      },
    }
  },
}

const cases = Object.keys(acts).flatMap((act) =>
  (['before', 'after'] as const).map((when) => ({ act, when })),
)

test.each(cases)('$act: dead $when any of its writes, then sent again', async ({ act, when }) => {
  let crashes = 0
  for (let n = 1; n < 20; n++) {
    const name = `${act} ${when} ${n}`.replaceAll(' ', '')
    const { method, path, body, done } = await (acts[act] as (typeof acts)[string])(name)
    const seen = dieAt(w, n, when)
    const first = await send(method, path, body, `act-${name}`)
    w.intercept(undefined)
    expect(first.status).toBe(seen.dead ? 500 : first.status)
    const again = await send(method, path, body, `act-${name}`)
    expect([200, 201]).toContain(again.status)
    if (seen.dead) {
      crashes++
      const replayed = again.headers.get('idempotency-replayed')
      expect(replayed).toBe(when === 'after' ? 'true' : null)
    }
    await done()
    if (!seen.dead) break
  }
  expect(crashes).toBeGreaterThan(0)
  expect(await drift(w)).toMatchObject({ state: 'done', counts: { drift: 0 } })
})

const isolated: When[] = ['before', 'after']
test.each(
  isolated,
)('a change without a key that died %s its write is whole or not there', async (when) => {
  const { household } = await add(`whole${when}`)
  dieAt(w, 1, when)
  const body = { address: 'Half way', members: [{ name: 'Another', relation: 'mother' }] }
  const broken = await county.send('PATCH', `/households/${household}`, body)
  w.intercept(undefined)
  expect(broken.status).toBe(500)
  expect(await broken.json()).toMatchObject({ code: 'internal.broken' })
  const there = await read(household)
  const whole = when === 'after'
  expect(there).toMatchObject({ version: whole ? 2 : 1, people: whole ? 4 : 3 })
  const history = await county.send('GET', `/households/${household}/history`)
  const { items } = (await history.json()) as { items: unknown[] }
  expect(items).toHaveLength(whole ? 2 : 1)
})
