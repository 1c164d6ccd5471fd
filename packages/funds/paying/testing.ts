import type { Ctx, Ports } from '@terrace/platform/context'
import { toWrite } from '@terrace/platform/write'
import type { Household } from '@terrace/registry'
import { routes as registry } from '@terrace/registry/routes'
import { areaOf } from '@terrace/tenancy'
import { makeEarmark } from '../budget/earmark.ts'
import { openFund } from '../budget/fund.ts'
import { openLine } from '../budget/line.ts'
import { postEntry } from '../ledger/entry.ts'
import { type Entitlement, entitlementId, entitlements } from './entitlement.ts'

/** As much of the tests' world as these tools use. */
export interface World {
  as(roles: string, scope?: string[], user?: string): Ctx
  tenant: string
  ports: Pick<Ports, 'db'>
  areas(): Promise<{
    county: { area: string }
    townships: { path: string }[]
    villages: { area: string }[]
  }>
}

/** Money in a budget line, and people who are owed some of it: the stage of tests about paying. */
export async function stage(w: World, amount: number) {
  const areas = await w.areas()
  const finance = w.as('finance', [''], 'u-preparer')
  const fund = await openFund(finance, {
    ...{ name: 'Allowances', origin: 'county', area: areas.county.area, year: 2026 },
  })
  await postEntry(finance, {
    ...{ entry: `allot-${fund.fund}`, kind: 'allocation', day: '2026-11-02', about: fund.fund },
    legs: [
      { account: { kind: 'source', owner: 'treasury', currency: 'CNY' }, amount: -amount },
      { account: { kind: 'fund', owner: fund.fund, currency: 'CNY' }, amount },
    ],
  })
  const earmark = await makeEarmark(finance, {
    ...{ fund: fund.fund, name: 'Living', area: areas.county.area, family: 'protection', amount },
  })
  const line = await openLine(finance, {
    ...{ earmark: earmark.earmark, name: 'Living allowance', use: 'benefit', amount },
  })
  return { areas, fund, line }
}

interface Owed {
  household: string
  number: string
  payee: string
  area: string
  path: string
  amount: number
}

/** What a proposal grants to these households, as the decision would write it. */
export async function grant(
  w: World,
  line: string,
  owed: readonly Owed[],
  cycle = '2026-11',
): Promise<Entitlement[]> {
  const granted = owed.map(
    (one): Entitlement => ({
      ...one,
      entitlement: entitlementId(one.household, 'living-allowance', cycle),
      ...{
        people: 3,
        areaName: 'Upper',
        line,
        benefit: 'living-allowance',
        cycle,
        currency: 'CNY',
      },
      ...{ why: [], proposal: `prp-${cycle}`, decidedAt: '2026-11-02T04:00:00.000Z' },
      ...{ attempts: [], state: 'open', version: 1 },
    }),
  )
  for (let i = 0; i < granted.length; i += 50) {
    const rows = granted.slice(i, i + 50).map((one) => entitlements.created(w.tenant, one))
    await w.ports.db.write(rows.map((row) => toWrite(w.ports.db, row)))
  }
  return granted
}

type Acted = (ctx: ReturnType<World['as']>, input: unknown) => Promise<unknown>
let serial = 0

/** A household of a village with an account, and what it is owed. */
export async function owing(w: World, village: string, amount: number, more: object = {}) {
  const payee = `王建国${serial++}`
  const made = (await (registry['POST /households'].action as unknown as Acted)(w.as('county'), {
    area: village,
    members: [{ name: payee, relation: 'head', birth: '1970-02-03' }],
    bankAccount: `62284812345678${String(serial).padStart(5, '0')}`,
    ...more,
  })) as Household
  const { path } = await areaOf(w.as('county'), village)
  const { household, number } = made
  return { household, number, payee, area: village, path, amount }
}
