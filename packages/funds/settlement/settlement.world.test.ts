import { type World, world } from '@terrace/local/world'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { balance, camt053, el, entry, haveSchemas, pain002, schemaErrors } from '../bank/testing.ts'
import { pledgePublicly } from '../giving/pledge.ts'
import { fundFor, openGiving } from '../giving/testing.ts'
import { readAccounts } from '../ledger/account.ts'
import { getBatch, listEntitlements } from '../paying/batch.ts'
import { getBatchHistory } from '../paying/batch-history.ts'
import { matchLine } from './match.ts'
import { listBankLines, listFailures, reconcileBatch, setAside } from './reconcile.ts'
import { fetchBankFile, sendBatch } from './send.ts'
import { suggest } from './suggestions.ts'
import { back, bankStage, paid, told } from './testing.ts'

// The schema's validator is slow to start.
vi.setConfig({ testTimeout: 60_000 })

let w: World
let desk: Awaited<ReturnType<typeof bankStage>>
beforeAll(async () => {
  w = await world({ today: '2026-11-02' })
  desk = await bankStage(w)
})
const finance = () => desk.finance()

describe('sending', () => {
  test('happens once, however often somebody clicks, and writes a file the bank can read', async () => {
    const { due, which } = await desk.released('2026-01', [10_000, 20_000, 30_000])
    const clicks = await Promise.allSettled(
      Array.from({ length: 200 }, () => sendBatch(finance(), { ...which, bank: desk.bank })),
    )
    const won = clicks.flatMap((one) => (one.status === 'fulfilled' ? [one.value.job] : []))
    expect(won).toHaveLength(1)
    await w.work(won[0] ?? '')
    expect(await getBatch(finance(), which)).toMatchObject({
      ...{ state: 'sent', way: { count: 3, amount: 60_000 } },
    })
    expect([await desk.sum('sent', which.batch), await desk.left()]).toEqual([60_000, 940_000])
    const { url } = await fetchBankFile(finance(), which)
    // Whoever has the file stands in the batch's history.
    const { items } = await getBatchHistory(desk.county(), which)
    expect(items[0]).toMatchObject({ name: 'batch.file-fetched', by: { id: 'u-finance' } })
    expect(items.map(({ name }) => name)).toContain('batch.sent')
    const xml = await (await fetch(url)).text()
    for (const { entitlement, payee } of due) {
      expect(xml).toContain(`<EndToEndId>${entitlement}</EndToEndId>`)
      expect(xml).toContain(payee)
    }
    expect(xml).toContain('<CtrlSum>600.00</CtrlSum>')
    if (haveSchemas) expect(await schemaErrors('pain.001.001.09', xml)).toEqual([[]])
    expect(await told(sendBatch(finance(), { ...which, bank: desk.bank }))).toBe(
      'batch.wrong-state',
    )
  })
})

describe('a bank’s answer', () => {
  test('confirms and returns payments, once for all files that tell of them', async () => {
    const before = await desk.left()
    const { due, which } = await desk.sent('2026-02', [1_000, 2_000, 4_000, 8_000])
    const ids = due.map(({ entitlement }) => entitlement)
    const [one = '', two = '', three = '', four = ''] = ids
    const status = (id: string, code: string) =>
      el('TxInfAndSts', el('OrgnlEndToEndId', id), el('TxSts', code))
    const report = pain002(
      el('GrpSts', 'PART'),
      el(
        'OrgnlPmtInfAndSts',
        el('OrgnlPmtInfId', which.batch),
        status(one, 'ACSC'),
        status(two, 'RJCT'),
      ),
    ).replace('msg-1', which.batch)
    expect((await desk.feed('status.xml', report)).counts).toMatchObject({
      ...{ confirmed: 1, failed: 1, pending: 2 },
    })
    const lines = [paid(one, 1_000, 'R1'), paid(three, 4_000, 'R3'), paid(four, 8_000, 'R4')]
    const statement = camt053(
      [balance('OPBD', '1000.00'), balance('CLBD', '910.00')],
      ...lines,
      back(four, 8_000, 'R5'),
      entry({
        amount: '40.00',
        reference: 'FEE',
        details: el('NtryDtls', el('TxDtls', el('RmtInf', el('Ustrd', '手续费')))),
      }),
    )
    const first = await desk.feed('day.xml', statement)
    expect(first.counts).toMatchObject({ confirmed: 2 })
    const again = await Promise.all([
      desk.feed('day.xml', statement),
      desk.feed('status.xml', report),
    ])
    expect(again[0].counts).toMatchObject({ confirmed: 0, failed: 0, known: 5, unmatched: 0 })
    expect(again[1].counts).toMatchObject({ confirmed: 0, failed: 0 })
    const view = await getBatch(finance(), which)
    expect(view).toMatchObject({
      confirmed: { count: 2, amount: 5_000 },
      failed: { count: 2, amount: 10_000 },
      way: { count: 0, amount: 0 },
    })
    expect(await desk.sum('confirmed', which.batch)).toBe(5_000)
    expect(await desk.left()).toBe(before - 5_000)
    const { items } = await listFailures(finance(), which)
    expect(items.map(({ amount }) => amount).sort()).toEqual([2_000, 8_000])
    await reconcileBatch(finance(), which)
    // What failed is payable again without anybody unlocking it.
    const open = await listEntitlements(finance(), { proposal: 'prp-2026-02', state: 'open' })
    expect(open.items).toHaveLength(2)
    const next = await desk.prepareOf('2026-02')
    expect(await getBatch(finance(), next)).toMatchObject({ count: 2, amount: 10_000 })
    // A delayed copy of the old statement says nothing about the new try.
    expect((await desk.feed('late.xml', statement)).counts).toMatchObject({ failed: 0, known: 5 })
    expect(await getBatch(finance(), next)).toMatchObject({ failed: { count: 0, amount: 0 } })
  })

  test('that nobody can read, or about somebody else’s file or account, moves nothing', async () => {
    const { which } = await desk.sent('2026-03', [500])
    const bomb = `<!DOCTYPE a [<!ENTITY b "bb">]>${camt053([], paid('x', 100, 'Z1'))}`
    expect(await desk.feed('bomb.xml', bomb)).toMatchObject({ state: 'failed' })
    const other = pain002(el('GrpSts', 'ACSC'))
    expect((await desk.feed('other.xml', other)).error?.code).toBe('statement.no-batch')
    const sums = [balance('OPBD', '5.00'), balance('CLBD', '4.00')]
    const account = camt053(sums, paid('x', 100, 'Z2')).replace(
      '6222020200112233',
      '6222020200119999',
    )
    expect((await desk.feed('account.xml', account)).error?.code).toBe('statement.other-account')
    expect(await desk.sum('sent', which.batch)).toBe(500)
    expect(await told(reconcileBatch(finance(), which))).toBe('batch.on-its-way')
  })

  test('receives gifts by their reference; of others a person says what they are', async () => {
    await openGiving(w)
    const fund = await fundFor(w, desk.at.areas.county.area)
    const pledge = (amount: number, name: string) =>
      pledgePublicly(w.as('public'), { fund: fund.fund, amount, name, email: `${name}@x.example` })
    const [known, silent] = [await pledge(3_300, 'Known'), await pledge(6_600, 'Silent')]
    const came = (amount: string, reference: string, text: string) =>
      entry({
        ...{ amount, way: 'CRDT' as const, reference },
        day: w.ports.now().toISOString().slice(0, 10),
        details: el(
          'NtryDtls',
          el(
            'TxDtls',
            el('Refs', el('EndToEndId', 'NOTPROVIDED')),
            el('RmtInf', el('Ustrd', text)),
          ),
        ),
      })
    const lines = [
      came('33.00', 'GIFT-1', `gift ${known.reference}`),
      came('66.00', 'GIFT-2', 'a gift'),
      came('1.00', 'INTEREST', 'interest'),
    ]
    const sums = [balance('OPBD', '0.00'), balance('CLBD', '100.00')]
    const fed = await desk.feed('gifts.xml', camt053(sums, ...lines))
    expect(fed.counts).toMatchObject({ gifts: 1, unmatched: 2 })
    const balances = async () =>
      (await readAccounts(finance(), [`fund.${fund.fund}.cny`, `suspense.${desk.bank}.cny`])).map(
        (one) => one.balance,
      )
    const [, before = 0] = await balances()
    expect(await balances()).toEqual([3_300, before])
    const { items } = await listBankLines(finance(), { bank: desk.bank, state: 'unmatched' })
    const line = items.find(({ amount }) => amount === 6_600)?.line ?? ''
    const { items: found } = await suggest(finance(), { line })
    expect(found[0]).toMatchObject({ item: silent.contribution, amount: 6_600 })
    const match = () => matchLine(finance(), { line, item: silent.contribution })
    const won = (await Promise.all(Array.from({ length: 20 }, () => told(match())))).filter(
      (one) => one === 'done',
    )
    expect(won).toHaveLength(1)
    expect(await balances()).toEqual([9_900, before - 6_600])
    const rest = items.find(({ amount }) => amount === 100)?.line ?? ''
    const note = 'Interest of the account itself'
    await setAside(finance(), { line: rest, note })
    expect(await told(setAside(finance(), { line: rest, note }))).toBe('bank-line.decided')
    expect((await desk.feed('again.xml', camt053(sums, ...lines))).counts).toMatchObject({
      ...{ gifts: 0, known: 3, unmatched: 0 },
    })
  })
})
