import { type World, world } from '@terrace/local/world'
import { beforeAll, describe, expect, test } from 'vitest'
import { statusReport } from '../bank/testing.ts'
import { getBatch } from '../paying/batch.ts'
import { getBatchHistory } from '../paying/batch-history.ts'
import { matchLine } from './match.ts'
import { listBankLines, reconcileBatch, setAside } from './reconcile.ts'
import { suggest } from './suggestions.ts'
import { back, bankStage, booked, statement, told, yuan } from './testing.ts'

let w: World
let desk: Awaited<ReturnType<typeof bankStage>>
beforeAll(async () => {
  w = await world({ today: '2026-11-02' })
  desk = await bankStage(w)
})
const finance = () => desk.finance()

/** More than two transactions of payments. */
const MANY = Array.from({ length: 45 }, (_, i) => 100 + i)
const TOTAL = MANY.reduce((sum, one) => sum + one, 0)

const waiting = async () =>
  (await listBankLines(finance(), { bank: desk.bank, state: 'unmatched' })).items
const rejected = (batch: string, id: string) => statusReport(batch, [id, 'RJCT'])
const bookings = async (batch: string) =>
  (await getBatchHistory(finance(), { batch })).items.filter(({ name }) => name === 'batch.booked')

describe('a bank that books a whole file as one movement', () => {
  test('confirms all of its batch, once, however often the statement is read', async () => {
    const { which } = await desk.sent('2026-01', MANY)
    const text = statement(TOTAL, booked(which.batch, TOTAL, 'W1'))
    const twice = await Promise.all([desk.feed('a.xml', text), desk.feed('b.xml', text)])
    expect(twice.map(({ state }) => state)).toEqual(['done', 'done'])
    expect((await desk.feed('c.xml', text)).counts).toMatchObject({ confirmed: 0, known: 1 })
    expect(await getBatch(finance(), which)).toMatchObject({
      ...{ confirmed: { count: MANY.length, amount: TOTAL }, way: { count: 0, amount: 0 } },
    })
    expect(await desk.sum('confirmed', which.batch)).toBe(TOTAL)
    expect(await desk.sum('sent', which.batch)).toBe(0)
    expect(await bookings(which.batch)).toHaveLength(1)
    expect(await waiting()).toEqual([])
    await reconcileBatch(finance(), which)
  })

  test('leaves out what failed before; what comes back later in the same file is paid again', async () => {
    const { due, which } = await desk.sent('2026-02', [1_000, 2_000, 4_000])
    const [one, two] = due
    await desk.feed('no.xml', rejected(which.batch, one?.entitlement ?? ''))
    const came = back(two?.entitlement ?? '', 2_000, 'W3')
    const text = statement(4_000, booked(which.batch, 6_000, 'W2'), came)
    const { counts } = await desk.feed('day.xml', text)
    expect(counts).toMatchObject({ confirmed: 2, failed: 1, unmatched: 0 })
    expect(await getBatch(finance(), which)).toMatchObject({
      confirmed: { count: 1, amount: 4_000 },
      failed: { count: 2, amount: 3_000 },
    })
  })

  test('moves nothing when the sum is another one: it waits, and says why', async () => {
    const { due, which } = await desk.sent('2026-03', [1_000, 2_000])
    await desk.feed('no.xml', rejected(which.batch, due[0]?.entitlement ?? ''))
    const { counts } = await desk.feed('d.xml', statement(3_000, booked(which.batch, 3_000, 'W4')))
    expect(counts).toMatchObject({ confirmed: 0, unmatched: 1 })
    const [line] = await waiting()
    const params = { name: '低保金 2026-03', there: '20.00', currency: 'CNY', count: 1, failed: 1 }
    expect(line?.why).toEqual({ code: 'bank-line.batch-amount', params })
    const asked = { line: line?.line ?? '' }
    const { items } = await suggest(finance(), asked)
    expect(items[0]).toMatchObject({
      ...{ item: which.batch, kind: 'batch', reason: 'reference', amountDiffers: true },
    })
    expect(await told(matchLine(finance(), { ...asked, item: which.batch }))).toBe(
      'bank-line.batch-amount',
    )
    expect(await desk.sum('sent', which.batch)).toBe(2_000)
    await setAside(finance(), { ...asked, note: 'The bank owes us 10 yuan' })
  })

  test('is suggested where it names no file, and one of twenty clicks confirms it', async () => {
    const { which } = await desk.sent('2026-04', MANY)
    const head = '交易日期,支出金额,收入金额,对方户名,交易流水号,摘要'
    const today = w.ports.now().toISOString().slice(0, 10)
    const row = [today, yuan(TOTAL), '', '代发户', 'C1', '代发补助'].join()
    expect((await desk.feed('day.csv', [head, row].join('\n'))).counts).toMatchObject({
      unmatched: 1,
    })
    const [{ line = '' } = {}] = await waiting()
    const { items } = await suggest(finance(), { line })
    const item = which.batch
    expect(items[0]).toMatchObject({
      item,
      amount: TOTAL,
      count: MANY.length,
      amountDiffers: false,
    })
    const jobs: string[] = []
    const click = () =>
      matchLine(finance(), { line, item }).then(({ job }) => void jobs.push(job ?? ''))
    await Promise.all(Array.from({ length: 20 }, () => told(click())))
    // A second click meets a booking under way, and may go on with it: never another one.
    expect(jobs.length).toBeGreaterThan(0)
    expect(await told(setAside(finance(), { line, note: 'Too late for that' }))).toBe(
      'bank-line.decided',
    )
    await Promise.all(jobs.map((job) => w.work(job)))
    expect(await desk.sum('confirmed', which.batch)).toBe(TOTAL)
    expect(await waiting()).toEqual([])
    expect(await bookings(which.batch)).toHaveLength(1)
  })
})
