import { type World, world } from '@terrace/local/world'
import { strandedJobs } from '@terrace/platform/job-store'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { balance, camt053 } from '../../packages/funds/bank/testing.ts'
import { getBatch } from '../../packages/funds/paying/batch.ts'
import { approveBatch, releaseBatch } from '../../packages/funds/paying/batch-act.ts'
import { getBatchHistory } from '../../packages/funds/paying/batch-history.ts'
import { sendBatch } from '../../packages/funds/settlement/send.ts'
import {
  back,
  bankStage,
  booked,
  paid,
  told,
  yuan,
} from '../../packages/funds/settlement/testing.ts'
import { Crash, dieAt, finish, later, stage } from './kit.ts'

/*
 * The machine dies at each write of approving, releasing, sending and settling. Whoever clicks again, or
 * the sweep, brings it to its end: once.
 */

let w: World
let desk: Awaited<ReturnType<typeof bankStage>>
beforeAll(async () => {
  // The log of each crash would drown everything else.
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  w = await world({ today: '2026-11-02' })
  desk = await bankStage(w)
})
afterEach(() => w.intercept(undefined))
afterAll(() => vi.restoreAllMocks())

type Which = { batch: string }
interface Act {
  /** A batch of which the act is next, and what its bank file would say. */
  before: (cycle: string) => Promise<{ which: Which; text?: string }>
  /** The click, and the job that it starts. */
  click: (which: Which, text: string) => Promise<{ job?: string }>
  /** What stands once it is done, in its state, events and accounts. */
  after: { state: string; event: string; sent: number; confirmed: number }
}

/** Three payments: on each part of a statement one. */
const AMOUNTS = [1_000, 2_000, 4_000]
const ids = async (cycle: string) => {
  const { due, which } = await desk.sent(cycle, AMOUNTS)
  return { which, ids: due.map(({ entitlement }) => entitlement) }
}
const sums = (moved: number) => [balance('OPBD', '900.00'), balance('CLBD', yuan(90_000 - moved))]
const feed = async (_: Which, text: string) => ({ job: await desk.begin('day.xml', text) })

const acts: Record<string, Act> = {
  approve: {
    before: async (cycle) => {
      await desk.grantOf(cycle, AMOUNTS)
      return { which: await desk.checked(cycle) }
    },
    click: async (which) => (await approveBatch(desk.county(), which)) && {},
    after: { state: 'disclosed', event: 'batch.disclosed', sent: 0, confirmed: 0 },
  },
  release: {
    before: async (cycle) => {
      await desk.grantOf(cycle, AMOUNTS)
      const which = await desk.checked(cycle)
      await approveBatch(desk.county(), which)
      desk.disclosed()
      return { which }
    },
    click: async (which) => (await releaseBatch(desk.finance(), which)) && {},
    after: { state: 'released', event: 'batch.released', sent: 0, confirmed: 0 },
  },
  send: {
    before: (cycle) => desk.released(cycle, AMOUNTS),
    click: (which) => sendBatch(desk.finance(), { ...which, bank: desk.bank }),
    after: { state: 'sent', event: 'batch.sent', sent: 7_000, confirmed: 0 },
  },
  settle: {
    before: async (cycle) => {
      const { which, ids: all } = await ids(cycle)
      const [one = '', two = '', three = ''] = all
      const ways = [paid(one, 1_000, `${cycle}1`), paid(three, 4_000, `${cycle}3`)]
      const lines = [...ways, paid(two, 2_000, `${cycle}2`), back(two, 2_000, `${cycle}4`)]
      return { which, text: camt053(sums(5_000), ...lines) }
    },
    click: feed,
    after: { state: 'sent', event: 'batch.sent', sent: 0, confirmed: 5_000 },
  },
  'settle as a whole': {
    before: async (cycle) => {
      const { which } = await ids(cycle)
      return { which, text: camt053(sums(7_000), booked(which.batch, 7_000, `${cycle}1`)) }
    },
    click: feed,
    after: { state: 'sent', event: 'batch.booked', sent: 0, confirmed: 7_000 },
  },
}

const mortal = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Crash) return undefined
    throw error
  }
}

/** The lease of a dead worker runs out, and the sweep wakes what was left. */
async function sweep(): Promise<void> {
  w.at(later(w, 31_000))
  for (const item of await strandedJobs(w.ports.db, w.tenant, w.ports.now().getTime()))
    await finish(w, String(item.job))
}

async function counted(which: Which, name: string): Promise<number> {
  const { items } = await getBatchHistory(desk.finance(), which)
  return items.filter((one) => one.name === name).length
}

// After a write is before the next one; before the first there is nothing.
const cases = Object.keys(acts).map((act) => ({ act }))
let cycles = 0

test.each(cases)('$act: dead after any of its writes, then once more', async ({ act }) => {
  const { before, click, after } = acts[act] as Act
  let deaths = 0
  for (let n = 1; n < 40; n++) {
    const cycle = `c${cycles++}`
    const { which, text = '' } = await before(cycle)
    const left = await desk.left()
    const seen = dieAt(w, n, 'after')
    const go = async () => {
      const { job } = await click(which, text)
      if (job) await finish(w, job)
    }
    await mortal(go)
    w.intercept(undefined)
    if (seen.dead) deaths++
    await sweep()
    await told(go())
    expect(await counted(which, after.event), `${n}`).toBe(1)
    const { state, confirmed, way } = await getBatch(desk.finance(), which)
    expect({ state, confirmed: confirmed.amount }, `${n}`).toEqual({
      state: after.state,
      confirmed: after.confirmed,
    })
    const there = [await desk.sum('sent', which.batch), await desk.sum('confirmed', which.batch)]
    expect(there, `${n}`).toEqual([after.sent, after.confirmed])
    expect(way.amount, `${n}`).toBe(after.sent)
    // What came back stands in the budget line again.
    const back = act === 'settle' ? 2_000 : 0
    expect(await desk.left(), `${n}`).toBe(left + back)
    if (!seen.dead) break
  }
  expect(deaths).toBeGreaterThan(0)
})

test('the journal, read again, says what the accounts say', async () => {
  const job = await stage(w, 'ledger.audit', { from: '2026-11', until: later(w, 0).slice(0, 7) })
  const { state, result } = await finish(w, job)
  expect(state).toBe('done')
  expect(result).toMatchObject({ wrong: [] })
})
