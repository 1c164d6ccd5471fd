import { beforeAll, describe, expect, test } from 'vitest'
import { makeEarmark } from '../../packages/funds/budget/earmark.ts'
import { openLine } from '../../packages/funds/budget/line.ts'
import { pledgeGift } from '../../packages/funds/giving/pledge.ts'
import { receive } from '../../packages/funds/giving/receive.ts'
import { donor, fundFor, openGiving } from '../../packages/funds/giving/testing.ts'
import { approveBatch, checkBatch, releaseBatch } from '../../packages/funds/paying/batch-act.ts'
import { prepareBatch } from '../../packages/funds/paying/prepare.ts'
import { grant, owing } from '../../packages/funds/paying/testing.ts'
import { deliverPayment } from '../../packages/funds/settlement/deliver.ts'
import { reconcileBatch } from '../../packages/funds/settlement/reconcile.ts'
import { sendBatch } from '../../packages/funds/settlement/send.ts'
import { type World, world } from '../../packages/local/world.ts'
import { commit } from '../../packages/platform/command.ts'
import { newJob, readJob } from '../../packages/platform/job-store.ts'
import { iatiJob } from '../../packages/transparency/iati/publication.ts'
import { refusedPartition } from '../../packages/transparency/log/keys.ts'
import { ask, publish } from '../../packages/transparency/testing.ts'

/*
 * What anybody may know of money: a gift is followed to the households that have it, every step stands
 * in the log, the books are shown in sums, and nowhere stands a person.
 */

let w: World
let line = ''
let fund = ''
let batch = ''
let due: { entitlement: string; amount: number }[] = []
const gifts = new Map<string, { contribution: string; reference: string }>()
/** Names, numbers and accounts of households, and what givers asked to keep to themselves. */
const canaries: string[] = ['王建国', '62284812345678', '370102', 'tel u-', '@giver.example']

const as = (roles: string, user: string) => w.as(roles, [''], user)
const finance = () => as('finance', 'u-finance')

async function give(user: string, amount: number, anonymous: boolean) {
  const giver = await donor(w, user, `Giver ${user}`)
  const { contribution, reference } = await pledgeGift(giver, { fund, amount, anonymous })
  await receive(finance(), {
    ...{ contribution, amount, currency: 'CNY', bank: `bank-${user}`, day: '2026-11-02' },
  })
  gifts.set(user, { contribution, reference })
  if (anonymous) canaries.push(`Giver ${user}`)
}

beforeAll(async () => {
  w = await world({ today: '2026-11-02' })
  const areas = await w.areas()
  await openGiving(w)
  fund = (await fundFor(w, areas.county.area)).fund
  await give('u-anna', 250_000, true)
  await give('u-ben', 500_000, false)
  const { earmark } = await makeEarmark(finance(), {
    ...{ fund, name: 'Living', area: areas.county.area, family: 'protection', amount: 700_000 },
  })
  const opened = await openLine(finance(), {
    ...{ earmark, name: 'Living allowance', use: 'benefit', amount: 700_000 },
  })
  line = opened.line
  const owed = []
  for (let i = 0; i < 6; i++) owed.push(await owing(w, areas.villages[0]?.area ?? '', 100_000))
  due = await grant(w, line, owed)
  await w.settle()
})

const traceOf = async (user: string) =>
  (await ask(w, `/traces/${gifts.get(user)?.reference}`)).body as {
    given: number
    ends: { place: string; amount: number; households?: number | string; thing: string }[]
    steps: { from: string; to: string; amount: number }[]
  }
const sums = ({ ends }: Awaited<ReturnType<typeof traceOf>>) =>
  ends.map(({ place, amount }) => [place, amount])

describe('a gift', () => {
  test('is where the books say, before anything is paid', async () => {
    expect(sums(await traceOf('u-anna'))).toEqual([['line', 250_000]])
    expect(sums(await traceOf('u-ben'))).toEqual([
      ['line', 450_000],
      ['fund', 50_000],
    ])
  })

  test('comes to households, some of which have it and some not yet', async () => {
    const made = await prepareBatch(as('finance', 'u-preparer'), {
      ...{ name: '王建国 and others', proposal: 'prp-2026-11', line, channel: 'cash' },
      ...{ benefit: 'living-allowance', cycle: '2026-11' },
    })
    await w.work(made.job)
    batch = made.batch.batch
    await checkBatch(finance(), { batch })
    await approveBatch(finance(), { batch })
    await approveBatch(as('county', 'u-county'), { batch })
    w.at('2026-11-13T02:00:00Z')
    await releaseBatch(finance(), { batch })
    await w.work((await sendBatch(finance(), { batch })).job)
    await w.settle()
    expect(sums(await traceOf('u-anna'))).toEqual([['on-its-way', 250_000]])
    for (const { entitlement } of due) {
      await deliverPayment(as('clerk', 'u-clerk'), {
        ...{ entitlement, witnesses: ['Li Si', 'Zhang San'] },
      })
    }
    await reconcileBatch(finance(), { batch })
    await w.settle()
    const [anna, ben] = [await traceOf('u-anna'), await traceOf('u-ben')]
    expect(sums(anna)).toEqual([['confirmed', 250_000]])
    expect(anna.ends[0]).toMatchObject({ thing: batch, households: '<5', name: 'Living allowance' })
    expect(sums(ben)).toEqual([
      ['confirmed', 350_000],
      ['line', 100_000],
      ['fund', 50_000],
    ])
  })

  test('has every step of its way in the log, which refused nothing', async () => {
    await publish(w)
    const { steps } = await traceOf('u-anna')
    expect(steps.map(({ from, to }) => [from.slice(0, 3), to.slice(0, 3)])).toEqual([
      ['gft', 'fnd'],
      ['fnd', 'ear'],
      ['ear', 'lin'],
      ['lin', 'bat'],
    ])
    for (const { from, to } of steps) {
      const ref = from.startsWith('gft') ? from : to
      const { items } = (await ask(w, `/log/about/${ref}`)).body as {
        items: { index: number; kind: string }[]
      }
      const kind = from.startsWith('gft') ? 'contribution.received' : 'lot.moved'
      const [found] = items.filter((one) => one.kind === kind)
      const receipt = (await ask(w, `/log/receipts/${found?.index}`)).body as { entry: object }
      expect(receipt.entry).toMatchObject(kind === 'lot.moved' ? { from, to } : { fund: to })
    }
    const { items } = (await ask(w, '/log/entries?limit=100')).body as {
      items: { entry: object }[]
    }
    const settled = items
      .map(({ entry }) => entry)
      .find((one) => JSON.stringify(one).includes('settled'))
    expect(settled).toMatchObject({ amount: 600_000, returned: 0, households: 6 })
    const refused = await w.ports.db.query({
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': refusedPartition(w.tenant) },
    })
    expect(refused.items).toEqual([])
  })

  test('is its giver’s own to see, or that of who knows its reference', async () => {
    const { contribution } = gifts.get('u-anna') ?? { contribution: '' }
    const { getTrace } = await import('../../packages/transparency/trace/trace.ts')
    const own = await getTrace(await donor(w, 'u-anna'), { contribution })
    expect(own.given).toBe(250_000)
    const other = donor(w, 'u-ben').then((ben) => getTrace(ben, { contribution }))
    await expect(other).rejects.toMatchObject({ code: 'contribution.missing' })
    expect((await ask(w, '/traces/2222-2222')).status).toBe(404)
  })
})

describe('the disclosure', () => {
  test('says what came, where it went, how long it stands, and what became of it', async () => {
    const { body } = await ask(w, '/open?year=2026')
    expect(body.funds).toMatchObject([{ fund, came: 750_000, stands: 50_000, since: '2026-11-02' }])
    expect(body.lines).toMatchObject([{ line, came: 700_000, stands: 100_000, overFirst: 0 }])
    expect(body.batches).toMatchObject([
      { batch, withheld: false, households: 6, amount: 600_000, confirmed: 600_000, failed: 0 },
    ])
    const { body: of } = await ask(w, `/open/funds/${fund}`)
    expect(of.gifts.map(({ name }: { name?: string }) => name).sort()).toEqual([
      'Giver u-ben',
      undefined,
    ])
  })

  test('is two tables with what their columns mean', async () => {
    const base = `${w.env.BASE_URL}/public/t/${w.tenant}/open/2026`
    const csv = await w.app.request(`${base}/payments.csv`)
    expect(csv.headers.get('content-type')).toContain('text/csv')
    const [header, row] = (await csv.text()).split('\r\n')
    const meta = await (await w.app.request(`${base}/payments.csv-metadata.json`)).json()
    expect(meta.url).toBe('payments.csv')
    const names = meta.tableSchema.columns.map(({ name }: { name: string }) => name)
    expect(header?.split(',')).toEqual(names)
    expect(row).toContain(',6,6000,6000,0,false')
    const money = await (await w.app.request(`${base}/money.csv`)).text()
    expect(money).toContain(',7500,7000,500,2026-11-02,0,0')
  })
})

test('nothing that anybody may read holds a person', async () => {
  const base = `${w.env.BASE_URL}/public/t/${w.tenant}`
  const known = gifts.get('u-anna')?.reference
  const open = ['', `/funds/${fund}`, '/2026/money.csv', '/2026/payments.csv']
  const paths = ['/log/entries?limit=100', `/traces/${known}`, ...open.map((one) => `/open${one}`)]
  for (const path of paths) {
    const response = await w.app.request(`${base}${path}`)
    expect(response.status).toBe(200)
    const text = await response.text()
    for (const canary of canaries) expect(text).not.toContain(canary)
  }
})

describe('the IATI file', () => {
  const about = { year: 2026, org: 'CN-UCR-1', orgType: '10', country: 'CN' }
  const run = async (more: object = {}) => {
    const made = newJob(finance(), iatiJob, { ...about, ...more }, {})
    await commit(finance(), 'test', [], [made.row])
    await w.work(made.job)
    const { state, result } = await readJob(w.ports.db, w.tenant, made.job)
    return { state, result: result as { hash: string; activities: object[] } | undefined }
  }
  test('is published as it was looked at, and a second look says what changed', async () => {
    expect((await ask(w, '/open/2026/iati.xml')).status).toBe(404)
    const first = await run()
    expect(first.result?.activities).toMatchObject([{ change: 'new' }])
    const wrong = await run({ hash: '0'.repeat(64) })
    expect(wrong).toMatchObject({ state: 'failed' })
    expect(await run({ hash: first.result?.hash })).toMatchObject({ state: 'done' })
    const xml = await (
      await w.app.request(`${w.env.BASE_URL}/public/t/${w.tenant}/open/2026/iati.xml`)
    ).text()
    for (const sum of ['>7500.00<', '>7000.00<', '>6000.00<']) expect(xml).toContain(sum)
    for (const canary of canaries) expect(xml).not.toContain(canary)
    expect((await run()).result?.activities).toMatchObject([{ change: 'same' }])
    await give('u-carl', 10_000, true)
    await w.settle()
    expect((await run()).result?.activities).toMatchObject([{ change: 'changed' }])
  })
})
