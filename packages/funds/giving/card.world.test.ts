import { type World, world } from '@terrace/local/world'
import { Stripe } from 'stripe'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { getFund } from '../budget/fund.ts'
import { payByCard, pledgeGift } from './pledge.ts'
import { getGift } from './read.ts'
import { getTerms, putTerms } from './terms.ts'
import { ask, CARD_KEYS, donor, fundFor, openGiving } from './testing.ts'

let w: World
let fund = ''
/** What the card company was asked for, and what it answers. */
const asked: URLSearchParams[] = []
let down = false
beforeAll(async () => {
  w = await world({ today: '2026-11-02' })
  const county = (await w.areas()).county.area
  fund = (await fundFor(w, county)).fund
  await openGiving(w)
  w.ports.fetch = async (_to, init) => {
    if (down) return Response.json({ error: { type: 'api_error' } }, { status: 500 })
    asked.push(new URLSearchParams(String(init?.body)))
    return Response.json({
      id: 'cs_1',
      object: 'checkout.session',
      url: 'https://pay.example/cs_1',
    })
  }
})
beforeEach(() => {
  down = false
})

const { webhooks } = new Stripe(CARD_KEYS.secretKey)
let events = 0
const eventOf = (contribution: string, more: object = {}, type = 'checkout.session.completed') => ({
  id: `evt_${events++}`,
  object: 'event',
  type,
  created: Math.floor(w.ports.machineNow().getTime() / 1000),
  data: {
    object: {
      id: `cs_${contribution}`,
      object: 'checkout.session',
      payment_status: 'paid',
      payment_intent: `pi_${contribution}`,
      amount_total: 2_500,
      currency: 'cny',
      metadata: { tenant: w.tenant, contribution },
      ...more,
    },
  },
})

interface Sending {
  secret?: string
  /** Seconds by which the signature is older than now. */
  age?: number
  signature?: string
  tenant?: string
}

async function send(event: object, sending: Sending = {}) {
  const { secret = CARD_KEYS.webhookSecret, age = 0, signature, tenant = w.tenant } = sending
  const payload = JSON.stringify(event)
  const timestamp = Math.floor(w.ports.machineNow().getTime() / 1000) - age
  const header = signature ?? webhooks.generateTestHeaderString({ payload, secret, timestamp })
  const response = await w.app.request(`${w.env.BASE_URL}/public/t/${tenant}/card-events`, {
    method: 'POST',
    headers: { 'stripe-signature': header, 'content-type': 'application/json' },
    body: payload,
  })
  return { status: response.status, body: await response.json() }
}

const stands = async () => (await getFund(w.as('finance'), { fund })).money.balance
async function pledge(user: string): Promise<string> {
  const made = await pledgeGift(await donor(w, user), { fund, amount: 2_500, means: 'card' })
  expect(made.checkout).toEqual({ url: 'https://pay.example/cs_1' })
  return made.contribution
}

test('a pledge by card answers the company’s page; no name and no address go there', async () => {
  const contribution = await pledge('u-one')
  const sent = asked.at(-1)
  expect(sent?.get('line_items[0][price_data][unit_amount]')).toBe('2500')
  expect(sent?.get('line_items[0][price_data][currency]')).toBe('cny')
  expect(sent?.get('metadata[contribution]')).toBe(contribution)
  expect(String(sent)).not.toMatch(/u-one|giver\.example/)
  const publicly = await ask(w, 'POST', '/donations', {
    ...{ fund, amount: 40, means: 'card', name: 'Somebody', email: 's@giver.example' },
  })
  expect(publicly.body.checkout.url).toBe('https://pay.example/cs_1')
})

test('while the company is down the pledge stands, and can be paid later', async () => {
  const who = await donor(w, 'u-down')
  down = true
  const refused = pledgeGift(who, { fund, amount: 2_500, means: 'card' })
  await expect(refused).rejects.toMatchObject({ code: 'card.company', kind: 'unavailable' })
  down = false
  const { listGifts } = await import('./read.ts')
  const [gift] = (await listGifts(who, {})).items
  const contribution = gift?.contribution ?? ''
  expect((await payByCard(who, { contribution })).url).toContain('pay.example')
})

test('what the company signs is received once, however often and in whatever order it tells', async () => {
  const contribution = await pledge('u-two')
  const before = await stands()
  const done = eventOf(contribution)
  const late = eventOf(contribution, {}, 'checkout.session.async_payment_succeeded')
  const gone = eventOf(contribution, {}, 'checkout.session.expired')
  expect((await send(gone)).body).toEqual({ effect: 'none' })
  const all = await Promise.all([late, done, done, late, gone, done].map((event) => send(event)))
  expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
  expect(all.filter(({ body }) => body.effect === 'received')).toHaveLength(1)
  expect((await send(done)).body).toEqual({ effect: 'again' })
  expect(await stands()).toBe(before + 2_500)
  expect(await getGift(await donor(w, 'u-two'), { contribution })).toMatchObject({
    state: 'received',
    received: 2_500,
  })
})

test('a wrong, missing, old or foreign signature is refused, and nothing moves', async () => {
  const contribution = await pledge('u-three')
  const before = await stands()
  const good = eventOf(contribution)
  const tries: [Sending, number, string][] = [
    [{ secret: 'whsec_somebody_else' }, 400, 'card-event.signature'],
    [{ signature: '' }, 400, 'card-event.signature'],
    [{ signature: 't=1,v1=00' }, 400, 'card-event.signature'],
    [{ age: 301 }, 400, 'card-event.old'],
    [{ tenant: 'nowhere' }, 404, 'tenant.missing'],
  ]
  for (const [sending, status, code] of tries) {
    const answer = await send(good, sending)
    expect([answer.status, answer.body.code]).toEqual([status, code])
  }
  const payload = JSON.stringify(good)
  const { webhookSecret: secret } = CARD_KEYS
  const timestamp = Math.floor(w.ports.machineNow().getTime() / 1000)
  const signature = webhooks.generateTestHeaderString({ payload, secret, timestamp })
  const more = eventOf(contribution, { amount_total: 9_999_999 })
  expect((await send(more, { signature })).body.code).toBe('card-event.signature')
  expect(await stands()).toBe(before)
})

test('of a gift that is not there, another tenant, currency or state nothing moves', async () => {
  const contribution = await pledge('u-four')
  const before = await stands()
  const other = { metadata: { tenant: 'other', contribution } }
  for (const [event, status, code] of [
    [eventOf('gft_22222222'), 404, 'contribution.missing'],
    [eventOf(contribution, other), 404, 'contribution.missing'],
    [eventOf(contribution, { currency: 'usd' }), 400, 'input.invalid'],
    [eventOf(contribution, { amount_total: 0 }), 400, 'input.invalid'],
  ] as const) {
    const answer = await send(event)
    expect([answer.status, answer.body.code]).toEqual([status, code])
  }
  expect((await send(eventOf(contribution, { payment_status: 'unpaid' }))).body).toEqual({
    effect: 'none',
  })
  expect((await send(eventOf(contribution, {}, 'customer.created'))).body).toEqual({
    effect: 'none',
  })
  expect(await stands()).toBe(before)
})

test('keys are shown to nobody, and without them no cards are taken', async () => {
  const shown = await getTerms(w.as('admin'), {})
  expect(JSON.stringify(shown)).not.toMatch(/sk_|whsec/)
  for await (const item of w.ports.db.scan()) {
    expect(JSON.stringify(item)).not.toMatch(/sk_test|whsec_/)
  }
  await expect(
    putTerms(w.as('admin'), { cardKeys: { secretKey: 'nonsense', webhookSecret: 'x' } }),
  ).rejects.toMatchObject({ kind: 'invalid' })
  expect(await putTerms(w.as('admin'), { cardKeys: null })).toMatchObject({ cards: false })
  const who = await donor(w, 'u-five')
  await expect(pledgeGift(who, { fund, amount: 10, means: 'card' })).rejects.toMatchObject({
    code: 'card.not-taken',
  })
  expect((await send(eventOf('gft_22222222'))).body.code).toBe('card-event.unknown')
})
