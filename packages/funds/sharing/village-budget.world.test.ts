import { workerOf } from '@terrace/functions/work'
import { type World, world } from '@terrace/local/world'
import type { Item } from '@terrace/platform/db'
import { runJob } from '@terrace/platform/job-runner'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { lines } from '../budget/line.ts'
import { readAccount } from '../ledger/account.ts'
import { owing, stage } from '../paying/testing.ts'
import { openProposal } from './create.ts'
import { decideProposal, grantAgain, proposeRule } from './decide.ts'
import { listShares } from './roll.ts'
import { getProposal } from './view.ts'

/* A proposal over villages: what was approved becomes the budget of each village, once. */

let w: World
let at: Awaited<ReturnType<typeof stage>>
beforeAll(async () => {
  w = await world({ today: '2026-11-02' })
  at = await stage(w, 1_000_000)
  for (const { area } of at.areas.villages) await owing(w, area, 0)
})
beforeEach(() => w.intercept(undefined))

const preparer = () => w.as('finance', [''], 'u-preparer')
const county = () => w.as('county', [''], 'u-county')
const why = 'As the county meeting decided'
const balance = async (line: string) => (await readAccount(county(), `line.${line}.cny`)).balance

const filter = { statuses: ['candidate' as const], withoutIncome: 'as-none' as const }
async function proposed(cycle: string, amount: number) {
  const { proposal, job } = await openProposal(preparer(), {
    ...{ line: at.line.line, name: `Roads ${cycle}`, benefit: 'roads', cycle, amount },
    ...{ over: 'villages', limits: { unit: 100 }, filter },
    rules: [{ name: 'Equal', rule: { kind: 'equal' } }],
  })
  await w.work(job)
  const which = { proposal: proposal.proposal }
  await proposeRule(preparer(), { ...which, rule: 0, why })
  return which
}

async function approved(cycle: string, amount: number) {
  const which = await proposed(cycle, amount)
  const { job = '' } = await decideProposal(county(), { ...which, approved: true, why })
  return { ...which, job }
}

async function budgets(name: string) {
  const ids: string[] = []
  for await (const one of lines.all(county(), at.line.earmark)) {
    if (one.name.startsWith(name)) ids.push(one.line)
  }
  return lines.findMany(county(), ids)
}

test('each village gets a budget line of the same earmark, with what was decided', async () => {
  const which = await approved('2026-01', 400_000)
  expect(await balance(at.line.line)).toBe(1_000_000)
  // What is approved is promised: nobody else is given it while the budgets are being opened.
  const other = await proposed('2026-02', 700_000)
  await expect(decideProposal(county(), { ...other, approved: true, why })).rejects.toMatchObject({
    code: 'proposal.over-promised',
  })
  await w.work(which.job)
  expect(await getProposal(county(), which)).toMatchObject({
    ...{ state: 'granted', granted: { households: 4, amount: 400_000, overlaps: 0 } },
  })
  const { items } = await listShares(county(), which)
  const opened = await budgets('Roads 2026-01')
  expect(opened.map(({ area }) => area).sort()).toEqual(items.map(({ id }) => id).sort())
  for (const { line, area, path, earmark, family, use } of opened) {
    expect(await balance(line)).toBe(items.find(({ id }) => id === area)?.amounts[0]?.amount)
    expect(path.endsWith(`${area}/`)).toBe(true)
    expect({ earmark, family, use }).toEqual({
      ...{ earmark: at.line.earmark, family: at.line.family, use: at.line.use },
    })
  }
  expect(await balance(at.line.line)).toBe(600_000)
})

test.each(['before', 'after'] as const)('killed %s its write, it opens them once', async (when) => {
  const before = await balance(at.line.line)
  const which = await approved(`2026-${when}`, 100_000)
  let dead = false
  const { client } = w.ports.db
  w.intercept(async (operation, input) => {
    if (dead) throw new Error('dead')
    if (operation !== 'TransactWriteItems' || !JSON.stringify(input).includes('$chunk')) return
    dead = true
    if (when === 'after') await client.send(operation, input as Item)
    throw new Error('killed')
  })
  const worker = workerOf(w.ports, () => false)
  await runJob(worker, w.tenant, which.job).catch(() => undefined)
  w.intercept(undefined)
  expect((await getProposal(county(), which)).state).toBe('granting')
  // Two go on with it, by jobs that know nothing of what the first has written.
  const jobs = [await grantAgain(preparer(), which), await grantAgain(preparer(), which)]
  await Promise.all(jobs.map(({ job }) => w.work(job ?? '')))
  expect((await getProposal(county(), which)).state).toBe('granted')
  expect(await budgets(`Roads 2026-${when}`)).toHaveLength(4)
  expect(before - (await balance(at.line.line))).toBe(100_000)
})
