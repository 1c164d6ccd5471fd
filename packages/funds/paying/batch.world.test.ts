import { type World, world } from '@terrace/local/world'
import { isFault } from '@terrace/platform/fault'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeEarmark } from '../budget/earmark.ts'
import { openFund } from '../budget/fund.ts'
import { openLine } from '../budget/line.ts'
import { readAccounts } from '../ledger/account.ts'
import { postEntry } from '../ledger/entry.ts'
import { getBatch, listEntitlements } from './batch.ts'
import { approveBatch, checkBatch, releaseBatch, withdrawBatch } from './batch-act.ts'
import { decideHold } from './hold-decide.ts'
import { prepareBatch } from './prepare.ts'
import { grant, owing, stage } from './testing.ts'

let w: World
let at: Awaited<ReturnType<typeof stage>>
beforeAll(async () => {
  w = await world({ today: '2026-11-02' })
  at = await stage(w, 1_000_000)
})

const preparer = () => w.as('finance', [''], 'u-preparer')
const finance = () => w.as('finance', [''], 'u-finance')
const county = () => w.as('county', [''], 'u-county')
const village = (i = 0) => at.areas.villages[i]?.area ?? ''
const money = (...accounts: string[]) =>
  readAccounts(finance(), accounts).then((all) => all.map(({ balance }) => balance))
const told = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => (isFault(error) ? error.code : Promise.reject(error)),
  )

async function prepared(cycle: string, amounts: readonly number[], more: object = {}) {
  const owed = []
  for (const amount of amounts) owed.push(await owing(w, village(), amount, more))
  await grant(w, at.line.line, owed, cycle)
  return fill(cycle)
}

async function fill(cycle: string) {
  const { batch, job } = await prepareBatch(preparer(), {
    ...{ name: `Allowance ${cycle}`, proposal: `prp-${cycle}`, line: at.line.line },
    ...{ benefit: 'living-allowance', cycle },
  })
  await w.work(job)
  return { batch: batch.batch }
}

describe('a batch', () => {
  test('takes what was granted, commits it at once, and goes through its hands in order', async () => {
    const which = await prepared('2026-01', [10_000, 20_000, 30_000])
    expect(await getBatch(finance(), which)).toMatchObject({
      ...{ state: 'prepared', count: 3, amount: 60_000, held: 0 },
    })
    expect(await money(`batch.${which.batch}.cny`, `line.${at.line.line}.cny`)).toEqual([
      60_000, 940_000,
    ])
    expect(await told(approveBatch(county(), which))).toBe('batch.wrong-state')
    expect(await told(checkBatch(preparer(), which))).toBe('batch.own')
    await checkBatch(finance(), which)
    expect(await told(approveBatch(preparer(), which))).toBe('batch.own')
    await approveBatch(finance(), which)
    expect(await told(approveBatch(finance(), which))).toBe('batch.approved-already')
    const other = w.as('finance', [''], 'u-finance-2')
    expect(await told(approveBatch(other, which))).toBe('batch.other-office')
    const { state, disclosure } = await approveBatch(county(), which)
    expect({ state, disclosure }).toEqual({
      state: 'disclosed',
      disclosure: { from: '2026-11-02', until: '2026-11-12' },
    })
    w.at('2026-11-12T10:00:00Z')
    expect(await told(releaseBatch(finance(), which))).toBe('batch.still-disclosed')
    w.at('2026-11-13T02:00:00Z')
    const clicks = await Promise.all(
      Array.from({ length: 50 }, () => told(releaseBatch(finance(), which))),
    )
    expect(clicks.filter((one) => one === 'done')).toHaveLength(1)
  })

  test('holds who is paid twice, who is gone, and who has no account; a person decides', async () => {
    const account = '6228481234567899999'
    const same = [await owing(w, village(), 100, { bankAccount: account })]
    same.push(await owing(w, village(1), 200, { bankAccount: account }))
    const none = await owing(w, village(), 400, { bankAccount: undefined })
    const [first, second] = await grant(w, at.line.line, [...same, none], '2026-02')
    const which = await fill('2026-02')
    const { count, held } = await getBatch(finance(), which)
    expect({ count, held }).toEqual({ count: 1, held: 2 })
    const { items } = await listEntitlements(finance(), { proposal: 'prp-2026-02', state: 'held' })
    expect(items.map(({ hold }) => hold).sort()).toEqual(['no-account', 'same-account'])
    const note = 'Mother and son share one account'
    const of = items.find(({ hold }) => hold === 'same-account')?.entitlement ?? ''
    // Whichever is looked at first is paid; the other one of the two waits.
    expect([first?.entitlement, second?.entitlement]).toContain(of)
    await decideHold(county(), { entitlement: of, decision: 'pay', note })
    const again = await fill('2026-02')
    expect(await getBatch(finance(), again)).toMatchObject({ count: 1, held: 0 })
  })

  test('cannot be prepared beyond its budget line, and can be taken back', async () => {
    const over = await prepared('2026-03', [900_000, 900_000])
    expect(await getBatch(finance(), over)).toMatchObject({ state: 'preparing' })
    const before = await money(`line.${at.line.line}.cny`)
    const { job } = await withdrawBatch(preparer(), { ...over, reason: 'More than there is' })
    await w.work(job)
    expect(await getBatch(finance(), over)).toMatchObject({ state: 'withdrawn' })
    const fits = await prepared('2026-04', [5_000])
    expect(await money(`line.${at.line.line}.cny`)).toEqual([(before[0] ?? 0) - 5_000])
    const back = await withdrawBatch(preparer(), { ...fits, reason: 'The wrong month' })
    await w.work(back.job)
    expect(await money(`line.${at.line.line}.cny`, `batch.${fits.batch}.cny`)).toEqual([
      before[0],
      0,
    ])
    const { items } = await listEntitlements(finance(), { proposal: 'prp-2026-04' })
    expect(items.map(({ state }) => state)).toEqual(['open'])
  })
  test('withdrawn while it is being prepared leaves no payment behind', async () => {
    // Two chunks: the withdrawal comes to its end while the second is on its way to the table.
    const amounts = Array.from({ length: 40 }, () => 100)
    const owed = []
    for (const amount of amounts) owed.push(await owing(w, village(), amount))
    await grant(w, at.line.line, owed, '2026-05')
    const { batch, job } = await prepareBatch(preparer(), {
      ...{ name: 'Allowance 2026-05', proposal: 'prp-2026-05', line: at.line.line },
      ...{ benefit: 'living-allowance', cycle: '2026-05' },
    })
    const which = { batch: batch.batch }
    let chunks = 0
    w.intercept(async (name, input) => {
      const isChunk = name === 'TransactWriteItems' && JSON.stringify(input).includes('tally_')
      if (!isChunk || ++chunks !== 2) return
      w.intercept(undefined)
      const taken = await withdrawBatch(preparer(), { ...which, reason: 'The wrong month' })
      await w.work(taken.job)
      expect(await getBatch(finance(), which)).toMatchObject({ state: 'withdrawn' })
    })
    await w.work(job)
    w.intercept(undefined)
    expect(chunks).toBe(2)
    expect(await getBatch(finance(), which)).toMatchObject({ state: 'withdrawn' })
    const { items: left } = await listEntitlements(finance(), which)
    expect(left).toEqual([])
    const { items } = await listEntitlements(finance(), { proposal: 'prp-2026-05' })
    expect(items.map(({ state }) => state)).toEqual(amounts.map(() => 'open'))
  })

  test('hands goods over as goods, and pays money as money', async () => {
    const ask = (line: string, channel: 'bank' | 'cash' | 'kind') =>
      prepareBatch(preparer(), {
        ...{ name: 'Blankets', proposal: 'prp-none', line, channel },
        ...{ benefit: 'blankets', cycle: '2026' },
      })
    const area = at.areas.county.area
    const fund = await openFund(finance(), {
      ...{ name: 'Goods', origin: 'social', area, year: 2026, medium: 'goods' },
    })
    await postEntry(finance(), {
      ...{ entry: 'blankets', kind: 'allocation', day: '2026-11-02', about: fund.fund },
      legs: [
        { account: { kind: 'source', owner: 'givers', currency: 'CNY' }, amount: -500 },
        { account: { kind: 'fund', owner: fund.fund, currency: 'CNY' }, amount: 500 },
      ],
    })
    const { earmark } = await makeEarmark(finance(), {
      ...{ fund: fund.fund, name: 'Winter', area, family: 'protection', amount: 500 },
    })
    const { line } = await openLine(finance(), {
      ...{ earmark, name: 'Blankets', use: 'benefit', amount: 500 },
    })
    for (const channel of ['bank', 'cash'] as const) {
      await expect(ask(line, channel)).rejects.toMatchObject({
        detail: { fields: [{ path: 'channel', code: 'batch.channel-goods' }] },
      })
    }
    await expect(ask(at.line.line, 'kind')).rejects.toMatchObject({
      detail: { fields: [{ path: 'channel', code: 'batch.channel-money' }] },
    })
    expect((await ask(line, 'kind')).batch).toMatchObject({ channel: 'kind' })
  })
})
