import { workerOf } from '@terrace/functions/work'
import { type World, world } from '@terrace/local/world'
import type { Item } from '@terrace/platform/db'
import { isFault } from '@terrace/platform/fault'
import { runJob } from '@terrace/platform/job-runner'
import { readJob } from '@terrace/platform/job-store'
import { toWrite } from '@terrace/platform/write'
import { routes as registry } from '@terrace/registry/routes'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { entitlements } from '../paying/entitlement.ts'
import { grant, owing, stage } from '../paying/testing.ts'
import { compareAgain, openProposal } from './create.ts'
import { decideProposal, proposeRule, withdrawProposal } from './decide.ts'
import { getShare, listShares } from './roll.ts'
import { getComparison, getProposal, listProposals } from './view.ts'

let w: World
let at: Awaited<ReturnType<typeof stage>>
/** Yearly income of each household: three people, in fen; the county's line is above most. */
const incomes = [0, 300_000, 600_000, 900_000, 1_200_000, 9_000_000]
const homes: Awaited<ReturnType<typeof owing>>[] = []
beforeAll(async () => {
  w = await world({ today: '2026-11-02' })
  at = await stage(w, 100_000_000)
  for (const [i, wage] of incomes.entries()) {
    const members = [
      { name: `Head Of${i}`, relation: 'head', birth: '1950-02-03' },
      { name: `Wife Of${i}`, relation: 'spouse', birth: '1955-02-03' },
      { name: `Child Of${i}`, relation: 'grandson', birth: '2016-02-03' },
    ]
    homes.push(await owing(w, village(i), 0, { members, income: { wage } }))
  }
  await owing(w, village(0), 0)
})
beforeEach(() => w.intercept(undefined))

const village = (i: number) => at.areas.villages[i % 4]?.area ?? ''
const preparer = () => w.as('finance', [''], 'u-preparer')
const finance = () => w.as('finance', [''], 'u-finance')
const county = () => w.as('county', [''], 'u-county')
const told = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => (isFault(error) ? error.code : Promise.reject(error)),
  )
const home = (i: number) => homes[i]?.household ?? ''
const why = 'As the county meeting decided'

type Asked = Parameters<typeof openProposal>[1]
const asked = (cycle: string, more: Partial<Asked> = {}): Asked => ({
  ...{ line: at.line.line, name: `Allowance ${cycle}`, benefit: 'living-allowance', cycle },
  ...{ amount: 600_000, limits: { unit: 100 }, filter: { statuses: ['candidate', 'registered'] } },
  rules: [
    { name: 'Equal', rule: { kind: 'equal' } },
    { name: 'Poorest first', rule: { kind: 'fgt', alpha: 2 } },
    { name: 'Score', rule: { kind: 'score', formula: 'children * 2 + elderly + gap / 100000' } },
  ],
  scoring: { formula: 'gap', top: 3 },
  ...more,
})
async function gathered(cycle: string, more: Partial<Asked> = {}) {
  const { proposal, job } = await openProposal(preparer(), asked(cycle, more))
  await w.work(job)
  return { proposal: proposal.proposal }
}
async function approved(cycle: string, rule = 0, more: Partial<Asked> = {}) {
  const which = await gathered(cycle, more)
  await proposeRule(preparer(), { ...which, rule, why })
  const { job = '' } = await decideProposal(county(), { ...which, approved: true, why })
  return { ...which, job }
}

describe('a proposal', () => {
  test('lays rules side by side on candidates that later edits do not change', async () => {
    const which = await gathered('2026-01')
    const proposal = await getProposal(county(), which)
    expect(proposal).toMatchObject({
      state: 'gathered',
      frozen: { candidates: 6, people: 18, day: '2026-11-02', leftOut: { income: 1 } },
    })
    const sheet = await getComparison(county(), which)
    const [equal, poorest] = sheet.rules
    expect(equal).toMatchObject({ allocated: 600_000, left: 0, paid: { candidates: 6 } })
    expect(poorest).toMatchObject({ allocated: 600_000, targeting: { target: 3 } })
    expect(poorest?.after.fgt?.p2).toBeLessThan(equal?.after.fgt?.p2 ?? 0)
    expect(poorest?.poorestFifth).toBeGreaterThan(equal?.poorestFifth ?? 1)
    expect(sheet.pairs).toHaveLength(3)
    const before = await listShares(county(), which)
    expect(before.items.map(({ amounts }) => amounts[0]?.amount)).toEqual(Array(6).fill(100_000))

    const change = registry['PATCH /households/{household}'].action as unknown as Change
    await change(w.as('county'), { household: home(0), income: { wage: 50_000_000 } })
    const rules = asked('x').rules.slice(0, 2)
    const { job } = await compareAgain(preparer(), { ...which, rules })
    await w.work(job)
    const after = await listShares(county(), which)
    expect(after.items.map(({ amounts }) => amounts.map(({ amount }) => amount))).toEqual(
      before.items.map(({ amounts }) => amounts.slice(0, 2).map(({ amount }) => amount)),
    )
    expect(after.items.find(({ id }) => id === home(0))).toMatchObject({ net: 0 })
    expect((await getProposal(county(), which)).frozen?.hash).toBe(proposal.frozen?.hash)
  })

  test('comes to the same however often its workers leave, and after rules that cannot be', async () => {
    const at = asked('2026-08')
    const straight = await gathered('2026-08')
    const limits = { unit: 100, floor: { amount: 1_000_000, per: 'household' as const } }
    const { proposal, job } = await openProposal(preparer(), { ...at, limits })
    const which = { proposal: proposal.proposal }
    let turns = 1
    while ((await runJob(leaving(), w.tenant, job)) === 'again') turns++
    expect(turns).toBeGreaterThan(1)
    const failed = await readJob(w.ports.db, w.tenant, job)
    expect(failed).toMatchObject({ state: 'failed', error: { code: 'allocation.floors' } })
    const again = await compareAgain(preparer(), { ...which, limits: at.limits })
    turns = 1
    while ((await runJob(leaving(), w.tenant, again.job)) === 'again') turns++
    expect(turns).toBe(at.rules.length + 1)
    const [one, other] = [await getProposal(county(), which), await getProposal(county(), straight)]
    expect(one.frozen?.hash).toBe(other.frozen?.hash)
    expect(one.compared?.outcomes.map(({ hash }) => hash)).toEqual(
      other.compared?.outcomes.map(({ hash }) => hash),
    )
    expect(await getComparison(county(), which)).toEqual(await getComparison(county(), straight))
  })

  test('is decided by another person, and stands by rule, inputs and list', async () => {
    const which = await gathered('2026-02')
    expect(await told(proposeRule(preparer(), { ...which, rule: 9, why }))).toBe('input.invalid')
    await proposeRule(finance(), { ...which, rule: 1, why })
    const decision = { ...which, approved: true, why }
    expect(await told(decideProposal(preparer(), decision))).toBe('proposal.own')
    expect(await told(decideProposal(finance(), decision))).toBe('proposal.own')
    const township = w.as('county', [at.areas.townships[0]?.path ?? ''], 'u-north')
    expect(await told(decideProposal(township, decision))).toBe('proposal.missing')
    const { proposal } = await decideProposal(county(), { ...decision, approved: false })
    expect(proposal).toMatchObject({
      state: 'rejected',
      decision: { rule: { name: 'Poorest first' } },
    })
    expect(proposal.decision?.list).toMatch(/^[0-9a-f]{64}$/)
    expect(await told(withdrawProposal(preparer(), { ...which, why }))).toBe('proposal.wrong-state')
    const more = { amount: 200_000_000 }
    expect(await told(openProposal(preparer(), asked('x', more)))).toBe('proposal.over-line')
    const rules = [{ name: 'Odd', rule: { kind: 'score' as const, formula: 'children + dogs' } }]
    expect(await told(openProposal(preparer(), asked('x', { rules })))).toBe('input.invalid')
  })

  test('money that is promised is not promised again, not even at the same moment', async () => {
    const most = { amount: 60_000_000 }
    const [one, other] = [await gathered('2026-09', most), await gathered('2026-10', most)]
    for (const which of [one, other]) await proposeRule(preparer(), { ...which, rule: 0, why })
    const decisions = [one, other].map((which) =>
      told(decideProposal(county(), { ...which, approved: true, why })),
    )
    const said = await Promise.all(decisions)
    expect(said.filter((one) => one === 'done')).toHaveLength(1)
    expect(said).toContainEqual(expect.stringMatching(/over-promised|record\.stale/))
    const states = [await getProposal(county(), one), await getProposal(county(), other)]
    const [granting, last] = states.sort((a, b) => (a.state < b.state ? -1 : 1))
    const again = { proposal: last?.proposal ?? '', approved: true, why }
    expect(await told(decideProposal(county(), again))).toBe('proposal.over-promised')
    await w.work(granting?.job ?? '')
    expect(await told(decideProposal(county(), again))).toBe('proposal.over-promised')
  })

  test('grants each household its amount; who has it from elsewhere keeps that', async () => {
    const [taken, cancelled] = await grant(w, at.line.line, homes.slice(1, 3).map(owed), '2026-03')
    if (!taken || !cancelled) throw new Error('nothing granted')
    const { row } = entitlements.changed(w.tenant, cancelled, { state: 'cancelled' })
    await w.ports.db.write([toWrite(w.ports.db, row)])
    const { proposal, job } = await approved('2026-03')
    await w.work(job)
    expect(await getProposal(county(), { proposal })).toMatchObject({
      ...{ state: 'granted', granted: { households: 5, amount: 500_000, overlaps: 1 } },
    })
    expect((await granted(proposal)).map(({ amount }) => amount)).toEqual(Array(5).fill(100_000))
    const [kept] = await entitlements.findMany(w.as('finance'), [taken.entitlement])
    expect(kept).toMatchObject({ amount: 7, proposal: 'prp-2026-03' })
    const done = await readJob(w.ports.db, w.tenant, job)
    const [file] = done.files as { key: string }[]
    const text = Buffer.from(await w.ports.files.get(file?.key ?? '')).toString()
    expect(text.trim().split('\r\n')).toHaveLength(2)
    expect(text).toContain(`1000.00,0.07,prp-2026-03,${home(1)}`)
  })

  test('a township reads the sums of all and the households of its own', async () => {
    const which = await gathered('2026-05')
    const north = w.as('township', [at.areas.townships[0]?.path ?? ''], 'u-north')
    const { items } = await listProposals(north, { year: 2026 })
    expect(items.map(({ proposal }) => proposal)).toContain(which.proposal)
    const ofLine = await listProposals(north, { line: at.line.line })
    expect(ofLine.items).toEqual(items)
    const own = (await listShares(north, which)).items.map(({ area }) => area)
    expect(own).toHaveLength(4)
    expect(new Set(own)).toEqual(new Set([village(0), village(1)]))
    const { rules } = await getComparison(north, which)
    expect(rules[0]).toMatchObject({ paid: { candidates: 6 } })
    expect(rules[0]?.groups.map(({ area }) => area).sort()).toEqual([village(0), village(1)].sort())
    const far = { ...which, household: home(2) }
    expect(await told(getShare(north, far))).toBe('proposal.no-candidate')
    expect(await told(getShare(w.as('clerk', ['elsewhere/']), far))).toBe('proposal.missing')
  })

  test('says to each household why, in both languages, also why it gets nothing', async () => {
    const which = await gathered('2026-06')
    const poor = await getShare(county(), { ...which, household: home(1) })
    expect(poor.amounts[1]?.sentence.en).toMatch(
      /^Income a head rises from CN¥1,000 to CN¥[\d.,]+:/,
    )
    expect(poor.amounts[1]?.sentence.zh).toMatch(/^人均收入由¥1,000补至¥/)
    const rich = await getShare(county(), { ...which, household: home(5) })
    expect(rich.amounts[1]).toMatchObject({ amount: 0 })
    expect(rich.amounts[1]?.sentence.zh).toContain('不低于标准线')
    const paid = { ...which, show: 'unpaid' as const, rule: 1 }
    expect((await listShares(county(), paid)).items.map(({ id }) => id)).toContain(home(5))
  })

  test('over villages it shares by all of their gaps, and becomes budgets', async () => {
    const limits = { unit: 100 }
    const rules = [{ name: 'Gap', rule: { kind: 'gap' as const } }]
    const which = await approved('2026-07', 0, { over: 'villages', limits, rules })
    const { items } = await listShares(county(), which)
    const gaps = items.map(({ line, people, net }) => line * people - net)
    const all = gaps.reduce((sum, gap) => sum + gap, 0)
    expect(items).toHaveLength(4)
    // Village 1 has the rich household too: it hides nothing of its neighbour's gap.
    const second = items.find(({ id }) => id === village(1))
    expect(second).toMatchObject({ people: 6, net: (second?.line ?? 0) * 3 + 300_000 })
    for (const [i, { amounts }] of items.entries()) {
      const share = (600_000 * (gaps[i] ?? 0)) / all
      expect(Math.abs((amounts[0]?.amount ?? 0) - share)).toBeLessThanOrEqual(100)
    }
    expect(await getProposal(county(), which)).toMatchObject({ state: 'approved' })
  })

  test.each([
    'before',
    'after',
  ] as const)('killed %s its second write it grants once', async (when) => {
    await crowd()
    const filter = { ...asked('x').filter, causes: ['illness'] }
    const limits = { unit: 100, floor: { amount: 100, per: 'household' as const } }
    const { proposal, job } = await approved(`2026-04-${when}`, 0, { filter, limits })
    const { client } = w.ports.db
    let [dead, chunks] = [false, 0]
    w.intercept(async (operation, input) => {
      if (dead) throw new Error('dead')
      if (operation !== 'TransactWriteItems' || !JSON.stringify(input).includes('$chunk')) return
      if (++chunks < 2) return
      dead = true
      if (when === 'after') await client.send(operation, input as Item)
      throw new Error('killed')
    })
    const worker = workerOf(w.ports, () => false)
    await runJob(worker, w.tenant, job).catch(() => undefined)
    w.intercept(undefined)
    expect(await granted(proposal)).toHaveLength(when === 'after' ? CROWD : 80)
    w.at(new Date(w.ports.now().getTime() + 31_000).toISOString())
    await w.work(job)
    const first = await listShares(county(), { proposal, show: 'paid' })
    const rest = await listShares(county(), { proposal, show: 'paid', cursor: first.next })
    expect([first.items.length, rest.items.length, rest.next]).toEqual([50, CROWD - 50, undefined])
    expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(CROWD)
    const all = await granted(proposal)
    expect(new Set(all.map(({ household }) => household)).size).toBe(CROWD)
    expect(all.reduce((sum, { amount }) => sum + amount, 0)).toBe(600_000)
    expect(await getProposal(county(), { proposal })).toMatchObject({
      ...{ state: 'granted', granted: { households: CROWD, amount: 600_000, overlaps: 0 } },
    })
  })
})

const leaving = () => workerOf(w.ports, () => true)
const owed = (one: (typeof homes)[number]) => ({ ...one, amount: 7 })
async function granted(proposal: string) {
  const lines = []
  for await (const line of entitlements.all(county(), proposal)) lines.push(line)
  return lines
}

/** More households than one transaction takes; only who asks for their cause meets them. */
const CROWD = 90
let crowded: Promise<unknown> | undefined
const crowd = () => {
  crowded ??= (async () => {
    for (let i = 0; i < CROWD; i += 10) {
      const more = { causeMain: 'illness', income: { wage: 100_000 } }
      await Promise.all(Array.from({ length: 10 }, () => owing(w, village(i / 10), 0, more)))
    }
  })()
  return crowded
}
type Change = (ctx: unknown, input: unknown) => Promise<unknown>
