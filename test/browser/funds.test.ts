import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { violationsOf } from './axe.ts'
import { confirm, follow, press } from './hand.ts'
import { at, browserOfFile, picture, settled, url, visit, wordsOf } from './kit.ts'

/*
 * The county's money in the browser, as one story of several people: a pot is opened and bound, a
 * batch is prepared by one and approved by others, the bank's answer comes in, the books are shut.
 */

const desk = browserOfFile()
const main = (page: Page) => page.locator('main')
const dialog = (page: Page) => page.getByRole('dialog')
const NAME = 'Winter fuel'

interface Due {
  entitlement: string
  amount: number
  payee: string
}
let line = ''
let batch = ''
let bank = ''

async function ask<T>(role: string, path: string, data?: object): Promise<T> {
  const { request } = await desk.context({ role })
  const address = `/api${at(path)}`
  const answer = data
    ? await request.post(address, { data, headers: { origin: url } })
    : await request.get(address)
  const text = await answer.text()
  expect(answer.ok(), `${path}: ${text}`).toBe(true)
  return JSON.parse(text) as T
}

/** Asks until a thing is so far: jobs run behind. */
async function until(path: string, state: string): Promise<void> {
  await expect
    .poll(async () => (await ask<{ state: string }>('finance', path)).state, { timeout: 60_000 })
    .toBe(state)
}

async function look(page: Page, name: string): Promise<void> {
  await settled(page)
  await picture(page, `money-${name}`)
  expect(await violationsOf(page), `accessibility of ${name}`).toEqual([])
}

async function amountInto(page: Page, name: string, amount: string): Promise<void> {
  const asked = dialog(page)
  await asked.getByLabel('Name', { exact: true }).fill(name)
  await asked.getByLabel('Amount', { exact: true }).fill(amount)
}

beforeAll(async () => {
  const { items } = await ask<{ items: { bank: string }[] }>('finance', '/banks')
  bank = items[0]?.bank ?? ''
})

test('an officer opens a fund, binds an amount and gives a benefit its budget', async () => {
  const page = await desk.page(at('/funds'), { role: 'finance' })
  await press(page, 'Open a fund')
  await dialog(page).getByLabel('Name', { exact: true }).fill(NAME)
  await dialog(page).getByLabel('Origin').selectOption('county')
  await dialog(page).getByText('清禾县', { exact: true }).click()
  await look(page, 'open-fund')
  await press(page, 'Open the fund')
  await page.waitForURL(/\/funds\/fnd_\w+$/)
  const fund = page.url().split('/').at(-1) ?? ''
  const account = (kind: string, owner: string) => ({ kind, owner, currency: 'CNY' })
  await ask('finance', '/entries', {
    ...{ entry: `allot-${fund}`, kind: 'allocation', day: '2026-01-05', about: fund },
    legs: [
      { account: account('source', 'county-treasury'), amount: -10_000_000 },
      { account: account('fund', fund), amount: 10_000_000 },
    ],
  })
  await visit(page, at(`/funds/${fund}`))
  await press(page, 'Bind an amount')
  await amountInto(page, 'Fuel', '80000')
  await press(page, 'Bind the amount')
  await dialog(page).waitFor({ state: 'detached' })
  await press(page, 'Open a budget line')
  await amountInto(page, 'Fuel allowance', '60000')
  await press(page, 'Open the budget line')
  await dialog(page).waitFor({ state: 'detached' })
  await look(page, 'fund')
  const words = await wordsOf(main(page))
  for (const sum of ['¥100,000.00', '¥80,000.00', '¥20,000.00', '¥60,000.00']) {
    expect(words).toContain(sum)
  }
  await follow(page, 'Fuel allowance')
  await page.waitForURL(/\/lines\/lin_\w+$/)
  line = page.url().split('/').at(-1) ?? ''
})

test('a batch goes through the hands of several, and comes to rest', async () => {
  const village = await ask<{ items: { area: string; name: string }[] }>('county', '/areas')
  const county = village.items[0]?.area ?? ''
  const { items: townships } = await ask<{ items: { area: string }[] }>(
    'county',
    `/areas?parent=${county}`,
  )
  const why = 'As the county meeting decided'
  const made = await ask<{ proposal: { proposal: string } }>('county', '/proposals', {
    ...{ line, name: NAME, benefit: 'fuel', cycle: '2026-w', area: townships[5]?.area },
    ...{ amount: 1_000_000, limits: { unit: 100 }, filter: { withoutIncome: 'as-none' } },
    rules: [{ name: 'Equal', rule: { kind: 'equal' } }],
  })
  const { proposal } = made.proposal
  await until(`/proposals/${proposal}`, 'gathered')
  await ask('county', `/proposals/${proposal}/choice`, { rule: 0, why })
  await ask('county2', `/proposals/${proposal}/decision`, { approved: true, why })
  await until(`/proposals/${proposal}`, 'granted')

  const preparer = await desk.page(at(`/batches/new?proposal=${proposal}`), { role: 'county' })
  await look(preparer, 'prepare')
  await press(preparer, 'Prepare the batch')
  await preparer.waitForURL(/\/batches\/bat_\w+/)
  batch = /bat_\w+/.exec(preparer.url())?.[0] ?? ''
  await preparer.getByText('You prepared this batch').waitFor({ timeout: 60_000 })
  expect(await preparer.getByRole('button', { name: 'I have checked the roll' }).count()).toBe(0)

  const finance = await desk.page(at(`/batches/${batch}`), { role: 'finance' })
  await press(finance, 'I have checked the roll')
  await confirm(finance, 'I have checked the roll')
  await press(finance, 'Approve')
  await confirm(finance, 'Approve')
  await finance.getByText('You have approved it').waitFor()
  const second = await desk.page(at(`/batches/${batch}`), { role: 'county2' })
  await press(second, 'Approve')
  await confirm(second, 'Approve')
  await second.getByText(/It can be released from the day after/).waitFor()
  await look(second, 'disclosed')
  expect(await second.getByRole('button', { name: 'Release' }).count()).toBe(0)
})

test('what the bank says is read, and what nobody knows is set aside', async () => {
  const { items } = await ask<{ items: { batch: string }[] }>('finance', '/batches?state=sent')
  const sent = items[0]?.batch ?? ''
  const { items: roll } = await ask<{ items: (Due & { state: string })[] }>(
    'finance',
    `/entitlements?batch=${sent}`,
  )
  const rows = roll
    .filter(({ state }) => state === 'batched')
    .map(({ entitlement, amount, payee }, i) =>
      ['2026-11-20', (amount / 100).toFixed(2), '', payee, `T${i}`, entitlement, '补助'].join(),
    )
  expect(rows.length).toBeGreaterThan(0)
  const head = '交易日期,支出金额,收入金额,对方户名,交易流水号,业务编号,摘要'
  const page = await desk.page(at(`/reconciliation?bank=${bank}`), { role: 'finance' })
  await look(page, 'reconciliation')
  await page.locator('input[type=file]').setInputFiles({
    name: 'statement.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([head, ...rows].join('\n')),
  })
  await press(page, 'Read the file')
  await main(page).getByText('statement.csv').first().waitFor()
  await main(page).getByText('Done', { exact: true }).waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Set aside' }).first().click()
  await confirm(page, 'Set aside', 'A charge of the bank')
  await look(page, 'read')

  await visit(page, at(`/batches/${sent}`))
  expect(await wordsOf(main(page))).toMatch(/2 failed/)
  await press(page, 'Reconcile')
  await confirm(page, 'Reconcile')
  const closer = await desk.page(at(`/batches/${sent}`), { role: 'county' })
  await press(closer, 'Close the books')
  await confirm(closer, 'Close the books')
  await settled(closer)
  await look(closer, 'closed')
  expect((await ask<{ state: string }>('finance', `/batches/${sent}`)).state).toBe('closed')
})

test('an auditor goes from a total to its entry, to its accounts and back', async () => {
  const page = await desk.page(at('/funds'), { role: 'auditor' })
  await look(page, 'overview')
  expect(await page.getByRole('button', { name: 'Open a fund' }).count()).toBe(0)
  await page
    .getByRole('row')
    .filter({ hasText: '农村低收入人口救助资金' })
    .getByRole('link')
    .nth(2)
    .click()
  await page.waitForURL(/\/accounts\/fund~fnd_\w+~cny\?tab=went$/)
  await main(page)
    .getByText(/All lines are shown: they add up to/)
    .waitFor()
  await look(page, 'account')
  await main(page)
    .getByRole('link', { name: /Earmark · / })
    .first()
    .click()
  await page.waitForURL(/\/accounts\/ear/)
  await settled(page)
  await main(page).getByRole('table').getByRole('link').first().click()
  await page.waitForURL(/\/journal\/ent_/)
  await look(page, 'entry')
  await main(page)
    .getByRole('link', { name: /^Fund · / })
    .click()
  await page.waitForURL(/\/accounts\/fund/)

  await visit(page, at('/journal'))
  await press(page, 'Audit the ledger')
  await dialog(page).getByLabel('First month').fill('2026-01')
  await press(page, 'Start the audit')
  await main(page)
    .getByText(/Every entry sums to zero/)
    .waitFor({ timeout: 60_000 })
  await look(page, 'audited')
})

test('money that stands too long is one figure on the overview, and a list with what is next', async () => {
  const { items } = await ask<{ items: { area: string }[] }>('county', '/areas')
  const opened = await ask<{ fund: string }>('finance', '/funds', {
    ...{ name: 'Left over', origin: 'province', year: 2023, area: items[0]?.area },
  })
  const account = (kind: string, owner: string) => ({ kind, owner, currency: 'CNY' })
  await ask('finance', '/entries', {
    ...{ entry: `allot-${opened.fund}`, kind: 'allocation', day: '2023-05-04' },
    about: opened.fund,
    legs: [
      { account: account('source', 'province-treasury'), amount: -4_321_00 },
      { account: account('fund', opened.fund), amount: 4_321_00 },
    ],
  })
  const sums = () => ask<{ sums: object[] }>('finance', '/idle-money/sums')
  await expect.poll(async () => (await sums()).sums.length, { timeout: 30_000 }).toBe(1)
  const page = await desk.page(at('/funds'), { role: 'finance' })
  await follow(page, /Idle over 12 months/)
  await page.waitForURL(/\/idle-money$/)
  await settled(page)
  const row = page.getByRole('row', { name: /Left over/ })
  await row.waitFor()
  const words = await row.innerText()
  for (const said of ['Fund', '¥4,321.00', 'Bind it', 'goes back', 'Province', '2023']) {
    expect(words).toContain(said)
  }
  await look(page, 'idle')
  await visit(page, at('/idle-money?origin=central&year=2022'))
  expect(await page.getByRole('row', { name: /Left over/ }).count()).toBe(0)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'As CSV' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('idle-money.csv')
})

test('a township asks who was drawn, and the batch says what they said', async () => {
  type Calls = { items: { call: string; batch: string; payee: string; amount: number }[] }
  const due = () => ask<Calls>('county2', '/call-backs?state=due')
  await expect.poll(async () => (await due()).items.length, { timeout: 60_000 }).toBeGreaterThan(0)
  const first = (await due()).items[0]
  // Who had a hand in a batch is offered no answer; this officer of the county had none in it.
  const page = await desk.page(at('/call-backs?state=due'), { role: 'township', width: 360 })
  await look(page, 'call-backs')
  const asker = await desk.page(at(`/call-backs/${first?.call}`), { role: 'county2' })
  await look(asker, 'call-back')
  await press(asker, 'Write down the answer')
  await dialog(asker).getByText('Received less').click()
  await dialog(asker).getByLabel('How much came').fill('1')
  await dialog(asker).getByLabel('In their words').fill('余款被扣留')
  await look(asker, 'call-back-answer')
  await press(asker, 'Save the answer')
  await asker.getByText('余款被扣留').waitFor()
  await visit(asker, at(`/batches/${first?.batch}?tab=calls`))
  await settled(asker)
  expect(await wordsOf(main(asker))).toMatch(/Disputed\s+1/)
  await look(asker, 'batch-calls')
  await follow(asker, 'Whom to call, and what was said')
  await asker.getByText('Those of one batch only.').waitFor()
  await settled(asker)
  const rows = asker.getByRole('row').filter({ has: asker.getByRole('cell') })
  const { items } = await ask<Calls>('county2', `/call-backs?batch=${first?.batch}`)
  expect(await rows.count()).toBe(items.length)
  expect((await ask<Calls>('county2', '/call-backs')).items.length).toBeGreaterThan(items.length)
  // What is disputed is work until somebody says what was found.
  await visit(asker, at(`/call-backs/${first?.call}`))
  await press(asker, 'Say what was found')
  await dialog(asker).getByText('Passed on: a grievance, or the law').click()
  await dialog(asker).getByLabel('Number of the grievance').fill('县纪〔2026〕8号')
  const note = dialog(asker).getByRole('textbox', { name: 'What was found' })
  await note.fill('签领表与农户说法不一致，已移交')
  await look(asker, 'call-back-resolve')
  await press(asker, 'Save the answer')
  await asker.getByText('县纪〔2026〕8号').waitFor()
  const phone = { role: 'county2', lang: 'zh', width: 360 } as const
  const resolved = await desk.page(at(`/call-backs/${first?.call}`), phone)
  await resolved.getByText('移交处理').waitFor()
  await look(resolved, 'call-back-resolved')
})
