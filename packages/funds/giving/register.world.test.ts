import { type World, world } from '@terrace/local/world'
import { beforeAll, expect, test } from 'vitest'
import { fundFor, openGiving } from './testing.ts'

let w: World
let fund = ''
beforeAll(async () => {
  // People sign in on the real day only.
  w = await world()
  fund = (await fundFor(w, (await w.areas()).county.area)).fund
  await openGiving(w)
})

const origin = 'http://localhost:3000'
const headers = { 'content-type': 'application/json', origin, 'x-real-ip': '127.0.0.1' }
const auth = (path: string, body: object) =>
  w.identity.handler(
    new Request(`${origin}/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
  )
/** Proves an address by the code that was sent to it, and gives a fetch that carries the session. */
async function proved(email: string) {
  await auth('/email-otp/send-verification-otp', { email, type: 'sign-in' })
  const otp = /\d{6}/.exec(w.mail.findLast(({ to }) => to === email)?.text ?? '')?.[0]
  const answer = await auth('/sign-in/email-otp', { email, otp })
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  return async (method: string, path: string, body?: object) => {
    const init = { method, headers: { ...headers, cookie } }
    const sent = body ? { ...init, body: JSON.stringify(body) } : init
    const response = await w.app.request(`${origin}${path}`, sent)
    return { status: response.status, body: await response.json() }
  }
}

test('a stranger proves an address, registers, gives, and sees nothing else of the tenant', async () => {
  const send = await proved('new.giver@giver.example')
  const own = `/api/t/${w.tenant}`
  expect((await send('GET', `${own}/gifts`)).status).toBe(404)
  const profile = { tenant: w.tenant, name: 'Lin Mei', kind: 'person' }
  const [one, two] = await Promise.all([
    send('POST', '/api/donors', profile),
    send('POST', '/api/donors', profile),
  ])
  // Two at once: one may meet the other, and asks again.
  expect([one.status, two.status]).toContain(200)
  expect((await send('POST', '/api/donors', profile)).body).toEqual({ tenant: w.tenant })
  const made = await send('POST', `${own}/gifts`, { fund, amount: 1_200 })
  expect([made.status, made.body.bank.holder]).toEqual([201, 'Qinghe Charity'])
  const gifts = await send('GET', `${own}/gifts`)
  expect(gifts.body.items).toMatchObject([{ amount: 1_200, state: 'awaiting' }])
  expect((await send('GET', `${own}/me`)).body).toMatchObject({ roles: ['donor'], areas: [] })
  for (const path of ['/households', '/members', '/contributions?fund=x', '/funds', '/entries']) {
    expect([path, (await send('GET', own + path)).status]).toEqual([path, 403])
  }
  expect((await send('GET', `${own}/areas`)).body.items).toEqual([])
})

test('what is wrong with a registration is said, and nobody is let in', async () => {
  const send = await proved('other@giver.example')
  const register = (input: object) => send('POST', '/api/donors', input)
  const good = { tenant: w.tenant, name: 'Somebody', kind: 'person' }
  expect((await register({ ...good, name: '' })).body.fields[0].path).toBe('name')
  expect((await register({ ...good, kind: 'ghost' })).body.fields[0].path).toBe('kind')
  expect((await register({ ...good, tenant: 'no-such' })).body.code).toBe('giving.closed')
  const nobody = await w.app.request(`${origin}/api/donors`, {
    ...{ method: 'POST', headers, body: JSON.stringify(good) },
  })
  expect(nobody.status).toBe(401)
  expect((await send('GET', `/api/t/${w.tenant}/gifts`)).status).toBe(404)
})
