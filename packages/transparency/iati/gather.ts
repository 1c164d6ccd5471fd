import {
  accountId,
  accountOf,
  batches,
  type Flow,
  fundAccount,
  into,
  lineAccount,
  outOf,
} from '@terrace/funds'
import type { Ctx } from '@terrace/platform/context'
import { disclosureOf } from '../disclosure/disclosure.ts'
import type { Disclosure, OpenFund, OpenLine } from '../disclosure/model.ts'
import type { Activity, Publisher, Transaction } from './xml.ts'

/** OECD DAC five-digit purpose codes of the families of measures. */
const SECTORS: Record<string, string> = {
  industry: '31120',
  training: '11330',
  infrastructure: '43040',
  finance: '24040',
  employment: '16020',
  protection: '16010',
  policy: '16010',
}
const SOCIAL_PROTECTION = '16010'

/** Who gives, by origin, with IATI's code for what they are. */
const FUNDERS: Record<OpenFund['origin'], { name: string; type: string }> = {
  central: { name: 'Central government', type: '10' },
  province: { name: 'Provincial government', type: '11' },
  prefecture: { name: 'Prefectural government', type: '11' },
  county: { name: 'County government', type: '11' },
  social: { name: 'Donors', type: '90' },
  enterprise: { name: 'Enterprises', type: '70' },
  other: { name: 'Other givers', type: '90' },
}
const OUTSIDE = new Set(['source', 'gift', 'suspense'])
const isOutside = (account: string) => OUTSIDE.has(accountOf(account).kind)

/** What came into a fund from outside less what went back, month by month: nobody’s gift stands alone. */
async function incoming(ctx: Ctx, by: Publisher, fund: OpenFund): Promise<Transaction[]> {
  const months = new Map<string, { day: string; amount: number }>()
  const count = ({ day, amount }: Pick<Flow, 'day' | 'amount'>) => {
    const was = months.get(day.slice(0, 7))
    const latest = was && was.day > day ? was.day : day
    months.set(day.slice(0, 7), { day: latest, amount: (was?.amount ?? 0) + amount })
  }
  const account = accountId(fundAccount(fund))
  for await (const flow of into(ctx, account)) if (isOutside(flow.from)) count(flow)
  for await (const flow of outOf(ctx, account)) {
    if (isOutside(flow.to)) count({ day: flow.day, amount: -flow.amount })
  }
  const funder = FUNDERS[fund.origin]
  const provider = { ...funder, activity: `${by.org}-given-${fund.origin}` }
  return [...months.values()]
    .filter(({ amount }) => amount !== 0)
    .map((one) => ({ ...one, type: '1' as const, text: funder.name, provider }))
    .sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** What a budget line was given, less what was taken back from it. */
async function commitment(ctx: Ctx, line: OpenLine): Promise<Transaction[]> {
  const account = accountId(lineAccount(line))
  let [day, amount] = ['', 0]
  for await (const flow of into(ctx, account)) {
    if (accountOf(flow.from).kind !== 'earmark') continue
    if (day === '') day = flow.day
    amount += flow.amount
  }
  for await (const flow of outOf(ctx, account)) {
    if (accountOf(flow.to).kind === 'earmark') amount -= flow.amount
  }
  return amount > 0 ? [{ type: '2', day, amount, text: line.name }] : []
}

/** What was confirmed of batches that are settled, as far as it is told. */
async function disbursements(ctx: Ctx, lines: readonly OpenLine[], told: Disclosure['batches']) {
  const done: Transaction[] = []
  for (const { batch, line, cycle, confirmed } of told) {
    if (!confirmed) continue
    const of = lines.find((one) => one.line === line)
    const at = (await batches.find(ctx, batch))?.reconciled?.at
    if (!of || at === undefined) continue
    const text = `${of.name} ${cycle}`
    done.push({ type: '3', day: at.slice(0, 10), amount: confirmed, text })
  }
  return done
}

/** The activities of a year: one a fund of money, from the books and from what is told of them. */
export async function activitiesOf(ctx: Ctx, by: Publisher, year: number): Promise<Activity[]> {
  const told = await disclosureOf(ctx, { year })
  const done: Activity[] = []
  for (const fund of told.funds) {
    if (fund.medium === 'goods') continue
    const lines = told.lines.filter((line) => line.fund === fund.fund)
    const transactions = await incoming(ctx, by, fund)
    const [start = `${year}-01-01`] = transactions.map(({ day }) => day)
    for (const line of lines) transactions.push(...(await commitment(ctx, line)))
    transactions.push(...(await disbursements(ctx, lines, told.batches)))
    const sectors = new Map<string, number>()
    for (const { family, came } of lines) {
      const code = SECTORS[family ?? ''] ?? SOCIAL_PROTECTION
      sectors.set(code, (sectors.get(code) ?? 0) + came)
    }
    done.push({
      ...{ fund: fund.fund, title: fund.name, year, currency: fund.currency },
      description: fund.purpose ?? fund.name,
      ...{ areaName: fund.areaName, closed: fund.state === 'closed', start, budget: fund.came },
      ...{ sectors, funder: FUNDERS[fund.origin], transactions },
    })
  }
  return done
}
