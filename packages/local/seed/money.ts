import { workerOf } from '@terrace/functions/work'
import { uploadStatement } from '@terrace/funds'
import { routes } from '@terrace/funds/routes'
import type { Ctx } from '@terrace/platform/context'
import { addDays } from '@terrace/platform/dates'
import { runJob } from '@terrace/platform/job-runner'
import { readJob } from '@terrace/platform/job-store'
import { newContext } from '@terrace/platform/new-context'
import type { Area, Role } from '@terrace/tenancy'
import { act } from './door.ts'
import type { Person } from './logins.ts'

/** What the county gives out of its own pot, in fen. */
const COUNTY = 3_600_000_00
const LINE = 1_800_000_00
const CYCLE = 60_000_00

/** Whoever prepares is a colleague without a login: the demo's own people stay free to decide. */
const clerk = { id: 'seed-bookkeeper', name: '曹会计' }
/** Jobs of the story are run by the story, on its days: nobody else is woken for them. */
const asleep = { send: async () => undefined } as unknown as Ctx['ports']['queue']

interface County {
  county: Area
  townships: readonly Area[]
  /** A household of the first township that signs in for itself. */
  receiver: Person | undefined
}

/** The people of the county's money, each on a day of the past. */
class Books {
  private tick = 0
  readonly base: Ctx
  readonly people: ReadonlyMap<Role, Person>
  constructor(base: Ctx, people: ReadonlyMap<Role, Person>) {
    this.base = base
    this.people = people
  }

  as(role: 'finance' | 'county', days: number, person = this.people.get(role)): Ctx {
    const day = addDays(this.base.today(), -days)
    const at = new Date(`${day}T03:00:00Z`).getTime() + this.tick++ * 60_000
    const ports = { ...this.base.ports, now: () => new Date(at), queue: asleep }
    const { id, name } = person ?? clerk
    const { tenant, zone } = this.base
    const actor = { id, name, method: 'session' }
    return newContext(ports, { tenant, actor, roles: [role], scope: [''], lang: 'zh', zone })
  }

  clerk = (days: number): Ctx => this.as('finance', days, clerk)

  /** Runs a job now: its asker need not wait. */
  async finish(ctx: Ctx, job: string | undefined): Promise<void> {
    if (!job) return
    const worker = workerOf(ctx.ports, () => false)
    while ((await runJob(worker, ctx.tenant, job)) === 'again');
    const { state, error } = await readJob(ctx.db, ctx.tenant, job)
    if (state !== 'done') throw new Error(`a job of the demo ended: ${JSON.stringify(error)}`)
  }
}

/**
 * A year of the county's money: a fund, what it is bound to, and an allowance that four townships
 * have in four states, from a batch that waits for its check to one whose books are shut.
 */
export async function money(
  ctx: Ctx,
  county: County,
  people: ReadonlyMap<Role, Person>,
): Promise<void> {
  const books = new Books(ctx, people)
  const area = county.county.area
  const line = await budget(books, area)
  const { bank } = await act(routes['POST /banks'], books.as('finance', 118), {
    ...{ name: '清禾示例农商行营业部', holder: '清禾县乡村振兴局（示例）', area, currency: 'CNY' },
    account: '6200990000000088',
  })
  const month = (days: number) => books.clerk(days).today().slice(0, 7)
  const [one, two, three, four] = county.townships
  if (!one || !two || !three || !four) return
  const pay = (where: Area, since: number) => batchOf(books, line, where, since, month(since))
  await closed(books, bank, await pay(two, 80))
  await partly(books, bank, await pay(one, 35), county.receiver?.name)
  await disclosed(books, await pay(three, 6))
  await pay(four, 2)
}

/** A fund with its purposes and their lines, a part of each not yet bound. */
async function budget(books: Books, area: string): Promise<string> {
  const year = Number(books.base.today().slice(0, 4))
  const { fund } = await act(routes['POST /funds'], books.as('finance', 130), {
    ...{ name: '农村低收入人口救助资金', origin: 'county', area, year },
  })
  const allotted = books.as('finance', 128)
  await act(routes['POST /entries'], allotted, {
    ...{ entry: `allot-${fund}`, kind: 'allocation', day: allotted.today(), about: fund },
    text: '示例县财〔2026〕12号',
    legs: [
      { account: { kind: 'source', owner: 'county-treasury', currency: 'CNY' }, amount: -COUNTY },
      { account: { kind: 'fund', owner: fund, currency: 'CNY' }, amount: COUNTY },
    ],
  })
  const bind = (name: string, family: 'protection' | 'training' | 'industry', amount: number) =>
    act(routes['POST /earmarks'], books.as('finance', 125), { fund, name, area, family, amount })
  const open = (earmark: string, name: string, use: 'benefit' | 'project', amount: number) =>
    act(routes['POST /lines'], books.as('finance', 122), { earmark, name, use, amount })
  const living = await bind('困难家庭生活救助', 'protection', 2_000_000_00)
  const study = await bind('低收入家庭学生资助', 'training', 600_000_00)
  const trade = await bind('到户产业奖补', 'industry', 700_000_00)
  const { line } = await open(living.earmark, '困难家庭生活补助', 'benefit', LINE)
  await open(study.earmark, '雨露计划补助', 'benefit', 450_000_00)
  await open(trade.earmark, '特色种养奖补', 'project', 500_000_00)
  return line
}

/** A proposal for a township, decided and granted, and the batch that takes it up. */
async function batchOf(books: Books, line: string, where: Area, since: number, cycle: string) {
  const preparer = books.clerk(since)
  const name = `${where.name}${cycle}困难家庭生活补助`
  const known = { name, line, benefit: 'living-allowance', cycle, area: where.area }
  const made = await act(routes['POST /proposals'], preparer, {
    ...{ ...known, amount: CYCLE, limits: { unit: 100 } },
    filter: { withoutIncome: 'as-none' },
    rules: [
      { name: '按人口', rule: { kind: 'per-head' } },
      { name: '按户平均', rule: { kind: 'equal' } },
      { name: '补差优先最困难户', rule: { kind: 'fgt', alpha: 2 } },
    ],
  })
  await books.finish(preparer, made.job)
  const { proposal } = made.proposal
  const why = '县级会议研究，按人口发放，群众易于核对。'
  await act(routes['POST /proposals/{proposal}/choice'], preparer, { proposal, rule: 0, why })
  const decider = books.as('county', since)
  const decided = await act(routes['POST /proposals/{proposal}/decision'], decider, {
    ...{ proposal, approved: true, why: '人数与登记信息一致，同意发放。' },
  })
  await books.finish(decider, decided.job)
  const opened = await act(routes['POST /batches'], preparer, { ...known, proposal })
  await books.finish(preparer, opened.job)
  return { batch: opened.batch.batch, since }
}
type Batch = Awaited<ReturnType<typeof batchOf>>

/** Checked and approved by two offices: it hangs in public from that day. */
async function disclosed(books: Books, { batch, since }: Batch): Promise<void> {
  const colleague = { id: 'seed-checker', name: '何复核' }
  await act(routes['POST /batches/{batch}/check'], books.as('finance', since - 1, colleague), {
    batch,
  })
  const approve = routes['POST /batches/{batch}/approval']
  await act(approve, books.as('finance', since - 2), { batch })
  await act(approve, books.as('county', since - 2), { batch })
}

/** Released after its days in public, and at the bank. @returns who is paid, and how much */
async function sent(books: Books, bank: string, one: Batch) {
  await disclosed(books, one)
  const { batch, since } = one
  await act(routes['POST /batches/{batch}/release'], books.as('finance', since - 20), { batch })
  const sender = books.as('finance', since - 21)
  const { job } = await act(routes['POST /batches/{batch}/sending'], sender, { batch, bank })
  await books.finish(sender, job)
  const roll: { entitlement: string; payee?: string | undefined; amount: number }[] = []
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = await act(routes['GET /entitlements'], sender, { batch, cursor })
    roll.push(...page.items)
    cursor = page.next
  }
  return roll
}

async function closed(books: Books, bank: string, one: Batch): Promise<void> {
  const roll = await sent(books, bank, one)
  const { batch, since } = one
  await feed(books, bank, since - 23, roll.map(paid))
  const keeper = books.as('finance', since - 24)
  const { job } = await act(routes['POST /batches/{batch}/reconciliation'], keeper, { batch })
  await books.finish(keeper, job)
  await act(routes['POST /batches/{batch}/closing'], books.as('county', since - 25), { batch })
}

/** The bank has paid most, returned two, and says nothing yet of the last few; one is surely paid. */
async function partly(books: Books, bank: string, one: Batch, payee?: string): Promise<void> {
  const isLast = (due: Due) => Number(due.payee !== payee)
  const roll = (await sent(books, bank, one)).sort((a, b) => isLast(a) - isLast(b))
  const known = roll.slice(0, Math.max(3, Math.floor(roll.length * 0.8)))
  const lines = known.map((due, i) => (i === 1 || i === 2 ? returned(due) : paid(due)))
  await feed(books, bank, one.since - 23, [
    ...lines,
    { side: 'out', amount: 35_00, party: '清禾示例农商行', text: '代发手续费' },
    { side: 'in', amount: 500_00, party: '田女士', text: '捐款 助学' },
  ])
}

interface Movement {
  side: 'in' | 'out'
  amount: number
  party: string
  text: string
  state?: string
  id?: string
}
type Due = Awaited<ReturnType<typeof sent>>[number]
const paid = ({ entitlement: id, payee = '', amount }: Due): Movement => ({
  ...{ side: 'out', id, amount, party: payee, text: '生活补助' },
})
const returned = (due: Due): Movement => ({
  ...{ ...paid(due), side: 'in', state: '退汇', text: '收款账号户名不符' },
})

/** A statement as the bank's clerk hands it over: a table. */
async function feed(books: Books, bank: string, days: number, lines: readonly Movement[]) {
  const ctx = books.as('finance', days)
  const day = ctx.today()
  const rows = lines.map(({ side, amount, party, text, state = '成功', id = '' }, i) => {
    const yuan = (amount / 100).toFixed(2)
    const sums = side === 'in' ? ['', yuan] : [yuan, '']
    return [day, ...sums, party, `示例${day}-${i + 1}`, id, state, text].join(',')
  })
  const head = '交易日期,支出金额,收入金额,对方户名,交易流水号,业务编号,交易状态,摘要'
  const upload = `seed${day.replaceAll('-', '')}`
  await uploadStatement(ctx, { upload, part: 0 }, Buffer.from([head, ...rows].join('\n')))
  const name = `对账单-${day}.csv`
  const read = await act(routes['POST /statements'], ctx, { bank, name, upload, parts: 1 })
  await books.finish(ctx, read.job)
}
