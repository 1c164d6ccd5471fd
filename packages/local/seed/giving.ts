import { uploadPaper } from '@terrace/funds'
import { routes as funds } from '@terrace/funds/routes'
import type { Ctx } from '@terrace/platform/context'
import { addDays } from '@terrace/platform/dates'
import { newContext } from '@terrace/platform/new-context'
import { act } from './door.ts'
import type { Person } from './logins.ts'
import { paperOf } from './paper.ts'

/** Notices of the demo's year: how many days ago, the deadline in days from then, fen. */
const notices = [
  {
    number: '示例财农〔2026〕8号',
    issuer: '示例省财政厅',
    level: 'province',
    ago: 210,
    within: 180,
    amount: 480_000_000,
    purpose: '衔接推进乡村振兴补助资金',
  },
  {
    number: '示例财预〔2026〕31号',
    issuer: '示例部',
    level: 'central',
    ago: 120,
    within: 365,
    amount: 1_250_000_000,
    purpose: '中央财政衔接补助资金',
  },
  {
    number: '示例县财〔2026〕5号',
    issuer: '示例县财政局',
    level: 'county',
    ago: 40,
    within: 300,
    amount: 96_000_000,
    purpose: '县级配套资金',
  },
] as const

/** People who gave, most over the counter or by transfer; the demo's own donor is the last. */
const givers = [
  { name: '示例科技有限公司', kind: 'organisation', amount: 5_000_000, ago: 150 },
  { name: '示例商会', kind: 'organisation', amount: 2_000_000, ago: 95 },
  { name: '某先生', kind: 'person', amount: 30_000, ago: 60, anonymous: true },
  { name: '田女士', kind: 'person', amount: 8_800, ago: 12 },
] as const

export interface Giving {
  ctx: Ctx
  /** The county. */
  area: string
  finance: Person
  /** The demo's donor, with the address of their login. */
  donor: Person & { email: string }
}

/** Somebody of the demo, so many days ago. */
function someone(
  { ctx }: Giving,
  person: Person & { email?: string },
  role: string,
  ago: number,
): Ctx {
  const day = addDays(ctx.today(), -ago)
  let tick = 0
  const start = new Date(`${day}T03:00:00Z`).getTime()
  const ports = { ...ctx.ports, now: () => new Date(start + tick++) }
  const actor = { id: person.id, name: person.name, email: person.email, method: 'session' }
  const scope = role === 'donor' ? [] : ['']
  return newContext(ports, { ...ctx, actor, roles: [role], scope })
}

/** A year of money that came: allocations, an open fund with its gifts, the demo's donor. */
export async function giving(demo: Giving): Promise<void> {
  const { ctx, area, finance, donor } = demo
  const books = (ago: number) => someone(demo, finance, 'finance', ago)
  const year = Number(ctx.today().slice(0, 4))
  const bank = {
    holder: '清禾县慈善总会（示例）',
    bank: '示例银行清禾支行',
    account: '6200 0000 0000 0001',
  }
  await act(funds['PUT /donation-terms'], { ...ctx, roles: ['admin'] }, { bank })
  const main = { name: '衔接推进乡村振兴补助资金', origin: 'province' as const, area, year }
  const { fund: treasury } = await act(funds['POST /funds'], books(215), main)
  for (const { ago, within, ...notice } of notices) {
    const at = books(ago)
    const { paper } = await uploadPaper(at, { name: `${notice.number}.pdf` }, paperOf())
    const [date, deadline] = [at.today(), addDays(at.today(), within)]
    await act(funds['POST /allocations'], at, {
      ...notice,
      ...{ fund: treasury, paper, date, deadline, currency: 'CNY' },
    })
  }
  const { fund } = await act(funds['POST /funds'], books(200), {
    ...{ name: '清禾助学与饮水基金', origin: 'social', area, year, open: true },
    purpose: '资助脱贫户和监测户子女上学，改善边远村组饮水条件。每一笔捐赠均可查询去向。',
  })
  for (const { ago, ...giver } of givers) {
    const day = books(ago).today()
    const slip = { fund, means: 'transfer' as const, day, bank: `示例流水 ${ago}` }
    await act(funds['POST /contributions'], books(ago), { anonymous: false, ...giver, ...slip })
  }
  await donorsGifts(demo, fund, { ...donor })
  await water(demo, fund)
}

/** Whoever writes is a colleague without a login: the demo's own people release. */
const colleague = { id: 'seed-bookkeeper', name: '曹会计' }
/** More than the first givers gave together: the donor's first gift is in it, and a part of the second. */
const WATER = 7_100_000

/** What the fund was spent on, and what came of it. */
async function water(demo: Giving, fund: string): Promise<void> {
  const { ctx, area, finance } = demo
  const books = (ago: number) => someone(demo, finance, 'finance', ago)
  const made = await act(funds['POST /earmarks'], books(20), {
    ...{ fund, name: '边远村组饮水改善', area, family: 'infrastructure', amount: WATER },
  })
  const { line } = await act(funds['POST /lines'], books(18), {
    ...{ earmark: made.earmark, name: '饮水管网改造', use: 'project', amount: WATER },
  })
  const writer = someone(demo, colleague, 'finance', 4)
  const { result } = await act(funds['POST /results'], writer, {
    ...{ about: line, day: addDays(ctx.today(), -5), measured: 214 },
    texts: {
      zh: {
        title: '第一批饮水管网改造完工',
        text: '管网和蓄水池改造已完工，水质经县疾控部门检测合格，群众在家门口用上安全饮水。',
        unit: '人用上安全饮水',
      },
      en: {
        title: 'The first water pipes are renewed',
        text: 'Pipes and a tank were renewed. The county health office tested the water: it is safe to drink.',
        unit: 'people with safe water',
      },
    },
  })
  await act(funds['POST /results/{result}/release'], books(3), { result, ground: 'unrecognisable' })
}

/** Two gifts, one of them anonymous, and a pledge whose transfer has not come. */
async function donorsGifts(demo: Giving, fund: string, donor: Giving['donor']): Promise<void> {
  const as = (ago: number) => someone(demo, donor, 'donor', ago)
  const profile = { name: donor.name, kind: 'person', contact: '示例路 1 号', lang: 'zh' } as const
  await act(funds['PUT /donor'], as(90), profile)
  const gift = async (ago: number, amount: number, anonymous: boolean, pays: boolean) => {
    const made = await act(funds['POST /gifts'], as(ago), { fund, amount, anonymous })
    if (!pays) return
    const at = someone(demo, demo.finance, 'finance', ago - 1)
    const { contribution } = made
    const came = { amount, currency: 'CNY', bank: `示例流水 ${made.reference}`, day: at.today() }
    await act(funds['POST /contributions/{contribution}/payments'], at, { contribution, ...came })
  }
  await gift(80, 50_000, false, true)
  await gift(33, 120_000, true, true)
  await gift(2, 20_000, false, false)
}
