import { type World, world } from '@terrace/local/world'
import { addDays } from '@terrace/platform/dates'
import { beforeEach, expect, test } from 'vitest'
import { act, ask, cardFor, cardsOf, decide } from './testing.ts'

/*
 * The holder of a card that was ended appeals: recorded once and in time, answered by somebody who
 * took no part in the end, and upheld it gives the household a card again.
 */

let w: World
let village: string
let path: string
beforeEach(async () => {
  w = await world({ today: '2026-03-02' })
  const areas = await w.areas()
  village = areas.villages[0]?.area ?? ''
  path = areas.villages[0]?.path ?? ''
})

const county = (user = 'u-a') => w.as('county', [''], user)
const clerk = () => w.as('clerk', [path], 'u-clerk')
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => error.detail?.fields?.[0]?.code ?? error.code,
  )
const appealed = (card: string, more: object = {}) =>
  act(clerk(), 'POST /cards/{card}/appeal', {
    card,
    day: w.as('county').today(),
    text: 'We still live in the village',
    ...more,
  })
const answered = (user: string, card: string, outcome = 'upheld') =>
  act(county(user), 'POST /cards/{card}/appeal/decision', {
    card,
    outcome,
    answer: 'We went there and found them at home',
  })

/** A card that one asked to revoke and another confirmed. */
async function revoked() {
  const card = await cardFor(w, village)
  const reason = { card: card.card, reason: 'moved-away', note: 'Nobody at home' }
  await act(county('u-a'), 'POST /cards/{card}/revocation', reason)
  const decision = { card: card.card, decision: 'confirm' }
  await act(county('u-b'), 'POST /cards/{card}/revocation/decision', decision)
  return card
}
const answerFor = async (serial: string) => (await ask(w, `/cards/${serial}`)).body.answer

test('an appeal is recorded on the card, once and in time', async () => {
  const valid = await cardFor(w, village)
  expect(await refusal(appealed(valid.card))).toBe('card.appeal-nothing')
  const { card } = await revoked()
  expect(await refusal(appealed(card, { day: '2026-03-01' }))).toBe('card.appeal-day')
  expect(await refusal(appealed(card, { day: '2026-03-03' }))).toBe('card.appeal-day')
  expect(await refusal(appealed(card, { day: addDays('2026-03-02', 31) }))).toBe('card.appeal-late')
  expect((await appealed(card)).appeal).toMatchObject({ state: 'open', by: { id: 'u-clerk' } })
  expect(await refusal(appealed(card))).toBe('card.appeal-once')
  const waiting = await cardsOf(county(), { appealed: 'true' })
  expect(waiting.map((one) => [one.card, one.appealed, one.waits])).toEqual([[card, true, false]])
  expect(waiting[0]?.apart).toEqual(['u-a', 'u-b'])
  expect(await cardsOf(county(), { waiting: 'true' })).toEqual([])
})

test('a letter that came in time may be recorded later; one that came later may not', async () => {
  const { card } = await revoked()
  const { ended } = await act(county(), 'GET /cards/{card}', { card })
  expect(ended?.appealUntil).toBe('2026-04-01')
  w.at('2026-04-07T04:00:00Z')
  expect(await refusal(appealed(card))).toBe('card.appeal-late')
  expect((await appealed(card, { day: '2026-04-01' })).appeal?.day).toBe('2026-04-01')
})

test('upheld by somebody else, the household holds a card again and the old one stays dead', async () => {
  const old = await revoked()
  await appealed(old.card)
  for (const user of ['u-a', 'u-b']) {
    expect(await refusal(answered(user, old.card))).toBe('card.appeal-own')
  }
  const beyond = w.as('township', [''], 'u-c')
  const asked = { card: old.card, outcome: 'upheld', answer: 'We found them at home' }
  expect(await refusal(act(beyond, 'POST /cards/{card}/appeal/decision', asked))).toBe(
    'role.may-not',
  )
  const after = await answered('u-c', old.card)
  expect(after).toMatchObject({
    state: 'reissued',
    ended: { reason: 'moved-away', asked: { id: 'u-a' }, by: { id: 'u-b' } },
    appeal: { state: 'upheld', decided: { by: { id: 'u-c' } } },
  })
  expect(await refusal(answered('u-c', old.card))).toBe('card.appeal-none')
  const [fresh, ...rest] = await cardsOf(county(), { household: old.household })
  expect(fresh).toMatchObject({ state: 'issued', serial: after.replacedBy, received: false })
  expect(rest.map(({ card }) => card)).toEqual([old.card])
  expect([await answerFor(old.serial), await answerFor(fresh?.serial ?? '')]).toEqual([
    'replaced',
    'valid',
  ])
  const whole = await act(county(), 'GET /cards/{card}', { card: fresh?.card })
  expect(whole.replaces).toBe(old.serial)
  expect(whole).not.toHaveProperty('ended')
  expect(whole).not.toHaveProperty('appeal')
})

test('dismissed it stays revoked; who was removed is put forward by a case and not by this', async () => {
  const old = await revoked()
  await appealed(old.card)
  const after = await answered('u-c', old.card, 'dismissed')
  expect(after).toMatchObject({ state: 'revoked', appeal: { state: 'dismissed' } })
  const gone = await cardFor(w, village)
  await decide(w, [{ household: gone.household, area: village }], { removed: true })
  await w.settle()
  await appealed(gone.card)
  const upheld = await answered('u-c', gone.card)
  expect(upheld).toMatchObject({ state: 'revoked', appeal: { state: 'upheld' } })
  expect(await cardsOf(county(), { household: gone.household })).toHaveLength(1)
})
