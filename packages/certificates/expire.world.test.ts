import { type World, world } from '@terrace/local/world'
import { addDays } from '@terrace/platform/dates'
import { changeSettings } from '@terrace/tenancy'
import { beforeEach, expect, test } from 'vitest'
import { decodeList, statusAt } from './credential/status-list.ts'
import { expireDaily } from './expire.ts'
import { act, addHousehold, ask, cardFor, cardsOf, decide } from './testing.ts'

/*
 * A tenant whose cards count for some months: from the day after the last one everybody is told so,
 * by the tenant's calendar, and the household's card can be renewed.
 */

let w: World
let village: string
beforeEach(async () => {
  w = await world({ today: '2026-08-31' })
  village = (await w.areas()).villages[0]?.area ?? ''
})

const county = () => w.as('county')
const months = (registration: number) =>
  changeSettings(w.as('admin'), { cardMonths: { registration } })
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code: string }) => error.code,
  )
const answerFor = async (serial: string) => (await ask(w, `/cards/${serial}`)).body.answer
const runDay = async () => {
  await expireDaily(w.ports, w.tenant)
  await w.work(`job_expire-${county().today()}`)
  await w.settle()
}
async function bits() {
  const published = await ask(w, `/t/${w.tenant}/card-status/revocation/0`)
  return (place: number) =>
    statusAt(decodeList(published.body.credentialSubject.encodedList), place)
}

test('without a setting a card has no last day', async () => {
  const card = await cardFor(w, village)
  expect(card.expires).toBeUndefined()
  w.at('2046-08-31T04:00:00Z')
  await runDay()
  expect(await answerFor(card.serial)).toBe('valid')
})

test('from its day on it is expired for everybody, at midnight of the tenant', async () => {
  const endless = await cardFor(w, village)
  await months(6)
  const card = await cardFor(w, village)
  // The last day of a shorter month.
  expect(card.expires).toBe('2027-02-28')
  const credential = await act<{ validUntil?: string }>(county(), 'GET /cards/{card}/credential', {
    card: card.card,
  }).catch(() => undefined)
  expect(credential).toMatchObject({ validUntil: '2027-02-28T00:00:00+08:00' })
  w.at('2027-02-27T15:59:00Z')
  await runDay()
  expect(await answerFor(card.serial)).toBe('valid')
  w.at('2027-02-27T16:00:00Z')
  expect(await answerFor(card.serial)).toBe('expired')
  // Before the day's job has seen it, the desk says so too.
  const state = async (filter: object) => (await cardsOf(county(), filter)).map((one) => one.state)
  expect(await state({ household: card.household })).toEqual(['expired'])
  expect((await cardsOf(county(), { state: 'issued' })).map((one) => one.card)).toEqual([
    endless.card,
  ])
  const print = { card: card.card, paper: 'card' }
  expect(await refusal(act(county(), 'POST /cards/{card}/print', print))).toBe('card.not-valid')
  await runDay()
  expect((await cardsOf(county(), { state: 'expired' })).map((one) => one.card)).toEqual([
    card.card,
  ])
  const dead = await bits()
  expect([dead(0), dead(1)]).toEqual([false, true])
  expect(await answerFor(endless.serial)).toBe('valid')
})

test('it is renewed by a new card with a last day of its own, and not twice', async () => {
  await months(12)
  const card = await cardFor(w, village)
  w.at('2027-09-03T04:00:00Z')
  const renew = (id: string) =>
    act(county(), 'POST /cards/{card}/reissue', {
      card: id,
      reason: 'expired',
      note: 'Its time is over',
    })
  const suspend = { card: card.card, note: 'Something is looked into' }
  expect(await refusal(act(county(), 'POST /cards/{card}/suspension', suspend))).toBe('card.ended')
  const fresh = await renew(card.card)
  expect(fresh).toMatchObject({ state: 'issued', expires: '2028-09-03', replaces: card.serial })
  expect(await refusal(renew(card.card))).toBe('card.ended')
  await runDay()
  expect([await answerFor(card.serial), await answerFor(fresh.serial)]).toEqual([
    'replaced',
    'valid',
  ])
})

test('a household that was registered anew needs no renewal of its older card', async () => {
  await months(1)
  const household = await addHousehold(w, village)
  await decide(w, [household])
  await w.settle()
  const [old] = await cardsOf(county(), { household: household.household })
  w.at(`${addDays('2026-08-31', 40)}T04:00:00Z`)
  await runDay()
  await decide(w, [household])
  await w.settle()
  const again = { card: old?.card, reason: 'expired', note: 'Its time is over' }
  expect(await refusal(act(county(), 'POST /cards/{card}/reissue', again))).toBe(
    'card.holds-another',
  )
})
