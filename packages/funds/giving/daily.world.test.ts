import { type World, world } from '@terrace/local/world'
import { addDays } from '@terrace/platform/dates'
import { beforeAll, expect, test } from 'vitest'
import { makeEarmark } from '../budget/earmark.ts'
import { getFund } from '../budget/fund.ts'
import { getPaper, uploadPaper } from '../paper.ts'
import { getAllocation, listAllocations, listOverdue, receiveAllocation } from './allocation.ts'
import { giveDaily } from './daily-job.ts'
import { listGifts } from './read.ts'
import { endRecurring, listRecurring, startRecurring } from './recurring.ts'
import { donor, fundFor, openGiving, paper } from './testing.ts'

let w: World
let county = ''
beforeAll(async () => {
  w = await world({ today: '2026-01-31' })
  county = (await w.areas()).county.area
  await openGiving(w)
})

const finance = () => w.as('finance')
/** The schedule of a day, and the work that it starts. */
async function daily(day: string) {
  w.at(`${day}T04:00:00Z`)
  await giveDaily(w.ports, w.tenant)
  await giveDaily(w.ports, w.tenant)
  await w.work(`job_giving-${day}`)
}

test('a recurring pledge becomes one contribution a month, and its giver is told once', async () => {
  const { fund } = await fundFor(w, county)
  const anna = () => donor(w, 'u-anna')
  const made = await startRecurring(await anna(), { fund, amount: 2_000 })
  for (const day of ['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01', '2026-03-31']) {
    await daily(day)
  }
  const gifts = (await listGifts(await anna(), {})).items
  expect(gifts.map(({ day, state }) => [day, state])).toEqual([
    ['2026-03-31', 'awaiting'],
    ['2026-02-28', 'awaiting'],
    ['2026-01-31', 'awaiting'],
  ])
  expect(w.mail.map(({ to }) => to)).toEqual(
    Array.from({ length: 3 }, () => 'u-anna@giver.example'),
  )
  for (const [i, { text }] of w.mail.entries()) {
    expect(text).toContain(gifts.at(-1 - i)?.reference)
    expect(text).toContain('20.00 CNY')
  }
  await expect(
    endRecurring(await donor(w, 'u-ben'), { recurring: made.recurring }),
  ).rejects.toMatchObject({ code: 'recurring.missing' })
  await endRecurring(await anna(), { recurring: made.recurring })
  await daily('2026-04-30')
  expect((await listGifts(await anna(), {})).items).toHaveLength(3)
  expect((await listRecurring(await anna(), {})).items[0]).toMatchObject({
    state: 'ended',
    made: 3,
  })
})

test('a mail that was not sent is sent the next time, for the same pledge', async () => {
  const { fund } = await fundFor(w, county)
  const carl = () => donor(w, 'u-carl')
  await startRecurring(await carl(), { fund, amount: 300 })
  const send = w.ports.mail
  w.ports.mail = async () => {
    throw new Error('no mail today')
  }
  const today = w.as('finance').today()
  await daily(addDays(today, 1)).catch(() => undefined)
  w.ports.mail = send
  const before = w.mail.length
  await daily(addDays(today, 2))
  const gifts = (await listGifts(await carl(), {})).items
  expect(gifts).toHaveLength(1)
  expect(
    w.mail.slice(before).filter(({ text }) => text.includes(gifts[0]?.reference ?? '-')),
  ).toHaveLength(1)
})

test('a first day in the past, or in years, is refused', async () => {
  const { fund } = await fundFor(w, county)
  const dora = await donor(w, 'u-dora')
  for (const start of ['2026-01-01', '2030-01-01']) {
    await expect(startRecurring(dora, { fund, amount: 10, start })).rejects.toMatchObject({
      detail: { fields: [{ code: 'recurring.start' }] },
    })
  }
})

const notice = {
  ...{ number: '财农〔2026〕12号', issuer: 'Provincial Finance', level: 'province' as const },
  ...{ date: '2026-04-01', deadline: '2026-06-30', currency: 'CNY', amount: 90_000 },
} as const

test('an allocation comes in once by its notice, and is overdue while its money stands', async () => {
  w.at('2026-05-02T04:00:00Z')
  const { fund } = await fundFor(w, county, { open: false })
  const doc = await paper(w)
  const made = await receiveAllocation(finance(), { ...notice, fund, paper: doc })
  expect((await getFund(finance(), { fund })).money.balance).toBe(90_000)
  await expect(
    receiveAllocation(finance(), { ...notice, fund, paper: doc, amount: 5 }),
  ).rejects.toMatchObject({ kind: 'conflict' })
  await w.settle()
  const { allocation } = made
  expect(await getAllocation(finance(), { allocation })).toMatchObject({
    left: 90_000,
    overdue: false,
  })
  expect((await listOverdue(finance(), {})).items).toEqual([])
  await makeEarmark(finance(), { fund, name: 'Roads', area: county, amount: 60_000 })
  await w.settle()
  w.at('2026-07-01T04:00:00Z')
  expect((await listOverdue(finance(), {})).items).toMatchObject([{ allocation, left: 30_000 }])
  expect((await listOverdue(w.as('finance', ['elsewhere/']), {})).items).toEqual([])
  await makeEarmark(finance(), { fund, name: 'Water', area: county, amount: 30_000 })
  await w.settle()
  expect((await listOverdue(finance(), {})).items).toEqual([])
  await daily('2026-07-02')
  expect((await listAllocations(finance(), { state: 'passed-on' })).items).toHaveLength(1)
})

test('a notice with something wrong in it moves nothing', async () => {
  const { fund } = await fundFor(w, county)
  const doc = await paper(w)
  const goods = await fundFor(w, county, { medium: 'goods' })
  const wrong = (input: object) =>
    receiveAllocation(finance(), { ...notice, fund, paper: doc, ...input } as never)
  for (const [input, code] of [
    [{ currency: 'USD' }, 'contribution.currency'],
    [{ deadline: '2026-03-31' }, 'allocation.deadline'],
    [{ received: '2026-12-31' }, 'contribution.day'],
    [{ paper: 'ppr_none' }, 'paper.missing'],
  ] as const) {
    await expect(wrong(input)).rejects.toMatchObject({ detail: { fields: [{ code }] } })
  }
  for (const input of [{ amount: 0 }, { amount: -1 }, { amount: 1.5 }, { level: 'village' }]) {
    await expect(wrong(input)).rejects.toMatchObject({ kind: 'invalid' })
  }
  await expect(wrong({ fund: goods.fund })).rejects.toMatchObject({ code: 'contribution.medium' })
  expect((await getFund(finance(), { fund })).money.balance).toBe(0)
})

test('a paper is what its bytes say, and is shown where it belongs', async () => {
  await expect(
    uploadPaper(
      finance(),
      { name: 'x.pdf' },
      Buffer.from('no pdf at all, however it is named..........'),
    ),
  ).rejects.toMatchObject({ code: 'paper.type' })
  await expect(
    uploadPaper(w.as('auditor'), { name: 'x.pdf' }, new Uint8Array(9)),
  ).rejects.toMatchObject({ code: 'role.may-not' })
  const kept = await paper(w)
  const shown = await getPaper(w.as('auditor'), { paper: kept })
  expect(shown).toMatchObject({ type: 'application/pdf', url: expect.stringContaining('http') })
  await expect(getPaper(w.as('finance', ['elsewhere/']), { paper: kept })).rejects.toMatchObject({
    code: 'paper.missing',
  })
})
