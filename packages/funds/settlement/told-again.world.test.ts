import { type World, world } from '@terrace/local/world'
import { beforeAll, describe, expect, test } from 'vitest'
import { camt054, statusReport } from '../bank/testing.ts'
import { getBatch } from '../paying/batch.ts'
import { entitlements } from '../paying/entitlement.ts'
import { matchLine } from './match.ts'
import { listBankLines, reconcileBatch, setAside } from './reconcile.ts'
import { suggest } from './suggestions.ts'
import { back, bankStage, booked, paid, statement, told } from './testing.ts'

let w: World
let desk: Awaited<ReturnType<typeof bankStage>>
beforeAll(async () => {
  w = await world({ today: '2026-11-02' })
  desk = await bankStage(w)
})
const finance = () => desk.finance()

const lines = async (state: 'matched' | 'unmatched') =>
  (await listBankLines(finance(), { bank: desk.bank, state })).items
const ways = async (batch: string) => {
  const { confirmed, failed, way } = await getBatch(finance(), { batch })
  return [confirmed?.amount, failed?.amount, way?.amount]
}
const idsOf = (due: readonly { entitlement: string }[]) => due.map(({ entitlement }) => entitlement)

describe('a payment that a status report confirmed', () => {
  test('is known when statement and notification show it: nothing moves a second time', async () => {
    const { due, which } = await desk.sent('2026-01', [1_000, 2_000])
    const [one = '', two = ''] = idsOf(due)
    await desk.feed('status.xml', statusReport(which.batch, [one, 'ACSC'], [two, 'ACSC']))
    expect(await ways(which.batch)).toEqual([3_000, 0, 0])
    const left = await desk.left()
    const day = statement(3_000, paid(one, 1_000, 'A1'), paid(two, 2_000, 'A2'))
    const fed = await Promise.all([
      desk.feed('day.xml', day),
      desk.feed('note.xml', camt054(paid(one, 1_000, 'A1'), paid(two, 2_000, 'A2'))),
    ])
    expect(fed.map(({ counts }) => [counts.confirmed, counts.unmatched])).toEqual([
      [0, 0],
      [0, 0],
    ])
    expect(await lines('unmatched')).toEqual([])
    const matched = await lines('matched')
    expect(matched.map(({ item, day: on }) => [item, on]).sort()).toEqual(
      [one, two].sort().map((id) => [id, '2026-11-20']),
    )
    const [first] = await entitlements.findMany(finance(), [one])
    expect(matched.find(({ item }) => item === one)?.line).toBe(first?.attempts.at(-1)?.line)
    expect(await ways(which.batch)).toEqual([3_000, 0, 0])
    expect(await desk.sum('confirmed', which.batch)).toBe(3_000)
    expect(await desk.left()).toBe(left)
    await reconcileBatch(finance(), which)
  })

  test('shows once: a second movement of the same payment waits, and says why', async () => {
    const { due, which } = await desk.sent('2026-02', [1_000])
    const [one = ''] = idsOf(due)
    await desk.feed('status.xml', statusReport(which.batch, [one, 'ACSC']))
    const both = statement(2_000, paid(one, 1_000, 'B1'), paid(one, 1_000, 'B2'))
    expect((await desk.feed('day.xml', both)).counts).toMatchObject({ known: 1, unmatched: 1 })
    const [line, ...more] = await lines('unmatched')
    expect([line?.why?.code, more]).toEqual(['bank-line.moved-before', []])
    const item = { line: line?.line ?? '', item: one }
    expect(await told(matchLine(finance(), item))).toBe('entitlement.not-on-its-way')
    await setAside(finance(), { line: item.line, note: 'The bank gives it back' })
    expect(await ways(which.batch)).toEqual([1_000, 0, 0])
  })

  test('is known in a table without our number once a person says so', async () => {
    const { due, which } = await desk.sent('2026-03', [1_234])
    const [one = ''] = idsOf(due)
    await desk.feed('status.xml', statusReport(which.batch, [one, 'ACSC']))
    const table = `交易日期,支出金额,收入金额,对方户名,交易流水号,摘要\n2026-11-20,12.34,,${due[0]?.payee ?? ''},C1,低保`
    expect((await desk.feed('day.csv', table)).counts).toMatchObject({ unmatched: 1 })
    const [{ line = '' } = {}] = await lines('unmatched')
    expect((await suggest(finance(), { line })).items.map(({ item }) => item)).toContain(one)
    await matchLine(finance(), { line, item: one })
    expect(await lines('unmatched')).toEqual([])
    expect(await ways(which.batch)).toEqual([1_234, 0, 0])
    expect(await desk.sum('confirmed', which.batch)).toBe(1_234)
    await reconcileBatch(finance(), which)
  })

  test('comes back after its movement was known, and is to be paid again', async () => {
    const { due, which } = await desk.sent('2026-04', [1_000, 2_000])
    const [one = '', two = ''] = idsOf(due)
    const left = await desk.left()
    await desk.feed('status.xml', statusReport(which.batch, [one, 'ACSC'], [two, 'ACSC']))
    const day = statement(
      1_000,
      paid(one, 1_000, 'D1'),
      back(one, 1_000, 'D2'),
      paid(two, 1_000, 'D3'),
    )
    expect((await desk.feed('day.xml', day)).counts).toMatchObject({ known: 1, failed: 1 })
    expect(await ways(which.batch)).toEqual([2_000, 1_000, 0])
    expect(await desk.left()).toBe(left + 1_000)
    // Of another amount than was paid: nobody knows what it is.
    const [odd] = await lines('unmatched')
    await setAside(finance(), { line: odd?.line ?? '', note: 'The bank’s mistake' })
  })
})

describe('a file that the bank books whole', () => {
  test('is known after its report, also when the batch is reconciled; and only once', async () => {
    const { due, which } = await desk.sent('2026-05', [1_000, 2_000, 4_000])
    const [one = '', two = '', three = ''] = idsOf(due)
    await desk.feed(
      'status.xml',
      statusReport(which.batch, [one, 'ACSC'], [two, 'ACSC'], [three, 'RJCT', 'AC04']),
    )
    await reconcileBatch(finance(), which)
    const whole = booked(which.batch, 3_000, 'E1')
    const fed = await desk.feed('day.xml', statement(3_000, whole))
    expect(fed.counts).toMatchObject({ confirmed: 0, unmatched: 0 })
    // The notification that lists its payments tells the same once more.
    const listed = camt054(paid(one, 1_000, 'E2'), paid(two, 2_000, 'E3'))
    expect((await desk.feed('note.xml', listed)).counts).toMatchObject({ known: 2, unmatched: 0 })
    expect(await lines('unmatched')).toEqual([])
    expect(await ways(which.batch)).toEqual([3_000, 4_000, 0])
    expect(await desk.sum('confirmed', which.batch)).toBe(3_000)
    const again = statement(3_000, booked(which.batch, 3_000, 'E4'))
    expect((await desk.feed('next.xml', again)).counts).toMatchObject({ unmatched: 1 })
    const [line] = await lines('unmatched')
    expect(line?.why?.code).toBe('bank-line.batch-amount')
    await setAside(finance(), { line: line?.line ?? '', note: 'The bank gives it back' })
  })
})

describe('a payment that a statement booked first', () => {
  test('is not confirmed twice; a refusal waits for a person, once, with its reason', async () => {
    const { due, which } = await desk.sent('2026-06', [1_000, 2_000, 4_000])
    const [one = '', two = '', three = ''] = idsOf(due)
    const day = statement(3_000, paid(one, 1_000, 'F1'), paid(two, 2_000, 'F2'))
    expect((await desk.feed('day.xml', day)).counts).toMatchObject({ confirmed: 2 })
    const left = await desk.left()
    const same = await desk.feed('ok.xml', statusReport(which.batch, [one, 'ACSC'], [two, 'ACSC']))
    expect(same.counts).toMatchObject({ confirmed: 0, failed: 0, unmatched: 0, pending: 1 })
    const no = statusReport(
      which.batch,
      [one, 'RJCT', 'AC04'],
      [two, 'RJCT', 'AC04'],
      [three, 'RJCT', 'AC04'],
    )
    const fed = await Promise.all([desk.feed('no.xml', no), desk.feed('no-2.xml', no)])
    expect(fed.map(({ state }) => state)).toEqual(['done', 'done'])
    const waiting = await lines('unmatched')
    expect(waiting.map(({ amount, status }) => [amount, status]).sort()).toEqual([
      [1_000, 'rejected'],
      [2_000, 'rejected'],
    ])
    expect(waiting[0]?.why).toMatchObject({
      code: 'bank-line.refused-after-moved',
      params: { day: '2026-11-20', reason: 'AC04' },
    })
    // What was still on its way failed; what the statement booked stands as it is.
    expect(await ways(which.batch)).toEqual([3_000, 4_000, 0])
    expect(await desk.left()).toBe(left + 4_000)
    const lineOf = (amount: number) => waiting.find((x) => x.amount === amount)?.line ?? ''
    const [refused, stands] = [lineOf(1_000), lineOf(2_000)]
    expect(await told(matchLine(finance(), { line: refused, item: two }))).toBe(
      'bank-line.no-movement',
    )
    const { items } = await suggest(finance(), { line: refused })
    expect(items).toMatchObject([{ item: one, reason: 'end-to-end', amountDiffers: false }])
    const clicks = Array.from({ length: 5 }, () =>
      told(matchLine(finance(), { line: refused, item: one })),
    )
    expect((await Promise.all(clicks)).filter((one) => one === 'done')).toHaveLength(1)
    await setAside(finance(), { line: stands, note: 'The bank’s report was wrong' })
    expect(await ways(which.batch)).toEqual([2_000, 5_000, 0])
    expect(await desk.left()).toBe(left + 5_000)
    await reconcileBatch(finance(), which)
  })
})
