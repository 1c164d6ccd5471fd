import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { calendarOf } from '@terrace/local/calendar'
import { type World, world } from '@terrace/local/world'
import { verifyReceipt } from '@terrace/transparency/verify-receipt.mjs'
import { afterAll, beforeAll, expect, test } from 'vitest'

/*
 * Every unit of money from a donor's hand and a treasury's notice to a household's account, over HTTP
 * as the pages do it: allocated and given, bound to a purpose, shared out by a rule that was compared
 * with others, approved by two offices, disclosed, sent, confirmed by the bank, and traced.
 */

const dir = mkdtempSync(join(tmpdir(), 'terrace-money-'))
const calendar = calendarOf(dir)
type Login = Awaited<ReturnType<World['login']>>
type Json = Record<string, never>
let w: World
let people: Record<'finance' | 'colleague' | 'county' | 'auditor' | 'admin' | 'donor', Login>
let area = ''
let villages: { area: string }[] = []

beforeAll(async () => {
  w = await world({ now: calendar.now })
  const areas = await w.areas()
  area = areas.county.area
  villages = areas.villages
  const login = (role: Parameters<World['login']>[0]) => w.login(role)
  people = {
    finance: await login('finance'),
    colleague: await login('finance'),
    county: await login('county'),
    auditor: await login('auditor'),
    admin: await login('admin'),
    donor: await w.login('donor', []),
  }
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** The answer of a request; a refusal fails the test with its own words. */
async function ask<T = Json>(who: keyof typeof people, key: string, body?: object): Promise<T> {
  const [method = 'GET', path = ''] = key.split(' ')
  const response = await people[who].send(method, path, body)
  const text = await response.text()
  if (!response.ok) throw new Error(`${key} was refused with ${response.status}: ${text}`)
  return JSON.parse(text) as T
}
async function refused(who: keyof typeof people, key: string, body?: object): Promise<string> {
  const [method = 'GET', path = ''] = key.split(' ')
  const response = await people[who].send(method, path, body)
  expect(response.ok).toBe(false)
  return ((await response.json()) as { code: string }).code
}
async function put(who: keyof typeof people, path: string, body: string): Promise<Json> {
  const response = await w.app.request(`${w.env.BASE_URL}/api/t/${w.tenant}${path}`, {
    method: 'PUT',
    headers: { cookie: people[who].cookie, origin: w.env.BASE_URL },
    body,
  })
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
  return (await response.json()) as Json
}
async function open<T = Json>(path: string): Promise<T> {
  const response = await w.app.request(`${w.env.BASE_URL}/public/t/${w.tenant}${path}`)
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
  return (await response.json()) as T
}
const work = async (job: string) => {
  await w.work(job)
  await w.settle()
}
const day = () => calendar.now().toISOString().slice(0, 10)
const year = () => Number(day().slice(0, 4))
const standing = async (account: string) =>
  (await ask<{ account: { balance: number } }>('auditor', `GET /accounts/${account}?side=came`))
    .account.balance

test('money comes from a treasury and from a donor, and goes to households in the open', async () => {
  // A pot that is open to gifts; the treasury's notice, and a gift by bank transfer.
  const { fund } = await ask<{ fund: string }>('finance', 'POST /funds', {
    ...{ name: 'Winter help', origin: 'social', area, year: year(), open: true },
  })
  const { paper } = await put(
    'finance',
    '/papers/notice.pdf',
    `%PDF-1.4\n${' '.repeat(60)}\n%%EOF\n`,
  )
  const notice = {
    ...{ number: 'CN-2026-18', issuer: 'Finance bureau', level: 'county', date: day() },
    ...{ deadline: day(), currency: 'CNY', amount: 60_000, fund, paper },
  }
  await ask('finance', 'POST /allocations', notice)
  await ask('admin', 'PUT /donation-terms', {
    bank: { holder: 'Qinghe', bank: 'Bank of Qinghe', account: '6222020200112233' },
  })
  await ask('donor', 'PUT /donor', { name: 'Lin', kind: 'person', contact: 'tel 1', lang: 'en' })
  const gift = await ask<{ contribution: string; reference: string }>('donor', 'POST /gifts', {
    ...{ fund, amount: 40_000, anonymous: true },
  })
  const { bank } = await ask<{ bank: string }>('finance', 'POST /banks', {
    ...{ name: 'Bank of Qinghe', holder: 'Qinghe', account: '6222020200112233' },
    ...{ currency: 'CNY', area },
  })
  await feed(bank, 'in.xml', [line('400.00', 'CRDT', 'G1', `to ${gift.reference}`)])
  expect(await standing(`fund.${fund}.cny`)).toBe(100_000)

  // Bound to a purpose, and given as a benefit's budget: never more than there is.
  const bound = { fund, name: 'Warm homes', area, family: 'protection', amount: 100_000 }
  const { earmark } = await ask<{ earmark: string }>('finance', 'POST /earmarks', bound)
  expect(await refused('finance', 'POST /earmarks', bound)).toBe('account.short')
  const { line: budget } = await ask<{ line: string }>('finance', 'POST /lines', {
    ...{ earmark, name: 'Fuel allowance', use: 'benefit', amount: 100_000 },
  })

  // Six families, of whom one has an account that another gave too.
  for (let i = 0; i < 6; i++) {
    await ask('county', 'POST /households', {
      area: villages[i % 2]?.area,
      members: [
        { name: `Head ${i}`, relation: 'head', birth: '1970-02-03' },
        ...(i % 2 ? [{ name: `Child ${i}`, relation: 'son', birth: '2015-02-03' }] : []),
      ],
      income: { wage: 100_000 * (i + 1) },
      bankAccount: `62284812345678${String(Math.max(i, 1)).padStart(5, '0')}`,
    })
  }

  // Three rules side by side on the same money; another person decides.
  const asked = {
    ...{ line: budget, name: 'Winter', benefit: 'fuel', cycle: 'winter', amount: 60_000 },
    limits: { unit: 100 },
    filter: { statuses: ['candidate'], withoutIncome: 'as-none' },
    standard: 'monitoring',
    rules: [
      { name: 'Equal', rule: { kind: 'equal' } },
      { name: 'Per head', rule: { kind: 'per-head' } },
      { name: 'Poorest first', rule: { kind: 'fgt', alpha: 2 } },
    ],
  }
  const made = await ask<{ proposal: { proposal: string }; job: string }>(
    'finance',
    'POST /proposals',
    asked,
  )
  await work(made.job)
  const { proposal } = made.proposal
  const at = `/proposals/${proposal}`
  const { rules } = await ask<{ rules: { paid: object; allocated: number }[] }>(
    'auditor',
    `GET ${at}/comparison`,
  )
  expect(rules).toHaveLength(3)
  expect(rules[0]).toMatchObject({ paid: { candidates: 6 }, allocated: 60_000 })
  const why = 'Everybody heats one stove'
  await ask('finance', `POST ${at}/choice`, { rule: 0, why })
  expect(await refused('finance', `POST ${at}/decision`, { approved: true, why })).toMatch(/own/)
  const { job } = await ask<{ job: string }>('county', `POST ${at}/decision`, {
    approved: true,
    why,
  })
  await work(job)

  // A batch: checked by another, approved by two offices, in public for ten days, then sent.
  const batch = { name: 'Winter', proposal, line: budget, benefit: 'fuel', cycle: 'winter' }
  const begun = await ask<{ batch: { batch: string }; job: string }>(
    'finance',
    'POST /batches',
    batch,
  )
  await work(begun.job)
  const which = `/batches/${begun.batch.batch}`
  expect(await ask('auditor', `GET ${which}`)).toMatchObject({ count: 5, held: 1, amount: 50_000 })
  expect(await refused('finance', `POST ${which}/check`)).toBe('batch.own')
  await ask('colleague', `POST ${which}/check`)
  await ask('colleague', `POST ${which}/approval`)
  await ask('county', `POST ${which}/approval`)
  expect(await refused('colleague', `POST ${which}/release`)).toBe('batch.still-disclosed')
  calendar.moveOn(14)
  await ask('colleague', `POST ${which}/release`)
  const sending = await ask<{ job: string }>('colleague', `POST ${which}/sending`, { bank })
  await work(sending.job)
  const { url } = await ask<{ url: string }>('colleague', `POST ${which}/file`)
  const file = await (await fetch(url)).text()
  const ids = [...file.matchAll(/<EndToEndId>(due_\w+)</g)].map(([, id = '']) => id)
  expect(ids).toHaveLength(5)

  // The bank pays four and returns one, which is payable again.
  const lines = ids.map((id, i) => line('100.00', 'DBIT', `P${i}`, 'paid', id))
  await feed(bank, 'out.xml', [
    ...lines,
    line('100.00', 'CRDT', 'R4', 'no such account', ids[4], true),
  ])
  expect(await ask('auditor', `GET ${which}`)).toMatchObject({
    confirmed: { count: 4, amount: 40_000 },
    failed: { count: 1, amount: 10_000 },
    way: { count: 0 },
  })
  await ask('colleague', `POST ${which}/reconciliation`)

  // The donor sees every unit of the gift; first in, first out: the treasury's money went first.
  const trace = await ask<{ given: number; ends: { place: string; amount: number }[] }>(
    'donor',
    `GET /traces/${gift.contribution}`,
  )
  expect(trace.given).toBe(40_000)
  expect(trace.ends.reduce((sum, { amount }) => sum + amount, 0)).toBe(40_000)

  // The auditor reads the journal again; nobody's name is in what everybody may read.
  const months = { from: '2026-01', until: `${year() + 1}-12` }
  const audit = await ask<{ job: string }>('auditor', 'POST /ledger-audits', months)
  await work(audit.job)
  expect(await ask('auditor', `GET /jobs/${audit.job}`)).toMatchObject({ result: { wrong: [] } })
  const disclosed = JSON.stringify(await open(`/open?year=${year()}`))
  for (const secret of ['Lin', 'Head ', '62284812345678']) expect(disclosed).not.toContain(secret)

  // What the log says of the gift and of the batch is proved without us.
  const published = await ask<{ job: string }>('county', 'POST /log/checkpoints')
  await work(published.job)
  const { keys } = await open<{ keys: string[] }>('/log')
  for (const ref of [gift.contribution, begun.batch.batch]) {
    const { items } = await open<{ items: { index: number; kind: string }[] }>(`/log/about/${ref}`)
    expect(items.length).toBeGreaterThan(0)
    for (const { index } of items) {
      const receipt = await open(`/log/receipts/${index}`)
      expect(await verifyReceipt(receipt, keys)).toMatchObject({ valid: true, index })
    }
  }
})

let uploads = 0
async function feed(bank: string, name: string, entries: readonly string[]): Promise<void> {
  const upload = `journey${String(uploads++).padStart(8, '0')}`
  await put('colleague', `/bank-files/${upload}/0`, notification(entries))
  const asked = { bank, name, upload, parts: 1 }
  const { job } = await ask<{ job: string }>('colleague', 'POST /statements', asked)
  await work(job)
  expect(await ask('colleague', `GET /jobs/${job}`)).toMatchObject({ state: 'done' })
}

function line(yuan: string, way: string, id: string, text: string, endToEnd = 'X', back = false) {
  return (
    `<Ntry><Amt Ccy="CNY">${yuan}</Amt><CdtDbtInd>${way}</CdtDbtInd>` +
    `${back ? '<RvslInd>true</RvslInd>' : ''}<Sts><Cd>BOOK</Cd></Sts>` +
    `<BookgDt><Dt>${day()}</Dt></BookgDt><AcctSvcrRef>${id}</AcctSvcrRef><BkTxCd><Domn>` +
    '<Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls>' +
    `<TxDtls><Refs><EndToEndId>${endToEnd}</EndToEndId></Refs><RmtInf><Ustrd>${text}</Ustrd>` +
    '</RmtInf></TxDtls></NtryDtls></Ntry>'
  )
}

const notification = (entries: readonly string[]) =>
  '<?xml version="1.0" encoding="UTF-8"?><Document ' +
  'xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn><GrpHdr>' +
  `<MsgId>N-${uploads}</MsgId><CreDtTm>2026-11-21T02:00:00+08:00</CreDtTm></GrpHdr><Ntfctn><Id>N</Id>` +
  '<Acct><Id><Othr><Id>6222020200112233</Id></Othr></Id><Ccy>CNY</Ccy></Acct>' +
  `${entries.join('')}</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>`
