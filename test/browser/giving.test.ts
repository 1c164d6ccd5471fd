import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { at, browserOfFile, DEMO, picture, url, visit, wordsOf } from './kit.ts'
import { look as lookAt } from './look.ts'

/* Somebody gives, a donor looks after their gifts, anybody checks a receipt, two people pay one back. */

const desk = browserOfFile()

const look = (page: Page, name: string) => lookAt(page, `giving-${name}`)
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).first().click()

const said = {
  en: {
    amount: 'Amount',
    name: 'Name on the receipt',
    email: 'E-mail address',
    send: 'Pledge',
    done: 'Thank you for your pledge',
    missing: 'Enter an amount above zero.',
    reference: 'Payment reference',
  },
  zh: {
    amount: '捐赠金额',
    name: '收据抬头',
    email: '电子邮箱',
    send: '确认认捐',
    done: '感谢您的认捐',
    missing: '请填写大于零的金额。',
    reference: '付款附言',
  },
}

// As few as show both languages and both widths: a stranger may not pledge again and again.
test.each([
  ['en', 1280],
  ['zh', 360],
] as const)('anybody pledges in %s at %d px', async (lang, width) => {
  const words = said[lang]
  const page = await desk.page(`/give/${DEMO}`, { lang, width })
  await look(page, `page-${lang}-${width}`)
  await page.getByRole('button', { name: words.send, exact: true }).click()
  await page.getByText(words.missing).first().waitFor()
  await page.getByLabel(words.amount).fill('120.50')
  await page.getByLabel(words.name).fill('林梅')
  await page.getByLabel(words.email).fill('lin.mei@giver.example')
  await page.getByRole('button', { name: words.send, exact: true }).click()
  await page.getByRole('heading', { name: words.done }).waitFor()
  const text = await wordsOf(page.locator('main'))
  expect(text).toContain(words.reference)
  expect(text).toMatch(/[2-9A-Z]{4}-[2-9A-Z]{4}/)
  expect(text).toContain('6200 0000 0000 0001')
  await look(page, `pledged-${lang}-${width}`)
})

test.each([
  'en',
  'zh',
] as const)('a donor sees gifts, receipts, and cancels in %s', async (lang) => {
  const words =
    lang === 'en'
      ? { home: 'My gifts', cancel: 'Cancel the pledge', gone: 'Cancelled', pdf: /^PDF of receipt/ }
      : { home: '我的捐赠', cancel: '取消认捐', gone: '已取消', pdf: /^生成PDF/ }
  const page = await desk.page(at('/'), { role: 'donor', lang })
  await page.getByRole('heading', { name: words.home }).waitFor()
  await look(page, `home-${lang}-1280`)
  await page.setViewportSize({ width: 360, height: 780 })
  await look(page, `home-${lang}-360`)
  const fund = await page.request.get(`/public/t/${DEMO}/donations`)
  const { funds } = (await fund.json()) as { funds: { fund: string }[] }
  const made = await page.request.post(`/api${at('/gifts')}`, {
    data: { fund: funds[0]?.fund, amount: 3_300 },
    headers: { origin: url },
  })
  const { contribution } = (await made.json()) as { contribution: string }
  await visit(page, at(`/gifts/${contribution}`))
  await look(page, `gift-${lang}-360`)
  await press(page, words.cancel)
  await page.getByRole('dialog').getByRole('button', { name: words.cancel }).click()
  await page.getByText(words.gone).first().waitFor()
  await visit(page, at('/gifts'))
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    (async () => {
      await press(page, words.pdf)
      await page.getByRole('button', { name: /receipt-.*\.pdf/ }).click({ timeout: 60_000 })
    })(),
  ])
  expect(download.suggestedFilename()).toMatch(/^receipt-.*\.pdf$/)
})

async function linkOf(): Promise<string> {
  const { request } = await desk.context({ role: 'donor' })
  const { items } = (await (await request.get(`/api${at('/receipts')}`)).json()) as {
    items: { receipt: string }[]
  }
  const link = await request.get(`/api${at(`/receipts/${items[0]?.receipt}/link`)}`)
  return new URL(((await link.json()) as { url: string }).url).href.replace(url, '')
}

test.each(['en', 'zh'] as const)('anybody checks a receipt in %s, also offline', async (lang) => {
  const words =
    lang === 'en'
      ? { good: 'This receipt is genuine', books: 'stands in the books', bad: 'not genuine' }
      : { good: '收据真实有效', books: '该笔捐赠有效', bad: '收据签名不符' }
  const link = await linkOf()
  const page = await desk.page(link, { lang })
  await page.getByRole('heading', { name: words.good }).waitFor()
  await page.getByText(words.books).waitFor()
  await look(page, `receipt-${lang}-1280`)
  await page.setViewportSize({ width: 360, height: 780 })
  await look(page, `receipt-${lang}-360`)
  await page.emulateMedia({ media: 'print' })
  await picture(page, `giving-receipt-${lang}-print`)
  expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0)
  await page.emulateMedia({ media: 'screen' })
  await page.route('**/public/**', (route) => route.abort('internetdisconnected'))
  await page.getByRole('button').last().waitFor()
  await page.getByRole('main').getByRole('button').first().click()
  await page.getByRole('heading', { name: words.good }).waitFor()
  // The same QR behind another number is no receipt.
  await page.goto('about:blank')
  await page.goto(link.replace(/\/r\/[^#]+/, '/r/2222-2222-1'))
  await page.getByRole('heading', { name: words.bad }).waitFor()
  await look(page, `receipt-other-${lang}`)
})

test('a gift is recorded, a refund is asked by one and paid by another', async () => {
  const page = await desk.page(at('/contributions/new'), { role: 'finance' })
  await page.getByRole('combobox', { name: 'Fund' }).selectOption({ label: '清禾助学与饮水基金' })
  await page.getByLabel('Amount').fill('50')
  await page.getByLabel('Name on the receipt').fill('Canary Giver')
  await look(page, 'record')
  await press(page, 'Record')
  await page.waitForURL(/\/contributions\/gft_\w+$/)
  await look(page, 'contribution')
  await press(page, 'Ask for a refund')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Reason').fill('付款人误付了两次')
  await dialog.getByRole('button', { name: 'Ask for a refund' }).click()
  await page.getByText('waits for a second person').first().waitFor()
  await visit(page, at('/refunds'))
  await look(page, 'refunds-asker')
  // Whoever asked is not offered to decide.
  expect(await page.getByRole('button', { name: /^Decide: / }).count()).toBe(0)
  const other = await desk.page(at('/refunds'), { role: 'county' })
  await press(other, /^Decide: .*付款人误付了两次/)
  const deciding = other.getByRole('dialog')
  await deciding.getByLabel('Pay it back').check()
  await look(other, 'refund-decide')
  await deciding.getByRole('button', { name: 'Decide' }).click()
  await other.getByRole('cell', { name: 'Paid back' }).first().waitFor()
  await look(other, 'refunds-paid')
})
