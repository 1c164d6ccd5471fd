import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { balance, camt053, el, entry } from '../../packages/funds/bank/testing.ts'
import { confirm, follow, moveOn, press } from './hand.ts'
import { at, browserOfFile, picture, settled, visit, wordsOf } from './kit.ts'
import { budgetLine, call } from './proposal.ts'

/*
 * The money of a budget line, from three rules on the same money to the bank's statement, by the people
 * of the demo; then an auditor goes from the total to one entry and back. Days pass, as in the village.
 */

const desk = browserOfFile()
const NAME = '困难家庭取暖补助'
const WHY = '县级会议研究决定'
const main = (page: Page) => page.locator('main')
const dialog = (page: Page) => page.getByRole('dialog')
const last = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).last().click()

/** The same page as somebody else sees it. */
const colleague = (page: Page, role: string) => desk.page(new URL(page.url()).pathname, { role })

const RULES = [
  { name: '按户平均', rule: { kind: 'equal' } },
  { name: '按人口', rule: { kind: 'per-head' } },
  { name: '最困难者优先', rule: { kind: 'fgt', alpha: 2 } },
]
let batch = ''
let total = ''

test('three rules on the same money are compared, one is proposed, a colleague grants it', async () => {
  const page = await desk.page('/', { role: 'finance' })
  const { line } = await budgetLine(page.request, NAME)
  const { proposal } = await call<{ proposal: { proposal: string } }>(page.request, '/proposals', {
    ...{ line, name: NAME, benefit: 'fuel', cycle: '2026-winter', amount: 3_000_000 },
    ...{ limits: { unit: 100 }, rules: RULES, filter: { withoutIncome: 'as-none' } },
  })
  await visit(page, at(`/proposals/${proposal.proposal}`))
  await page.getByText('Ready to choose').first().waitFor({ timeout: 60_000 })
  const words = await wordsOf(main(page))
  for (const { name } of RULES) expect(words).toContain(name)
  await last(page, 'Propose a rule')
  await dialog(page).getByRole('radio').nth(2).check()
  await dialog(page).getByRole('textbox').fill(WHY)
  await last(page, 'Propose a rule')
  await page.getByText('Waits for decision').first().waitFor()
  const other = await colleague(page, 'county')
  await last(other, 'Approve')
  await dialog(other).getByRole('textbox').fill(WHY)
  await last(other, 'Approve')
  await other.getByText('Granted', { exact: true }).first().waitFor({ timeout: 60_000 })
  await follow(other, 'Prepare a batch')
  await settled(other)
  await press(other, 'Prepare the batch')
  await other.waitForURL(/\/batches\/bat_\w+/)
  batch = /bat_\w+/.exec(other.url())?.[0] ?? ''
  await other.getByText('You prepared this batch').waitFor({ timeout: 60_000 })
})

test('two offices approve it, and it hangs in public until its days are over', async () => {
  const page = await desk.page(at(`/batches/${batch}`), { role: 'finance' })
  for (const act of ['I have checked the roll', 'Approve']) {
    await press(page, act)
    await confirm(page, act)
  }
  await page.getByText('You have approved it').waitFor()
  const second = await colleague(page, 'county2')
  await press(second, 'Approve')
  await confirm(second, 'Approve')
  await second.getByText(/It can be released from the day after/).waitFor()
  expect(await second.getByRole('button', { name: 'Release' }).count()).toBe(0)
  // Whole weeks: the village's notices, in the same cloud, end after a week and a day.
  await moveOn(second, 'week', 'week')
})

/** A camt.053 for what a bank file asks for, booked as one movement that names no file. */
function statementFor(pain: string): string {
  const of = (name: string) => new RegExp(`<${name}[^>]*>([^<]+)</${name}>`).exec(pain)?.[1] ?? ''
  const account = /<DbtrAcct>.*?<Id>([^<]+)<\/Id>/s.exec(pain)?.[1] ?? ''
  const amounts = [...pain.matchAll(/<InstdAmt[^>]*>([^<]+)</g)].map(([, one]) => Number(one) * 100)
  expect(amounts.length).toBe(Number(of('NbOfTxs')))
  const sum = Math.round(amounts.reduce((all, one) => all + one, 0))
  expect(sum).toBe(Math.round(Number(of('CtrlSum')) * 100))
  const day = /<ReqdExctnDt><Dt>([^<]+)/.exec(pain)?.[1] ?? ''
  const details = el('NtryDtls', el('TxDtls', el('RmtInf', el('Ustrd', '代发取暖补助'))))
  total = (sum / 100).toFixed(2)
  return camt053(
    [balance('OPBD', '900000.00'), balance('CLBD', ((90_000_000 - sum) / 100).toFixed(2))],
    entry({ amount: total, reference: 'WHOLE-1', day, details }),
  ).replace('6222020200112233', account)
}

test('it is released and sent; the statement comes back, and its books are shut', async () => {
  const page = await desk.page(at(`/batches/${batch}`), { role: 'finance' })
  await press(page, 'Release')
  await confirm(page, 'Release')
  await press(page, 'Send to the bank')
  await dialog(page).getByRole('button', { name: 'Send to the bank', exact: true }).click()
  await page.getByRole('button', { name: 'Download bank file' }).waitFor({ timeout: 60_000 })
  const coming = page.waitForEvent('download')
  await press(page, 'Download bank file')
  const parts: Buffer[] = []
  for await (const part of await (await coming).createReadStream()) parts.push(Buffer.from(part))
  const statement = statementFor(Buffer.concat(parts).toString())
  await page.getByRole('tab', { name: 'History' }).click()
  await main(page).getByText('Bank file downloaded').waitFor()
  await picture(page, 'payment-1-sent')

  await follow(page, 'Read the bank’s answer')
  await settled(page)
  await page.locator('input[type=file]').setInputFiles({
    ...{ name: 'camt053.xml', mimeType: 'application/xml', buffer: Buffer.from(statement) },
  })
  await press(page, 'Read the file')
  const row = page.getByRole('row').filter({ hasText: '代发取暖补助' })
  await row.getByRole('button', { name: 'Match', exact: true }).click({ timeout: 60_000 })
  const whole = dialog(page).getByRole('listitem').filter({ hasText: 'of the batch' })
  await whole.first().waitFor()
  await picture(page, 'payment-2-matches')
  await whole.first().getByRole('button').click()
  const job = page.getByRole('article', { name: /^Confirm a whole batch/ })
  await job.getByText('Done', { exact: true }).waitFor({ timeout: 60_000 })
  await row.waitFor({ state: 'detached' })

  await visit(page, at(`/batches/${batch}`))
  expect(await wordsOf(main(page))).not.toMatch(/\d on the way/)
  for (const act of ['Reconcile', 'Close the books']) {
    await press(page, act)
    await confirm(page, act)
  }
  await main(page).getByText('Closed', { exact: true }).first().waitFor()
  await picture(page, 'payment-3-closed')
})

test('an auditor goes from the total to one entry and back, without a gap', async () => {
  // The fund's own year: other stories of this cloud may have moved its calendar into the next.
  const year = new Date().getFullYear()
  const page = await desk.page(at(`/funds?year=${year}`), { role: 'auditor' })
  const shown = (text: string | RegExp) => main(page).getByText(text).first().waitFor()
  const row = page.getByRole('row').filter({ hasText: NAME }).first()
  const before = await wordsOf(row)
  await row.getByRole('link').nth(2).click()
  // From each account its lines, which add up to its sum, lead to the next.
  for (const next of ['Earmark', 'Budget line', 'Batch', 'At the bank', 'With households']) {
    await shown(/All lines are shown: they add up to/)
    const link = main(page).getByRole('link', { name: new RegExp(`^${next} · `) })
    await link.first().click()
    await page.waitForURL(/tab=came|\/accounts\/[^?]+$/)
    await settled(page)
    if (next === 'With households') break
    await page.getByRole('tab', { name: /^What went/ }).click()
    await settled(page)
  }
  await shown(/All lines are shown: they add up to/)
  await main(page).getByRole('table').getByRole('link').first().click()
  await page.waitForURL(/\/journal\//)
  await settled(page)
  await picture(page, 'payment-4-entry')
  // And back: what the entry is about, its budget line, its fund, the total.
  await main(page).getByRole('link', { name: NAME, exact: true }).first().click()
  await page.waitForURL(new RegExp(`/batches/${batch}`))
  await settled(page)
  const yuan = Number(total).toLocaleString('en', { minimumFractionDigits: 2 })
  expect(await wordsOf(main(page))).toContain(`¥${yuan}`)
  await main(page).getByRole('link', { name: NAME, exact: true }).first().click()
  await page.waitForURL(/\/lines\/lin_/)
  await settled(page)
  expect(await wordsOf(main(page))).toContain(`¥${yuan}`)
  await follow(page, NAME)
  await page.waitForURL(/\/funds\/fnd_/)
  await settled(page)
  await main(page).getByRole('link', { name: 'Funds', exact: true }).first().click()
  await page.waitForURL(new RegExp(`/funds\\?year=${year}$`))
  await settled(page)
  expect(await wordsOf(row)).toBe(before)
  expect(before).toContain(`¥${yuan}`)
})
