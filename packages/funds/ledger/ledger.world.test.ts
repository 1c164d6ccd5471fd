import { workerOf } from '@terrace/functions/work'
import { type World, world } from '@terrace/local/world'
import { runJob } from '@terrace/platform/job-runner'
import { jobKey } from '@terrace/platform/job-store'
import { startsJob } from '@terrace/platform/start-job'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeEarmark } from '../budget/earmark.ts'
import { closeFund, getFund, openFund } from '../budget/fund.ts'
import { openLine } from '../budget/line.ts'
import { accountRow, readAccounts } from './account.ts'
import { type AccountRef, accountId } from './account-model.ts'
import { AuditBooks, auditBooks, PAGE } from './audit-job.ts'
import { postEntry, reverseEntry } from './entry.ts'
import { into, outOf } from './flow.ts'
import { accountStatement } from './statement.ts'

let w: World
let county = ''
beforeAll(async () => {
  w = await world({ today: '2026-11-02' })
  county = (await w.areas()).county.area
})

const source: AccountRef = { kind: 'source', owner: 'treasury', currency: 'CNY' }
const fundOf = (owner: string, currency = 'CNY'): AccountRef => ({ kind: 'fund', owner, currency })
const base = { kind: 'transfer', day: '2026-11-02', about: 'test' } as const

const start = startsJob({ id: 'ledger.audit', allow: ['auditor'], input: AuditBooks }, auditBooks)

let made = 0
const post = (from: AccountRef, to: AccountRef, amount: number, entry = `entry-${made++}-test`) =>
  postEntry(w.as('finance'), {
    ...base,
    entry,
    legs: [
      { account: from, amount: -amount },
      { account: to, amount },
    ],
  })
const balances = async (...refs: AccountRef[]) =>
  (await readAccounts(w.as('finance'), refs.map(accountId))).map(({ balance }) => balance)

describe('an entry', () => {
  test('moves money from one account to another, and both know what came and went', async () => {
    await post(source, fundOf('a'), 500)
    await post(fundOf('a'), fundOf('b'), 200)
    const [a, b] = await readAccounts(w.as('finance'), ['fund.a.cny', 'fund.b.cny'])
    expect(a).toMatchObject({ balance: 300, came: 500, went: 200 })
    expect(b).toMatchObject({ balance: 200, came: 200, went: 0 })
  })

  test('is refused when out of balance, of mixed currencies, too short, or for nothing', async () => {
    const post = (legs: { account: AccountRef; amount: number }[]) =>
      postEntry(w.as('finance'), { ...base, entry: 'never-posted', legs })
    await expect(
      post([
        { account: source, amount: -100 },
        { account: fundOf('a'), amount: 99 },
      ]),
    ).rejects.toMatchObject({ detail: { fields: [{ code: 'entry.unbalanced' }] } })
    await expect(
      post([
        { account: source, amount: -100 },
        { account: fundOf('a', 'USD'), amount: 100 },
      ]),
    ).rejects.toMatchObject({ detail: { fields: [{}, {}] } })
    await expect(post([{ account: source, amount: -1 }])).rejects.toMatchObject({ kind: 'invalid' })
    for (const amount of [0, 1.5, 2 ** 60, Number.NaN]) {
      const legs = [
        { account: source, amount: -amount },
        { account: fundOf('a'), amount },
      ]
      await expect(post(legs)).rejects.toMatchObject({ kind: 'invalid' })
    }
    await expect(
      post([
        { account: { ...source, currency: 'XQQ' }, amount: -5 },
        { account: fundOf('a', 'XQQ'), amount: 5 },
      ]),
    ).rejects.toMatchObject({ detail: { fields: [{ code: 'money.currency' }, {}] } })
  })

  test('twice with one id is one; with another content it is refused', async () => {
    const twice = await Promise.all(
      Array.from({ length: 8 }, () => post(source, fundOf('once'), 70, 'the-same-id')),
    )
    expect(new Set(twice.map(({ at }) => at)).size).toBe(1)
    expect(await balances(fundOf('once'))).toEqual([70])
    await expect(post(source, fundOf('once'), 71, 'the-same-id')).rejects.toMatchObject({
      code: 'entry.id-reused',
    })
  })

  test('leaves no account below its floor, however many ask at once', async () => {
    await post(source, fundOf('c'), 1000)
    const tries = Array.from({ length: 30 }, () =>
      post(fundOf('c'), fundOf('d'), 70).then(
        () => 1,
        (error) => {
          expect(error).toMatchObject({ code: 'account.short' })
          return 0
        },
      ),
    )
    const won = (await Promise.all(tries)).reduce((sum: number, one) => sum + one, 0)
    expect(won).toBe(14)
    expect(await balances(fundOf('c'), fundOf('d'))).toEqual([20, 980])
  })

  test('is taken back once, by its mirror image', async () => {
    const { entry } = await post(source, fundOf('e'), 40)
    const reason = 'Posted to the wrong fund'
    const back = await Promise.allSettled(
      [1, 2, 3].map(() => reverseEntry(w.as('finance'), { entry, reason })),
    )
    expect(back.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await balances(fundOf('e'))).toEqual([0])
  })

  test('is posted only by who keeps the books', async () => {
    await expect(
      postEntry(w.as('county'), { ...base, entry: 'not-allowed', legs: [] }),
    ).rejects.toMatchObject({ code: 'role.may-not' })
  })
})

describe('flows', () => {
  test('lie end to end on both rulers of every account, and the audit finds nothing', async () => {
    await w.settle()
    for (const owner of ['a', 'c', 'd']) {
      const account = accountId(fundOf(owner))
      let at = 0
      for await (const flow of into(w.as('finance'), account)) {
        expect(flow.toAt).toBe(at)
        at += flow.amount
      }
      const out: number[] = []
      for await (const flow of outOf(w.as('finance'), account, 75)) out.push(flow.fromAt)
      if (owner === 'c') expect(out[0]).toBe(70)
      const { account: sums } = await accountStatement(w.as('auditor'), { account, side: 'came' })
      expect(sums.came).toBe(at)
    }
    const { job } = await start(w.as('auditor'), { from: '2026-11', until: '2026-11' })
    await w.work(job)
    const item = await w.ports.db.get(jobKey(w.tenant, job))
    expect(item).toMatchObject({ state: 'done', result: { wrong: [] } })
    expect((item?.counts as { entries: number }).entries).toBeGreaterThan(18)
  })
})

describe('an audit', () => {
  test('comes to the same when each page is another worker’s, and finds what is wrong once', async () => {
    // The journal's last line is of an account of its own.
    const owners = Array.from({ length: PAGE + 20 }, (_, i) => `paged-${i === 99 ? 'late' : i % 7}`)
    const moved = { ...base, day: '2025-03-04' }
    for (const [i, owner] of owners.entries()) {
      await postEntry(w.as('finance'), {
        ...{ ...moved, entry: `paged-entry-${i}` },
        legs: [
          { account: source, amount: -10 },
          { account: fundOf(owner), amount: 10 },
        ],
      })
    }
    await w.settle()
    const audit = async (run: (job: string) => Promise<unknown>) => {
      const { job } = await start(w.as('auditor'), { from: '2025-03', until: '2025-03' })
      await run(job)
      const item = await w.ports.db.get(jobKey(w.tenant, job))
      return { state: item?.state, counts: item?.counts, result: item?.result }
    }
    const counts = { entries: PAGE + 20, accounts: 9, wrong: 0 }
    const clean = { state: 'done', counts, result: { wrong: [] } }
    expect(await audit((job) => w.work(job))).toEqual(clean)
    let turns = 0
    const byTurns = async (job: string) => {
      const leaving = workerOf(w.ports, () => true)
      do turns++
      while ((await runJob(leaving, w.tenant, job)) === 'again')
    }
    expect(await audit(byTurns)).toEqual(clean)
    // Two pages of the journal and the two of the accounts that they touched.
    expect(turns).toBeGreaterThan(3)
    const added = accountRow(w.tenant, fundOf('paged-3'), 1)
    await w.ports.db.write([added])
    const found = await audit(byTurns)
    expect(found.counts).toMatchObject({ entries: PAGE + 20, wrong: 2 })
    expect(found.result).toMatchObject({
      wrong: [
        expect.stringContaining('fund.paged-3.cny came'),
        expect.stringContaining('fund.paged-3.cny balance'),
      ],
    })
  })
})

describe('a budget', () => {
  test('goes from fund to earmark to line, and never beyond what there is', async () => {
    const ctx = w.as('finance')
    const fund = await openFund(ctx, {
      ...{ name: 'Bridging fund', origin: 'county', area: county, year: 2026 },
    })
    await post(source, { kind: 'fund', owner: fund.fund, currency: 'CNY' }, 9_000)
    const earmark = await makeEarmark(ctx, {
      ...{ fund: fund.fund, name: 'Roads', area: county, family: 'infrastructure', amount: 6_000 },
    })
    const line = { earmark: earmark.earmark, name: 'Bridge', use: 'project' } as const
    await openLine(ctx, { ...line, amount: 4_000 })
    await expect(openLine(ctx, { ...line, amount: 2_001 })).rejects.toMatchObject({
      code: 'account.short',
    })
    expect((await getFund(ctx, { fund: fund.fund })).money).toMatchObject({ balance: 3_000 })
    const reason = 'The year is over'
    await expect(closeFund(ctx, { fund: fund.fund, reason })).rejects.toMatchObject({
      code: 'fund.holds-money',
    })
    await expect(
      getFund(w.as('finance', ['elsewhere/']), { fund: fund.fund }),
    ).rejects.toMatchObject({ code: 'fund.missing' })
  })
})
