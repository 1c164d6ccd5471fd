import type { APIRequestContext } from 'playwright-core'
import { expect } from 'vitest'
import { at, url } from './kit.ts'
import { call } from './proposal.ts'

/* What the offices do with a gift, by the API: the stories that use it look at what its giver sees. */

/** Signed in as the bookkeeper, two officers of the county, and a household. */
export interface Offices {
  books: APIRequestContext
  county: APIRequestContext
  county2: APIRequestContext
  household: APIRequestContext
}

export const ask = async <T>(request: APIRequestContext, path: string): Promise<T> =>
  (await (await request.get(path)).json()) as T

/** Waits until an answer says what it should; jobs run behind it. */
export async function until<T>(
  request: APIRequestContext,
  path: string,
  good: (said: T) => boolean,
): Promise<T> {
  for (let n = 0; n < 240; n++) {
    const said = await ask<T>(request, path)
    if (good(said)) return said
    await new Promise((done) => setTimeout(done, 250))
  }
  throw new Error(`${path} never said what was waited for`)
}

interface Movement {
  id: string
  /** Fen. */
  out?: number
  in?: number
  party: string
  /** The payment that went out. */
  entitlement?: string
  text: string
}

/** Feeds a statement of the programme's bank with these movements of one day. */
async function statement(books: APIRequestContext, day: string, movements: readonly Movement[]) {
  const bank = await bankOf(books)
  const head = '交易日期,支出金额,收入金额,对方户名,交易流水号,业务编号,交易状态,摘要'
  const yuan = (fen?: number) => (fen === undefined ? '' : (fen / 100).toFixed(2))
  const rows = movements.map(({ id, party, entitlement = '', text, ...sums }) =>
    [day, yuan(sums.out), yuan(sums.in), party, `示例-${id}`, entitlement, '成功', text].join(),
  )
  const upload = `gift${movements[0]?.id.replace(/[^a-z0-9]/g, '')}`
  const kept = await books.put(`/api${at(`/bank-files/${upload}/0`)}`, {
    data: Buffer.from([head, ...rows].join('\n')),
    headers: { origin: url, 'content-type': 'application/octet-stream' },
  })
  expect(kept.ok(), await kept.text()).toBe(true)
  await call(books, '/statements', { bank, name: '对账单.csv', upload, parts: 1 })
}

async function bankOf(books: APIRequestContext): Promise<string> {
  const { items } = await ask<{ items: { bank: string }[] }>(books, `/api${at('/banks')}`)
  return items[0]?.bank ?? ''
}

interface Gift {
  fund: string
  state: string
  amount: number
  pledgedAt: string
}

/** The bank tells of the donor's transfer, with its reference. */
export async function bankTells(books: APIRequestContext, gift: string, reference: string) {
  const path = `/api${at(`/contributions/${gift}`)}`
  const { amount, pledgedAt } = await ask<Gift>(books, path)
  await statement(books, pledgedAt.slice(0, 10), [
    { id: gift, in: amount, party: '新朋友', text: `捐款 ${reference}` },
  ])
  await until<Gift>(books, path, ({ state }) => state === 'received')
}

/** The village of the demo's household that is paid: enough live there to be told. */
async function villageOf(household: APIRequestContext) {
  type Own = { household: { area: string; areaName: string } }
  return (await ask<Own>(household, `/api${at('/own-household')}`)).household
}

export const NAME = '学生交通补助'
export const CYCLE = '2026-11'
type State = { state: string }

/**
 * All that stands in the gift's fund goes to a purpose, a budget, and a batch for one village.
 * @returns the batch, and what its village is called
 */
export async function movesOn({ books, county, household }: Offices, gift: string) {
  const { fund } = await ask<Gift>(books, `/api${at(`/contributions/${gift}`)}`)
  type Fund = { area: string; money: { balance: number } }
  const { area, money } = await ask<Fund>(books, `/api${at(`/funds/${fund}`)}`)
  const home = await villageOf(household)
  const amount = money.balance
  const bound = { fund, name: NAME, area, family: 'protection', amount }
  const { earmark } = await call<{ earmark: string }>(books, '/earmarks', bound)
  const budget = { earmark, name: NAME, use: 'benefit', amount }
  const { line } = await call<{ line: string }>(books, '/lines', budget)
  const known = { line, name: NAME, benefit: 'travel', cycle: CYCLE, area: home.area }
  const opened = await call<{ proposal: { proposal: string } }>(county, '/proposals', {
    ...{ ...known, amount, limits: { unit: 1 } },
    rules: [{ name: '按户平均', rule: { kind: 'equal' } }],
    filter: { withoutIncome: 'as-none' },
  })
  const { proposal } = opened.proposal
  const path = `/api${at(`/proposals/${proposal}`)}`
  const why = '按户平均，群众易于核对。'
  await until<State>(books, path, ({ state }) => state === 'gathered')
  await call(county, `/proposals/${proposal}/choice`, { rule: 0, why })
  await call(books, `/proposals/${proposal}/decision`, { approved: true, why })
  await until<State>(books, path, ({ state }) => state === 'granted')
  const made = await call<{ batch: { batch: string } }>(county, '/batches', { ...known, proposal })
  const { batch } = made.batch
  await until<State>(books, pathOf(batch), ({ state }) => state === 'prepared')
  return { batch, village: home.areaName }
}

const pathOf = (batch: string) => `/api${at(`/batches/${batch}`)}`

/** A second person checks the batch, two offices approve it: from now on it hangs in public. */
export async function hangsOut({ books, county2 }: Offices, batch: string): Promise<void> {
  await call(books, `/batches/${batch}/check`, {})
  await call(books, `/batches/${batch}/approval`, {})
  await call(county2, `/batches/${batch}/approval`, {})
  await until<State>(books, pathOf(batch), ({ state }) => state === 'disclosed')
}

/** Released and sent to the bank, whose statement says that all of it was paid. */
export async function isPaid({ books }: Offices, batch: string): Promise<number> {
  type Due = { entitlement: string; amount: number; payee: string; state: string }
  type Batch = State & { count: number; sent?: { day: string } }
  await call(books, `/batches/${batch}/release`, {})
  await call(books, `/batches/${batch}/sending`, { bank: await bankOf(books) })
  const { sent, count } = await until<Batch>(books, pathOf(batch), ({ state }) => state === 'sent')
  const roll = `/api${at(`/entitlements?batch=${batch}`)}`
  const { items } = await ask<{ items: Due[] }>(books, roll)
  expect(items.length).toBe(count)
  await statement(
    books,
    sent?.day ?? '',
    items.map(({ entitlement, amount, payee }) => ({
      ...{ id: entitlement, out: amount, party: payee, entitlement, text: '交通补助' },
    })),
  )
  const paid = ({ items: all }: { items: Due[] }) => all.every(({ state }) => state === 'confirmed')
  await until<{ items: Due[] }>(books, roll, paid)
  await call(books, `/batches/${batch}/reconciliation`, {})
  return count
}
