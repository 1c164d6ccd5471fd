import { beforeAll, describe, expect, it } from 'vitest'
import { identityApp } from './app.ts'
import { createUser } from './people.ts'
import { Browser, PASSWORD, testTable, testWorld, type World } from './testing.ts'

let world: World
const email = 'officer@gov.example'
// Windows do not end in the middle of a test.
const now = () => new Date('2026-11-23T08:00:01Z')

/** A browser at an address, as the Lambda event names it. */
const at = (sourceIp: string, { identity }: World = world) => {
  const app = identityApp(identity)
  return new Browser((request) => app.fetch(request, { requestContext: { http: { sourceIp } } }))
}

const statuses = async (asked: Promise<{ status: number }>[]) => {
  const counts: Record<number, number> = {}
  for (const { status } of await Promise.all(asked)) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

const times = <T>(count: number, what: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => what(n))

const guess = (n: number, headers = {}) =>
  at('203.0.113.9').post('/sign-in/email', { email: `u${n}@x.example`, password: 'x' }, headers)

beforeAll(async () => {
  world = testWorld(await testTable(), { rateLimit: true, now })
  await createUser(world.identity, { email, name: 'O', password: PASSWORD, verified: true })
})

describe('requests of one address', () => {
  it('are limited, together on all instances, and the answer says when to come back', async () => {
    const other = testWorld(world.table, { rateLimit: true, now })
    const ask = (n: number) =>
      at('198.51.100.1', n % 2 ? world : other).post('/sign-in/email', {
        email: `s${n}@x.example`,
        password: 'x',
      })
    expect(await statuses(times(34, ask))).toEqual({ 401: 30, 429: 4 })
    const { status, headers } = await ask(1)
    expect(status).toBe(429)
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    expect(headers.get('x-retry-after')).toBeNull()
    const count = await world.table.query('$identity#rate#198.51.100.1%7C/sign-in/email')
    expect(count).toMatchObject([{ n: 35 }])
  })

  it('cannot pretend to come from other addresses, and leave others alone', async () => {
    await Promise.all(times(30, (n) => guess(n)))
    expect((await guess(31, { 'x-real-ip': '192.0.2.1' })).status).toBe(429)
    expect((await guess(32, { 'x-forwarded-for': '192.0.2.2' })).status).toBe(429)
    const neighbour = await at('203.0.113.10').post('/sign-in/email', { email, password: 'x' })
    expect(neighbour.status).toBe(401)
  })

  it('are remembered on the session by the address that we saw', async () => {
    const page = at('203.0.113.77')
    const headers = { 'x-real-ip': '192.0.2.3' }
    await page.post('/sign-in/email', { email, password: PASSWORD }, headers)
    expect((await page.get('/get-session')).json.session).toMatchObject({
      ipAddress: '203.0.113.77',
    })
  })
})

describe('a request whose address nobody knows', () => {
  it('cannot name one itself', async () => {
    const app = identityApp(world.identity)
    const page = new Browser((request) => app.fetch(request))
    const headers = { 'x-real-ip': '192.0.2.3' }
    await page.post('/sign-in/email', { email, password: PASSWORD }, headers)
    const session = (await page.get('/get-session')).json.session as { ipAddress?: string }
    expect(session.ipAddress).not.toBe('192.0.2.3')
  })
})

describe('guesses at one account', () => {
  const guesses = (who: string, from: number) =>
    statuses(
      times(14, (n) =>
        at(`203.0.${from}.${n}`).post('/sign-in/email', { email: who, password: 'wrong' }),
      ),
    )

  it('are limited from any number of addresses, also when there is no such account', async () => {
    const real = {
      email: 'victim@x.example',
      name: 'V',
      password: PASSWORD,
      verified: true,
    } as const
    await createUser(world.identity, real)
    expect(await guesses(real.email, 1)).toEqual({ 401: 10, 429: 4 })
    expect(await guesses('nobody@x.example', 2)).toEqual({ 401: 10, 429: 4 })
    const right = { email: 'VICTIM@x.example', password: PASSWORD }
    const refused = await at('203.0.3.1').post('/sign-in/email', right)
    expect([refused.status, refused.json.code]).toEqual([429, 'TRY_LATER'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('are forgotten when the right person came in', async () => {
    const who = { email: 'daily@x.example', name: 'D', password: PASSWORD, verified: true } as const
    await createUser(world.identity, who)
    for (let n = 0; n < 15; n++) {
      const { status } = await at(`203.0.4.${n}`).post('/sign-in/email', who)
      expect(status).toBe(200)
    }
  })

  it('do not fill a mailbox', async () => {
    const body = { email: 'full@x.example', type: 'sign-in' }
    const ask = (n: number) => at(`203.0.5.${n}`).post('/email-otp/send-verification-otp', body)
    expect(await statuses(times(8, ask))).toEqual({ 200: 5, 429: 3 })
  })
})
