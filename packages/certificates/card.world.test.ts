import { projections } from '@terrace/functions/work'
import { type World, world } from '@terrace/local/world'
import { commit } from '@terrace/platform/command'
import { addDays } from '@terrace/platform/dates'
import { projectPending } from '@terrace/platform/projection'
import { addArea } from '@terrace/tenancy'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isSerial } from './serial.ts'
import { act, addHousehold, ask, cardFor, cardsOf, decide } from './testing.ts'

let w: World
let village: string
let south: string
beforeEach(async () => {
  w = await world()
  const { villages } = await w.areas()
  village = villages[0]?.area ?? ''
  south = villages[2]?.area ?? ''
})
afterEach(() => w.intercept(undefined))

const county = (user = 'u-a') => w.as('county', [''], user)
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code: string }) => error.code,
  )

describe('a registered household', () => {
  test('gets one card, which says where and when', async () => {
    const household = await addHousehold(w, village)
    await decide(w, [household], { list: 'list_1' })
    await w.settle()
    const [card, ...rest] = await cardsOf(county(), { area: village })
    expect(rest).toEqual([])
    expect(card).toMatchObject({
      household: household.household,
      number: household.number,
      state: 'issued',
      area: village,
      list: 'list_1',
      waits: false,
      received: false,
    })
    expect(isSerial(card?.serial ?? '')).toBe(true)
    expect(await act(county(), 'GET /cards/{card}', { card: card?.card })).toMatchObject({
      decision: '青政发〔2026〕7号',
      kind: 'registration',
    })
  })

  test('gets one card a case, however often and from however many the news comes', async () => {
    const households = [await addHousehold(w, village), await addHousehold(w, south)]
    const [first] = await decide(w, [households[0] as never], { case: 'case_1' })
    await decide(w, [households[0] as never], { case: first as string })
    await decide(w, households.slice(1), { together: true })
    const run = () => projectPending(w.ports.db, w.tenant, projections)
    await Promise.all([run(), run(), run()])
    await decide(w, [households[0] as never], { case: first as string })
    await Promise.all([run(), run()])
    for (const { household } of households) {
      expect(await cardsOf(county(), { household })).toHaveLength(1)
    }
  })

  test('has its card also when the worker dies before or after the commit', async () => {
    const household = await addHousehold(w, village)
    await w.settle()
    await decide(w, [household])
    let died = 0
    w.intercept((name) => {
      if (name === 'TransactWriteItems' && died++ < 2) throw new Error('killed')
    })
    await expect(w.settle()).rejects.toThrow('killed')
    await expect(w.settle()).rejects.toThrow('killed')
    w.intercept(undefined)
    await w.settle()
    await w.settle()
    const cards = await cardsOf(county())
    expect(cards).toHaveLength(1)
    expect((await ask(w, `/cards/${cards[0]?.serial}`)).body.answer).toBe('valid')
  })

  test('that is registered again holds the new card only, also within one batch', async () => {
    const household = await addHousehold(w, village)
    await decide(w, [household])
    await w.settle()
    await decide(w, [household])
    await decide(w, [household])
    await w.settle()
    const cards = await cardsOf(county(), { household: household.household })
    expect(cards.map(({ state }) => state)).toEqual(['issued', 'superseded', 'superseded'])
  })

  test('that is removed holds a revoked card, also when both are told at once', async () => {
    const card = await cardFor(w, village)
    const other = await addHousehold(w, village)
    await decide(w, [{ household: card.household, area: village }], { removed: true })
    await decide(w, [other])
    await decide(w, [other], { removed: true })
    await w.settle()
    await w.settle()
    for (const household of [card.household, other.household]) {
      const [own, ...rest] = await cardsOf(county(), { household })
      expect([own?.state, rest]).toEqual(['revoked', []])
      expect((await ask(w, `/cards/${own?.serial}`)).body.answer).toBe('not-valid')
      const { ended } = await act(county(), 'GET /cards/{card}', { card: own?.card })
      expect(ended).toMatchObject({ reason: 'removed', appealUntil: expect.any(String) })
    }
  })

  test('60 of one decision get 60 serials', async () => {
    const households = []
    for (let i = 0; i < 60; i++) households.push(await addHousehold(w, village))
    await decide(w, households, { together: true })
    await w.settle()
    const ids = new Set<string>()
    for (let cursor: string | undefined; ; ) {
      const page = await act<{ items: { serial: string }[]; next?: string }>(
        county(),
        'GET /cards',
        { area: village, cursor },
      )
      for (const { serial } of page.items) ids.add(serial)
      cursor = page.next
      if (!cursor) break
    }
    expect(ids.size).toBe(60)
  })

  test('is seen by those of its area only', async () => {
    const card = await cardFor(w, village)
    const other = w.as('township', [(await w.areas()).townships[0]?.path ?? ''])
    expect(await cardsOf(other)).toEqual([])
    expect(await cardsOf(other, { household: card.household })).toEqual([])
    expect(await cardsOf(other, { serial: card.serial })).toEqual([])
    expect(await refusal(act(other, 'GET /cards/{card}', card))).toBe('card.missing')
    expect(await cardsOf(county(), { serial: card.serial.toLowerCase() })).toHaveLength(1)
  })
})

describe('a revocation', () => {
  const request = { reason: 'fraud', note: 'Owns a shop in town' }

  test('takes two people of the issuing office; its appeal runs thirty days', async () => {
    const card = await cardFor(w, village)
    const asked = await act(w.as('township', [''], 'u-t'), 'POST /cards/{card}/revocation', {
      ...card,
      ...request,
    })
    expect(asked).toMatchObject({ state: 'issued', ownRequest: true })
    const waiting = await cardsOf(county(), { waiting: 'true' })
    expect(waiting.map(({ apart }) => apart)).toEqual([['u-t']])
    const confirm = (ctx: ReturnType<typeof county>) =>
      act(ctx, 'POST /cards/{card}/revocation/decision', { card: card.card, decision: 'confirm' })
    expect(await refusal(confirm(w.as('county', [''], 'u-t')))).toBe('card.own-request')
    expect(await refusal(confirm(w.as('township', [''], 'u-x')))).toBe('card.beyond-authority')
    const done = await confirm(county('u-b'))
    const until = addDays(w.as('county').today(), 30)
    expect(done).toMatchObject({
      state: 'revoked',
      ended: { reason: 'fraud', asked: { id: 'u-t' }, by: { id: 'u-b' }, appealUntil: until },
    })
    expect(await cardsOf(county(), { waiting: 'true' })).toEqual([])
    expect(await cardsOf(county(), { state: 'revoked' })).toHaveLength(1)
    expect((await ask(w, `/cards/${card.serial}`)).body.answer).toBe('not-valid')
    const history = await w.ports.db.query({
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: {
        ':pk': `$terrace#tenant_${w.tenant}#about_${card.household}`,
      },
    })
    expect(history.items).toContainEqual(
      expect.objectContaining({
        name: 'household.card-revoked',
        facts: expect.objectContaining({ appealUntil: until, serial: card.serial }),
      }),
    )
  })

  test('is beyond a county officer of a township, and beyond a helper', async () => {
    const level = 'township'
    const township = await addArea(w.as('admin'), { parent: village, level, name: 'Hills' })
    const card = await cardFor(w, township.area)
    await act(county('u-a'), 'POST /cards/{card}/revocation', { ...card, ...request })
    const part = w.as('county', [township.path], 'u-b')
    const decision = { card: card.card, decision: 'confirm' }
    const path = 'POST /cards/{card}/revocation/decision'
    expect(await refusal(act(part, path, decision))).toBe('card.beyond-authority')
    expect(await refusal(act(w.as('helper', [''], 'u-b'), path, decision))).toBe('role.may-not')
  })

  test('refused or withdrawn leaves the card as it was', async () => {
    const card = await cardFor(w, village)
    const path = 'POST /cards/{card}/revocation/decision'
    for (const [decision, who, note] of [
      ['refuse', 'u-b', 'The shop is her brother’s'],
      ['withdraw', 'u-a', undefined],
    ] as const) {
      await act(county('u-a'), 'POST /cards/{card}/revocation', { ...card, ...request })
      const after = await act(county(who), path, { card: card.card, decision, note })
      expect(after.state).toBe('issued')
      expect(after.request).toBeUndefined()
    }
    const none = act(county(), path, { card: card.card, decision: 'confirm' })
    expect(await refusal(none)).toBe('card.no-request')
    expect((await ask(w, `/cards/${card.serial}`)).body.answer).toBe('valid')
  })

  test('of ten at once has one effect', async () => {
    const card = await cardFor(w, village)
    await act(county('u-a'), 'POST /cards/{card}/revocation', { ...card, ...request })
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        refusal(
          act(county(`u-${i}`), 'POST /cards/{card}/revocation/decision', {
            card: card.card,
            decision: 'confirm',
          }),
        ),
      ),
    )
    expect(all.filter((one) => one === 'done')).toHaveLength(1)
    const others = new Set(all.filter((one) => one !== 'done'))
    for (const code of others) expect(['card.changed-meanwhile', 'card.ended']).toContain(code)
  })

  test('because it is superseded is told as replaced', async () => {
    const card = await cardFor(w, village)
    const reason = { reason: 'superseded', note: 'A certificate took its place' }
    await act(county('u-a'), 'POST /cards/{card}/revocation', { ...card, ...reason })
    const path = 'POST /cards/{card}/revocation/decision'
    await act(county('u-b'), path, { card: card.card, decision: 'confirm' })
    expect((await ask(w, `/cards/${card.serial}`)).body.answer).toBe('replaced')
  })
})

describe('a lost card', () => {
  test('is dead at once, and its successor has another serial', async () => {
    const card = await cardFor(w, village)
    const again = await act(county(), 'POST /cards/{card}/reissue', {
      card: card.card,
      reason: 'lost',
      note: 'Lost at the market',
    })
    expect(again).toMatchObject({ state: 'issued', replaces: card.serial })
    expect(again.serial).not.toBe(card.serial)
    expect((await ask(w, `/cards/${card.serial}`)).body.answer).toBe('replaced')
    expect((await ask(w, `/cards/${again.serial}`)).body.answer).toBe('valid')
    const [alive, dead] = await cardsOf(county(), { household: card.household })
    expect([alive?.card, dead?.state]).toEqual([again.card, 'reissued'])
  })

  test('of ten at once is replaced once', async () => {
    const card = await cardFor(w, village)
    const one = { card: card.card, reason: 'lost', note: 'Lost at the market' }
    const all = await Promise.all(
      Array.from({ length: 10 }, () => refusal(act(county(), 'POST /cards/{card}/reissue', one))),
    )
    expect(all.filter((code) => code === 'done')).toHaveLength(1)
    const states = (await cardsOf(county(), { household: card.household })).map((c) => c.state)
    expect(states).toEqual(['issued', 'reissued'])
  })
})

describe('a suspended card', () => {
  test('does not count until the office lets it', async () => {
    const card = await cardFor(w, village)
    const note = 'Under investigation'
    await act(w.as('township'), 'POST /cards/{card}/suspension', { card: card.card, note })
    expect((await ask(w, `/cards/${card.serial}`)).body.answer).toBe('not-valid')
    const lost = { card: card.card, reason: 'lost', note: 'Lost at the market' }
    expect(await refusal(act(county(), 'POST /cards/{card}/reissue', lost))).toBe('card.suspended')
    await act(county(), 'POST /cards/{card}/resumption', { card: card.card, note: 'Cleared it' })
    expect((await ask(w, `/cards/${card.serial}`)).body.answer).toBe('valid')
  })
})

describe('a receipt', () => {
  test('is a mark of the holder, or two who saw it refused; once', async () => {
    const card = await cardFor(w, village)
    const path = 'POST /cards/{card}/receipt'
    const day = w.as('county').today()
    const give = (more: object) => act(w.as('clerk'), path, { card: card.card, day, ...more })
    const fields = (work: Promise<unknown>) =>
      work.catch((error) => error.detail.fields.map((f: { code: string }) => f.code))
    expect(await fields(give({ how: 'witnessed', witnesses: ['Li', 'Li'] }))).toEqual([
      'receipt.two-witnesses',
    ])
    expect(await fields(give({ how: 'signature', day: '2020-01-01' }))).toEqual(['receipt.day'])
    expect(await fields(give({ how: 'signature', day: addDays(day, 1) }))).toEqual(['receipt.day'])
    expect((await give({ how: 'witnessed', witnesses: ['Li', 'Wang'] })).receipt).toMatchObject({
      how: 'witnessed',
      witnesses: ['Li', 'Wang'],
    })
    expect(await refusal(give({ how: 'thumb-print' }))).toBe('card.received')
  })
})

test('news of a household that is not there issues nothing and stops nobody', async () => {
  const ctx = w.as('system')
  const flow = { template: 'identification', path: 'x/', n: 0 }
  const facts = [{ ...flow, household: 'hh_none', case: 'case_x', area: village }, flow]
  await commit(ctx, 'case.decide', [{ name: 'case.registered', about: 'case_x', facts }], [])
  const card = await cardFor(w, village)
  expect(await cardsOf(county())).toMatchObject([{ card: card.card }])
})
