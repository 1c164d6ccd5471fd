import { beforeAll, beforeEach, expect, test } from 'vitest'
import { makeEarmark } from '../../packages/funds/budget/earmark.ts'
import { openLine } from '../../packages/funds/budget/line.ts'
import { putDonor } from '../../packages/funds/giving/giver.ts'
import { pledgeGift } from '../../packages/funds/giving/pledge.ts'
import { receive } from '../../packages/funds/giving/receive.ts'
import { donor, donorCtx, fundFor, openGiving } from '../../packages/funds/giving/testing.ts'
import { postEntry } from '../../packages/funds/ledger/entry.ts'
import { approveBatch, checkBatch, releaseBatch } from '../../packages/funds/paying/batch-act.ts'
import { prepareBatch } from '../../packages/funds/paying/prepare.ts'
import { grant, owing } from '../../packages/funds/paying/testing.ts'
import { deliverPayment } from '../../packages/funds/settlement/deliver.ts'
import { sendBatch } from '../../packages/funds/settlement/send.ts'
import { type World, world } from '../../packages/local/world.ts'
import { addDays } from '../../packages/platform/dates.ts'
import { updateDonorsDaily } from '../../packages/transparency/index.ts'
import { ask } from '../../packages/transparency/testing.ts'
import { dropMark, marksOf } from '../../packages/transparency/updates/mark.ts'
import { movedSince } from '../../packages/transparency/updates/moved.ts'

/* A giver is told once when money of theirs comes to a new station, and never what names a household. */

let w: World
let county = ''
let village = ''
const as = (roles: string, user: string) => w.as(roles, [''], user)
const finance = () => as('finance', 'u-finance')

/** A gift that came, of somebody who gives in a language. */
async function give(user: string, fund: string, amount: number): Promise<string> {
  const giver = await donor(w, user)
  const { contribution, reference } = await pledgeGift(giver, { fund, amount })
  await receive(finance(), {
    ...{ contribution, amount, currency: 'CNY', bank: `bank-${contribution}`, day: '2026-11-02' },
  })
  return reference
}

async function bind(fund: string, amount: number) {
  const { earmark } = await makeEarmark(finance(), {
    ...{ fund, name: 'Clean water', area: county, family: 'infrastructure', amount },
  })
  return earmark
}

let today = '2026-11-02'
/** The next morning's schedule and its work. @returns the mails that it sent */
async function morning() {
  const before = w.mail.length
  today = addDays(today, 1)
  w.at(`${today}T02:00:00Z`)
  await updateDonorsDaily(w.ports, w.tenant)
  await updateDonorsDaily(w.ports, w.tenant)
  await w.work(`job_updates-${today}`)
  return w.mail.slice(before)
}

beforeAll(async () => {
  w = await world({ today: '2026-11-02' })
  const areas = await w.areas()
  county = areas.county.area
  village = areas.villages[0]?.area ?? ''
  await openGiving(w)
})
beforeEach(() => w.intercept(undefined))

test('who gave is told in words and amounts when it moved, and not when nothing did', async () => {
  const { fund } = await fundFor(w, county, { name: 'Water fund' })
  const reference = await give('u-anna', fund, 30_000)
  expect(await morning()).toEqual([])
  const earmark = await bind(fund, 12_000)
  const [mail, ...more] = await morning()
  expect(more).toEqual([])
  expect(mail?.to).toBe('u-anna@giver.example')
  expect(mail?.subject).toContain(reference)
  expect(mail?.text).toContain('- 120.00 CNY is now bound to a purpose: Clean water, Qinghe')
  expect(mail?.text).toContain('300.00 CNY to “Water fund”')
  expect(mail?.text).toContain(`/open/${w.tenant}/trace?reference=${reference}`)
  expect(await morning()).toEqual([])
  await openLine(finance(), { earmark, name: 'Well of Upper', use: 'project', amount: 5_000 })
  await openLine(finance(), { earmark, name: 'Pipes', use: 'project', amount: 1_000 })
  const [next, ...none] = await morning()
  expect(none).toEqual([])
  expect(next?.text).toContain('- 50.00 CNY is now in the budget of: Well of Upper')
  expect(next?.text).toContain('- 10.00 CNY is now in the budget of: Pipes')
  expect(next?.text).not.toContain('bound to a purpose')
  expect(await morning()).toEqual([])
})

test('a mail that was sent and not written down is sent again rather than never', async () => {
  const { fund } = await fundFor(w, county)
  await give('u-ben', fund, 10_000)
  await bind(fund, 4_000)
  let falls = 1
  w.intercept((_, input) => {
    const text = JSON.stringify(input)
    if (falls > 0 && text.includes('updates-told') && text.includes('"told":')) {
      falls--
      throw new Error('the machine fell')
    }
  })
  const first = await morning()
  expect(falls).toBe(0)
  expect(first.map(({ to }) => to)).toEqual(Array.from({ length: 2 }, () => 'u-ben@giver.example'))
  expect(await morning()).toEqual([])
})

test('a worker that dies before it takes the mark away tells nobody twice, and the mark goes', async () => {
  const { fund } = await fundFor(w, county)
  await give('u-bea', fund, 10_000)
  await bind(fund, 4_000)
  let falls = 1
  w.intercept((operation, input) => {
    const text = JSON.stringify(input)
    if (falls > 0 && operation === 'DeleteItem' && text.includes('updates-moved')) {
      falls--
      throw new Error('the machine fell')
    }
  })
  expect((await morning()).map(({ to }) => to)).toEqual(['u-bea@giver.example'])
  expect(falls).toBe(0)
  expect(await marksOf(finance())).toEqual([])
  expect(await morning()).toEqual([])
})

test('what comes while others are told keeps its mark for the next day', async () => {
  const { fund } = await fundFor(w, county)
  await give('u-bob', fund, 10_000)
  const earmark = await bind(fund, 4_000)
  await w.settle()
  const [seen, ...more] = await movedSince(finance())
  expect([seen?.mark.thing, more]).toEqual([earmark, []])
  await openLine(finance(), { earmark, name: 'Well', use: 'project', amount: 4_000 })
  await postEntry(finance(), {
    ...{ entry: `more-${earmark}`, kind: 'transfer', day: today, about: earmark },
    legs: [
      { account: { kind: 'fund', owner: fund, currency: 'CNY' }, amount: -1_000 },
      { account: { kind: 'earmark', owner: earmark, currency: 'CNY' }, amount: 1_000 },
    ],
  })
  await w.settle()
  if (seen) await dropMark(finance(), seen.mark)
  expect((await marksOf(finance())).map(({ thing }) => thing)).toContain(earmark)
  const [mail, ...others] = await morning()
  expect(others).toEqual([])
  expect(mail?.text).toContain('- 10.00 CNY is now bound to a purpose')
  expect(mail?.text).toContain('- 40.00 CNY is now in the budget of: Well')
  expect(await marksOf(finance())).toEqual([])
})

test('who wants none gets none, by the profile or by the link of a mail', async () => {
  const { fund } = await fundFor(w, county)
  await give('u-carl', fund, 10_000)
  await give('u-dora', fund, 10_000)
  const profile = { name: 'Carl', kind: 'person', lang: 'zh' } as const
  const quiet = await putDonor(donorCtx(w, 'u-carl'), { ...profile, updates: false })
  expect(quiet.profile?.updates).toBe(false)
  await bind(fund, 15_000)
  const [mail, ...more] = await morning()
  expect([mail?.to, more]).toEqual(['u-dora@giver.example', []])
  const key = decodeURIComponent(/updates#(\S+)/.exec(mail?.text ?? '')?.[1] ?? '')
  const stop = (given: string) =>
    w.app.request(`${w.env.BASE_URL}/public/t/${w.tenant}/donations/updates-ending`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ key: given }),
    })
  expect((await stop(`${key.slice(0, -6)}AAAAA=`)).status).toBe(404)
  expect((await stop(key)).status).toBe(200)
  expect((await stop(key)).status).toBe(200)
  await bind(fund, 5_000)
  expect(await morning()).toEqual([])
  // Who wants them again is told of all that happened meanwhile, with the next thing that does.
  await give('u-dora', fund, 2_000)
  await putDonor(donorCtx(w, 'u-dora'), { ...profile, updates: true })
  await putDonor(donorCtx(w, 'u-carl'), { ...profile, updates: true })
  await bind(fund, 2_000)
  const told = await morning()
  expect(told.map(({ to }) => to)).toEqual(['u-dora@giver.example'])
  expect(told[0]?.text).toContain('20.00 CNY 已安排专项用途')
})

test('from release to receipt, without a household by name, and few are not counted', async () => {
  const { fund } = await fundFor(w, county)
  await give('u-eva', fund, 60_000)
  await give('u-fred', fund, 1_000)
  const { line } = await openLine(finance(), {
    ...{ earmark: await bind(fund, 61_000), name: 'Living', use: 'benefit', amount: 61_000 },
  })
  const owed = []
  for (let i = 0; i < 6; i++) owed.push(await owing(w, village, i < 5 ? 10_000 : 11_000))
  const due = await grant(w, line, owed)
  const before = await morning()
  expect(before.map(({ to }) => to).sort()).toEqual(
    ['u-eva', 'u-fred'].map((u) => `${u}@giver.example`),
  )
  const made = await prepareBatch(as('finance', 'u-preparer'), {
    ...{ name: '王建国 and others', proposal: 'prp-2026-11', line, channel: 'cash' },
    ...{ benefit: 'living-allowance', cycle: '2026-11' },
  })
  await w.work(made.job)
  const { batch } = made.batch
  await checkBatch(finance(), { batch })
  await approveBatch(finance(), { batch })
  await approveBatch(as('county', 'u-county'), { batch })
  expect(await morning(), 'prepared is not released').toEqual([])
  today = addDays(today, 12)
  w.at(`${today}T02:00:00Z`)
  await releaseBatch(finance(), { batch })
  const released = await morning()
  expect(released).toHaveLength(2)
  expect(released.map(({ text }) => text).join()).toContain('600.00 CNY has been released')
  await w.work((await sendBatch(finance(), { batch })).job)
  expect(await morning(), 'at the bank is released still').toEqual([])
  for (const { entitlement } of due) {
    await deliverPayment(as('clerk', 'u-clerk'), {
      ...{ entitlement, witnesses: ['Li Si', 'Zhang San'] },
    })
  }
  const received = await morning()
  const of = (user: string) => received.find(({ to }) => to.startsWith(user))?.text ?? ''
  expect(of('u-eva')).toMatch(/600\.00 CNY was received by households: Living, Qinghe\. [56] house/)
  expect(of('u-fred')).toContain('10.00 CNY was received by households: Living, Qinghe\n')
  for (const text of [...before, ...released, ...received].map((mail) => JSON.stringify(mail))) {
    for (const canary of ['王建国', '62284812345678', 'Li Si']) expect(text).not.toContain(canary)
  }
})

test('a fund of many gifts costs nothing while it rests, and little when a few move', async () => {
  const { fund } = await fundFor(w, county)
  for (let i = 0; i < 40; i++) await give(`u-many-${i}`, fund, 100)
  await w.settle()
  const reads = { contribution: 0, station: 0, all: 0 }
  w.intercept((_, input) => {
    const text = JSON.stringify(input)
    reads.all++
    if (/noun_contribution#id_/.test(text)) reads.contribution++
    if (/noun_(fund|earmark|line|batch)#/.test(text)) reads.station++
  })
  expect(await morning()).toEqual([])
  // Purposes, budgets and batches of the tests above rest as well.
  expect([reads.contribution, reads.station]).toEqual([0, 0])
  expect(reads.all).toBeLessThan(40)
  await bind(fund, 250)
  reads.contribution = 0
  expect(await morning()).toHaveLength(3)
  expect(reads.contribution).toBeLessThanOrEqual(3)
  expect(reads.station).toBeGreaterThan(0)
})

test('anybody with the reference follows the link', async () => {
  const text = w.mail.at(-1)?.text ?? ''
  const reference = /reference=(\S+)/.exec(text)?.[1]
  expect((await ask(w, `/traces/${reference}`)).status).toBe(200)
})
