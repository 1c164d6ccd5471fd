import type { APIRequestContext } from 'playwright-core'
import { expect } from 'vitest'
import { at, url } from './kit.ts'

/** What stands in the budget line of these tests: fen. */
const MONEY = 50_000_000

/** As somebody signed in: one call of the demo county's API, which must do. */
export async function call<T>(request: APIRequestContext, path: string, data: object): Promise<T> {
  const answer = await request.post(`/api${at(path)}`, { data, headers: { origin: url } })
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
  return (await answer.json()) as T
}

/** A fund of this year with an earmark and a budget line for an allowance, by who keeps the books. */
export async function budgetLine(request: APIRequestContext, name: string) {
  const areas = await (await request.get(`/api${at('/areas')}`)).json()
  const [county] = (areas as { items: { area: string }[] }).items
  const area = county?.area ?? ''
  const today = new Date().toISOString().slice(0, 10)
  const year = Number(today.slice(0, 4))
  const made = await call<{ fund: string }>(request, '/funds', {
    ...{ name, origin: 'county', area, year },
  })
  const { fund } = made
  const of = (kind: string, owner: string) => ({ kind, owner, currency: 'CNY' })
  await call(request, '/entries', {
    ...{ entry: `allot-${fund}`, kind: 'allocation', day: today, about: fund },
    legs: [
      { account: of('source', 'treasury'), amount: -MONEY },
      { account: of('fund', fund), amount: MONEY },
    ],
  })
  const { earmark } = await call<{ earmark: string }>(request, '/earmarks', {
    ...{ fund, name, area, family: 'protection', amount: MONEY },
  })
  const { line } = await call<{ line: string }>(request, '/lines', {
    ...{ earmark, name, use: 'benefit', amount: MONEY },
  })
  return { fund, line }
}

/** A proposal over that line whose rules are compared, and one of its candidates. */
export async function comparedProposal(request: APIRequestContext, name: string, cycle: string) {
  const { line } = await budgetLine(request, name)
  const rules = [
    { name: '按户平均', rule: { kind: 'equal' } },
    { name: '最困难者优先', rule: { kind: 'fgt', alpha: 2 } },
  ]
  const opened = await call<{ proposal: { proposal: string } }>(request, '/proposals', {
    ...{ line, name, benefit: 'living-allowance', cycle, amount: 3_000_000 },
    ...{ limits: { unit: 100 }, rules, scoring: { formula: 'gap' } },
    filter: { withoutIncome: 'as-none' },
  })
  const { proposal } = opened.proposal
  const path = `/api${at(`/proposals/${proposal}`)}`
  // By hand: what asks before the tests begin may not poll by expecting.
  for (let n = 0; n < 240; n++) {
    if ((await (await request.get(path)).json()).state === 'gathered') break
    await new Promise((done) => setTimeout(done, 250))
  }
  const roll = await (await request.get(`${path}/households`)).json()
  return { proposal, candidate: (roll as { items: { id: string }[] }).items[0]?.id ?? '' }
}
