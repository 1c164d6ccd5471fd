import { type World, world } from '@terrace/local/world'
import { listJobs, readJob } from '@terrace/platform/job-store'
import { mergeAreas, renameArea } from '@terrace/tenancy'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { act, ask, cardFor, cardsOf } from './testing.ts'

/*
 * A village has another name, or becomes part of another: its cards stand there from then on, in lists,
 * in print jobs and for everybody who checks one.
 */

let w: World
let upper: string
let lower: string
let lowerPath: string
let green: string
beforeEach(async () => {
  w = await world()
  const { villages } = await w.areas()
  upper = villages[0]?.area ?? ''
  lower = villages[1]?.area ?? ''
  lowerPath = villages[1]?.path ?? ''
  green = villages[2]?.area ?? ''
})
afterEach(() => w.intercept(undefined))

const county = (user = 'u-a') => w.as('county', [''], user)
const merge = () =>
  mergeAreas(w.as('admin'), {
    into: lower,
    areas: [upper],
    until: w.as('admin').today(),
    reason: 'Two small villages become one',
  })
async function runStarted() {
  await w.settle()
  const { items } = await listJobs(w.ports.db, w.tenant)
  for (const job of items.filter((one) => one.state === 'queued')) await w.work(job.job)
  await w.settle()
}
const placeOf = async (serial: string) => (await ask(w, `/cards/${serial}`)).body.area
const idsOf = async (filter: object) => (await cardsOf(county(), filter)).map(({ card }) => card)

test('cards take the new name of their area, those that ended too', async () => {
  const lost = await cardFor(w, upper)
  await cardFor(w, lower)
  const fresh = await act(county(), 'POST /cards/{card}/reissue', {
    card: lost.card,
    reason: 'lost',
    note: 'It was lost at the market',
  })
  await renameArea(w.as('admin'), { area: upper, name: 'Hilltop' })
  await runStarted()
  const named = await cardsOf(county(), { area: upper })
  expect(named.map(({ card, state, areaName }) => [card, state, areaName]).toSorted()).toEqual(
    [
      [lost.card, 'reissued', 'Hilltop'],
      [fresh.card, 'issued', 'Hilltop'],
    ].toSorted(),
  )
  expect(await placeOf(fresh.serial)).toEqual(['Qinghe', 'North', 'Hilltop'])
  expect(await cardsOf(county(), { area: lower })).toMatchObject([{ areaName: 'Lower' }])
})

test('cards of a merged village stand in the one that takes it in', async () => {
  const moved = [await cardFor(w, upper), await cardFor(w, upper)].map(({ card }) => card)
  const waits = await cardFor(w, upper)
  const own = await cardFor(w, lower)
  const elsewhere = await cardFor(w, green)
  const why = { reason: 'fraud', note: 'Two houses in the town' }
  await act(county(), 'POST /cards/{card}/revocation', { card: waits.card, ...why })
  await merge()
  await runStarted()

  expect(await idsOf({ area: upper })).toEqual([])
  const there = [...moved, waits.card, own.card].toSorted()
  expect((await idsOf({ area: lower })).toSorted()).toEqual(there)
  expect((await idsOf({ area: lower, state: 'issued' })).toSorted()).toEqual(there)
  expect(await idsOf({ area: lower, waiting: 'true' })).toEqual([waits.card])
  expect(await idsOf({ area: green })).toEqual([elsewhere.card])
  // Whoever looks after the village that stays finds them, without a wider view.
  const clerk = w.as('clerk', [lowerPath])
  expect(await cardsOf(clerk)).toHaveLength(4)
  const card = await act(county(), 'GET /cards/{card}', { card: waits.card })
  expect(card).toMatchObject({ area: lower, areaName: 'Lower' })
  expect(await placeOf(card.serial)).toEqual(['Qinghe', 'North', 'Lower'])

  const { job } = await act<{ job: string }>(county(), 'POST /cards/print', { area: lower })
  await w.work(job)
  expect(await readJob(w.ports.db, w.tenant, job)).toMatchObject({
    state: 'done',
    counts: { cards: 4 },
  })
  // Its office still decides.
  const confirm = { card: waits.card, decision: 'confirm' }
  expect(await act(county('u-b'), 'POST /cards/{card}/revocation/decision', confirm)).toMatchObject(
    { state: 'revoked' },
  )
})

test('a card that somebody changes at that moment goes along with the change', async () => {
  const card = await cardFor(w, upper)
  await merge()
  await w.settle()
  const { items } = await listJobs(w.ports.db, w.tenant)
  const job = items.find(({ kind }) => kind === 'cards.follow-area')?.job ?? ''
  let changed = false
  w.intercept(async (name) => {
    if (name !== 'TransactWriteItems' || changed) return
    changed = true
    const note = 'Something is looked into'
    await act(county(), 'POST /cards/{card}/suspension', { card: card.card, note })
  })
  await w.work(job)
  w.intercept(undefined)
  expect(await readJob(w.ports.db, w.tenant, job)).toMatchObject({ counts: { moved: 1 } })
  const after = await act(county(), 'GET /cards/{card}', { card: card.card })
  expect(after).toMatchObject({ area: lower, state: 'suspended' })
})
