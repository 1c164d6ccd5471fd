import { type World, world } from '@terrace/local/world'
import { beforeAll, describe, expect, test } from 'vitest'

/*
 * What a screen may cost, in DynamoDB's own counts: they are the same on every machine. Times are the
 * bench's affair. The process is warm: settings, areas and rights are remembered.
 */

/** Read units of a screen, and of a page of fifty lines. */
const SCREEN = 12
const PAGE = 10
/** Households of the larger register, and of the smaller one. */
const [MANY, FEW] = [160, 60]

interface Cost {
  calls: number
  read: number
  write: number
}
type Person = Awaited<ReturnType<World['login']>>

const person = (i: number) => ({
  name: `王${String.fromCodePoint(0x4e00 + i)}`,
  relation: 'head',
  sex: 'male',
  birth: '1970-05-01',
})

let office: Person
let costs: { few: Costs; many: Costs }
let village = ''
type Costs = Record<
  'open' | 'list' | 'candidates' | 'search' | 'dashboard' | 'create' | 'member',
  Cost
>

async function costOf(method: string, path: string, body?: unknown) {
  const answer = await office.send(method, path, body)
  expect(answer.status, `${method} ${path}`).toBeLessThan(300)
  const header = answer.headers.get('terrace-cost') ?? ''
  const [calls, read, write] = [...header.matchAll(/=([\d.]+)/g)].map(([, n]) => Number(n))
  return {
    cost: { calls: calls ?? Number.NaN, read: read ?? Number.NaN, write: write ?? Number.NaN },
    body: (await answer.json()) as Record<string, unknown>,
  }
}

async function enter(i: number) {
  const { cost, body } = await costOf('POST', '/households', {
    area: village,
    causeMain: 'illness',
    members: [person(i)],
    income: { wage: 1_200_000 },
  })
  const [first] = body.members as { member: string }[]
  return { cost, household: String(body.household), member: first?.member ?? '' }
}

async function measure(): Promise<Costs> {
  const { cost: create, household, member } = await enter(9_000)
  const one = async (method: string, path: string, body?: unknown) => {
    await costOf(method, path, body)
    return (await costOf(method, path, body)).cost
  }
  const patched = await costOf('PATCH', `/households/${household}/members/${member}`, {
    employer: '清禾合作社',
  })
  return {
    open: await one('GET', `/households/${household}`),
    // One list: an area above several of them may have to pass over those where nobody lives.
    list: await one('GET', `/households?area=${village}`),
    candidates: await one('GET', `/households?area=${village}&status=candidate`),
    search: await one('POST', '/households/search', { q: person(7).name }),
    dashboard: await one('GET', '/dashboard'),
    create,
    member: patched.cost,
  }
}

beforeAll(async () => {
  const w = await world()
  w.env.TERRACE_ENV = 'development'
  const areas = await w.areas()
  village = areas.villages[0]?.area ?? ''
  const { serverApp } = await import('@terrace/functions/server')
  const app = serverApp(w.ports, w.env)
  const login = await w.login('county')
  office = {
    ...login,
    send: async (method, path, body) =>
      app.request(`${w.env.BASE_URL}/api/t/${w.tenant}${path}`, {
        method,
        headers: {
          cookie: login.cookie,
          origin: w.env.BASE_URL,
          'content-type': 'application/json',
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  }
  for (let i = 0; i < FEW; i++) await enter(i)
  await w.settle()
  const few = await measure()
  for (let i = FEW; i < MANY; i++) await enter(i)
  await w.settle()
  costs = { few, many: await measure() }
})

describe('what a request costs', () => {
  test('a household is one read', () => {
    expect(costs.many.open).toMatchObject({ calls: 1, write: 0 })
    expect(costs.many.open.read).toBeLessThanOrEqual(4)
  })

  test('a page of fifty lines stays below its budget', () => {
    for (const cost of [costs.many.list, costs.many.candidates]) {
      expect(cost.calls).toBeLessThanOrEqual(2)
      expect(cost.read).toBeGreaterThan(0)
      expect(cost.read).toBeLessThanOrEqual(PAGE)
    }
  })

  test('search and dashboard stay below the budget of a screen', () => {
    expect(costs.many.search.calls).toBeLessThanOrEqual(3)
    expect(costs.many.search.read).toBeLessThanOrEqual(SCREEN)
    expect(costs.many.dashboard.calls).toBeLessThanOrEqual(4)
    expect(costs.many.dashboard.read).toBeLessThanOrEqual(SCREEN)
  })

  test('a new household is one transaction, a change one read and one transaction', () => {
    expect(costs.many.create.calls).toBe(1)
    expect(costs.many.create.write).toBeGreaterThan(0)
    expect(costs.many.member.calls).toBe(2)
  })

  test('nothing costs more in a larger register', () => {
    for (const key of Object.keys(costs.few) as (keyof Costs)[]) {
      const [few, many] = [costs.few[key], costs.many[key]]
      expect(many.calls, key).toBe(few.calls)
      expect(many.read, key).toBeLessThanOrEqual(few.read * 1.05)
      expect(many.write, key).toBeLessThanOrEqual(few.write * 1.05)
    }
  })
})
