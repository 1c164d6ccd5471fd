import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { APIRequestContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { at, browserOfFile, codeFor, DEMO, settled, textOf, url, visit, wordsOf } from './kit.ts'
import { look as lookAt } from './look.ts'
import { call } from './proposal.ts'

/* A donor registers, gives, sees the gift move to a batch of a township, and proves it without a network. */

const desk = browserOfFile()
const SCRIPT = join(import.meta.dirname, '../../packages/transparency/verify/verify-receipt.mjs')
/** Yuan; more than what others left in the fund, so that the batch is its own. */
const GIFT = 7_700

const look = (page: Page, name: string) => lookAt(page, `donor-${name}`)

const ask = async <T>(request: APIRequestContext, path: string): Promise<T> =>
  (await (await request.get(path)).json()) as T

/** Waits until an answer says what it should; jobs run behind it. */
async function until<T>(request: APIRequestContext, path: string, good: (said: T) => boolean) {
  for (let n = 0; n < 120; n++) {
    const said = await ask<T>(request, path)
    if (good(said)) return said
    await new Promise((done) => setTimeout(done, 250))
  }
  throw new Error(`${path} never said what was waited for`)
}

/** A stranger with an e-mail address becomes a donor and pledges. @returns the gift and its reference */
async function registersAndGives(page: Page, email: string) {
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.locator('form button[type=submit]').click()
  await page.locator('input[autocomplete=one-time-code]').fill(await codeFor(page, email))
  await page.locator('form button[type=submit]').click()
  await page.getByRole('heading', { name: 'Who are you?' }).waitFor()
  await page.getByLabel('Name on the receipt').fill('新朋友')
  await look(page, 'join')
  await page.getByRole('button', { name: 'Go to my gifts' }).click()
  await page.getByRole('heading', { name: 'My gifts' }).waitFor()
  await page.getByRole('link', { name: 'Give again' }).click()
  await page.getByLabel('Amount').fill(String(GIFT))
  await look(page, 'new-gift')
  await page.getByRole('button', { name: 'Pledge', exact: true }).click()
  await page.waitForURL(/\/gifts\/gft_\w+$/)
  await page.getByText('¥7,700.00').first().waitFor()
  const gift = /gft_\w+$/.exec(page.url())?.[0] ?? ''
  const code = gift.slice(4).toUpperCase()
  return { gift, reference: `${code.slice(0, 4)}-${code.slice(4)}` }
}

/** The bank's statement of the day with the donor's transfer in it. */
async function bankTells(books: APIRequestContext, gift: string, reference: string): Promise<void> {
  const { items } = await ask<{ items: { bank: string }[] }>(books, `/api${at('/banks')}`)
  const day = new Date().toISOString().slice(0, 10)
  const head = '交易日期,支出金额,收入金额,对方户名,交易流水号,业务编号,交易状态,摘要'
  const row = `${day},,${GIFT}.00,新朋友,示例-${gift},,成功,捐款 ${reference}`
  const upload = `donor${Date.now()}`
  const kept = await books.put(`/api${at(`/bank-files/${upload}/0`)}`, {
    data: Buffer.from(`${head}\n${row}`),
    headers: { origin: url, 'content-type': 'application/octet-stream' },
  })
  expect(kept.ok(), await kept.text()).toBe(true)
  const statement = { bank: items[0]?.bank, name: '对账单.csv', upload, parts: 1 }
  await call(books, '/statements', statement)
  const path = `/api${at(`/contributions/${gift}`)}`
  await until<{ state: string }>(books, path, ({ state }) => state === 'received')
}

/** The township of the first assisted households: in the demo's small villages they are too few to be told. */
async function poorest(county: APIRequestContext) {
  type Home = { area: string }
  const { items } = await ask<{ items: Home[] }>(county, `/api${at('/households?status=assisted')}`)
  const of = (area: string) =>
    ask<{ area: string; name: string; path: string }>(county, `/api${at(`/areas/${area}`)}`)
  const { path } = await of(items[0]?.area ?? '')
  return of(path.split('/').at(-3) ?? '')
}

/** All that stands in the gift's fund goes to a purpose, a budget, and a batch for one township. */
async function movesOn(books: APIRequestContext, gift: string): Promise<string> {
  const county = (await desk.context({ role: 'county' })).request
  const { fund } = await ask<{ fund: string }>(books, `/api${at(`/contributions/${gift}`)}`)
  type Fund = { area: string; money: { balance: number } }
  const { area, money } = await ask<Fund>(books, `/api${at(`/funds/${fund}`)}`)
  const home = await poorest(county)
  const amount = money.balance
  const name = '学生交通补助'
  const bound = { fund, name, area, family: 'protection', amount }
  const { earmark } = await call<{ earmark: string }>(books, '/earmarks', bound)
  const budget = { earmark, name, use: 'benefit', amount }
  const { line } = await call<{ line: string }>(books, '/lines', budget)
  const known = { line, name, benefit: 'travel', cycle: 'donor', area: home.area }
  const opened = await call<{ proposal: { proposal: string } }>(county, '/proposals', {
    ...{ ...known, amount, limits: { unit: 1 } },
    rules: [{ name: '按户平均', rule: { kind: 'equal' } }],
    filter: { withoutIncome: 'as-none' },
  })
  const { proposal } = opened.proposal
  const path = `/api${at(`/proposals/${proposal}`)}`
  const state = (wanted: string) =>
    until<{ state: string }>(books, path, (said) => said.state === wanted)
  await state('gathered')
  const why = '按户平均，群众易于核对。'
  await call(county, `/proposals/${proposal}/choice`, { rule: 0, why })
  await call(books, `/proposals/${proposal}/decision`, { approved: true, why })
  await state('granted')
  const batch = await call<{ batch: { batch: string } }>(books, '/batches', { ...known, proposal })
  const of = `/api${at(`/batches/${batch.batch.batch}`)}`
  await until<{ state: string }>(books, of, (said) => said.state === 'prepared')
  return home.name
}

test('a donor gives, sees the gift in a batch of a township, and proves it offline', async () => {
  const page = await desk.page(`/give/${DEMO}/join`)
  const email = `new.${Date.now()}@giver.example`
  const { gift, reference } = await registersAndGives(page, email)
  const books = (await desk.context({ role: 'finance' })).request
  await bankTells(books, gift, reference)
  const township = await movesOn(books, gift)
  await visit(page, at(`/gifts/${gift}`))
  await page.getByText('In a batch that is being prepared').first().waitFor()
  const shown = await wordsOf(page.locator('[data-place=batch]'))
  // Of households that are held a part waits in the budget: nothing of the gift is lost to sight.
  const parts = await page.locator('[data-place] strong').allInnerTexts()
  const sums = parts.map((one) => Number(one.replace(/^.*¥|,/g, '')))
  expect(sums.reduce((all, sum) => all + sum, 0)).toBeCloseTo(GIFT, 2)
  expect(shown).toMatch(/: ¥[1-9]/)
  expect(shown).toContain(township)
  await look(page, 'gift-moved')
  await page.setViewportSize({ width: 360, height: 780 })
  await look(page, 'gift-moved-360')
  await page.setViewportSize({ width: 1280, height: 900 })
  await provesByLog(page, books)
  await provesByReceipt(page, gift)
})

/** The receipt of the last step is checked by the page without a network, and by the script alone. */
async function provesByLog(page: Page, books: APIRequestContext): Promise<void> {
  const show = page.getByRole('button', { name: /^Entries in the log: In a batch/ })
  const link = page.getByRole('link', { name: /^Receipt of entry \d+$/ }).first()
  const county = (await desk.context({ role: 'county' })).request
  // Appended by a projection and signed by a job: until then it says that it holds nothing of this yet.
  for (let n = 0; n < 40; n++) {
    await call(county, '/log/checkpoints', {})
    await settled(page)
    await show.click()
    await settled(page)
    if (await link.isVisible()) break
    await page.waitForTimeout(300)
    await page.reload()
  }
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  const receipt = await textOf(download)
  await page.getByRole('link', { name: 'Check receipts' }).first().click()
  await page.getByRole('heading', { name: 'Transparency log' }).waitFor()
  await settled(page)
  await page.context().setOffline(true)
  const file = { name: 'receipt.json', mimeType: 'application/json', buffer: Buffer.from(receipt) }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('heading', { name: 'This receipt holds' }).waitFor()
  expect(await wordsOf(page.locator('main'))).toContain('A share of a gift moved on')
  await page.context().setOffline(false)
  const { keys } = await ask<{ keys: string[] }>(books, `/public/t/${DEMO}/log`)
  const folder = mkdtempSync(join(tmpdir(), 'donor-'))
  writeFileSync(join(folder, 'receipt.json'), receipt)
  const said = execFileSync(process.execPath, [SCRIPT, 'receipt.json', keys[0] ?? ''], {
    cwd: folder,
  }).toString()
  rmSync(folder, { recursive: true })
  expect(said).toContain('valid: true')
}

/** The donation receipt as PDF, and its signature checked without a network. */
async function provesByReceipt(page: Page, gift: string): Promise<void> {
  await visit(page, at(`/gifts/${gift}`))
  await page.getByRole('button', { name: /^PDF of receipt/ }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.getByRole('button', { name: /receipt-.*\.pdf/ }).click({ timeout: 60_000 }),
  ])
  expect((await textOf(download)).startsWith('%PDF-')).toBe(true)
  await page.getByRole('button', { name: /^Check receipt/ }).click()
  await page.getByRole('heading', { name: 'This receipt is genuine' }).waitFor()
  await settled(page)
  await page.context().setOffline(true)
  await page.getByRole('main').getByRole('button').first().click()
  await settled(page)
  await page.getByRole('heading', { name: 'This receipt is genuine' }).waitFor()
  await page.context().setOffline(false)
}
