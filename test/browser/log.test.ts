import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { browserOfFile, DEMO, type Lang, textOf, url, wordsOf } from './kit.ts'
import { look } from './look.ts'

const desk = browserOfFile()
const SCRIPT = join(import.meta.dirname, '../../packages/transparency/verify/verify-receipt.mjs')

type Receipt = { entry: { kind: string; day: string } }
let receipt = ''
beforeAll(async () => {
  const { request } = await desk.context({ role: 'county' })
  const signed = await request.post(`/api/t/${DEMO}/log/checkpoints`, {
    data: {},
    headers: { origin: url },
  })
  expect(signed.status()).toBe(202)
  // Projections append as they come, so the list's entry may stand anywhere among the first.
  for (let n = 0, tries = 0; tries < 100 && !receipt; tries++) {
    const answer = await request.get(`/public/t/${DEMO}/log/receipts/${n}`)
    if (!answer.ok()) await new Promise((resolve) => setTimeout(resolve, 300))
    else if ((JSON.parse(await answer.text()) as Receipt).entry.kind === 'list.completed')
      receipt = await answer.text()
    else n++
  }
  expect(receipt, 'an entry of a list').not.toBe('')
})

const said = {
  en: {
    paste: 'Or paste the receipt',
    go: 'Check receipt',
    valid: 'This receipt holds',
    kind: 'A list took effect',
    proof: 'not the one that stands in the log',
    malformed: 'This is not a receipt',
    missing: 'Choose the file of a receipt, or paste its text.',
  },
  zh: {
    paste: '或粘贴回执内容',
    go: '验证回执',
    valid: '回执验证通过',
    kind: '名单生效',
    proof: '与日志中的不符',
    malformed: '这不是回执',
    missing: '请选择回执文件，或粘贴回执内容。',
  },
}

const fileOf = (text: string) => ({
  name: 'receipt-1.json',
  mimeType: 'application/json',
  buffer: Buffer.from(text),
})

describe.each(['en', 'zh'] as const)('anybody checks a receipt in %s', (lang: Lang) => {
  test.each([1280, 360])('at %d px', async (width) => {
    const words = said[lang]
    const page = await desk.page(`/log/${DEMO}`, { lang, width })
    const check = async (text: string) => {
      await page.getByRole('textbox', { name: words.paste }).fill(text)
      await page.getByRole('button', { name: words.go }).click()
    }
    await check('')
    await page.getByText(words.missing).first().waitFor()
    await check(receipt)
    await page.getByRole('heading', { name: words.valid }).waitFor()
    expect(await wordsOf(page.locator('main'))).toContain(words.kind)
    await look(page, `log-valid-${lang}-${width}`)
    const { entry } = JSON.parse(receipt) as Receipt
    await check(receipt.replace(entry.day, '2020-01-01'))
    await page.getByText(words.proof).waitFor()
    await look(page, `log-changed-${lang}-${width}`)
    await check('12345')
    await page.getByText(words.malformed).waitFor()
  })
})

test('without signal, a device that knows the keys still checks a file that is dropped', async () => {
  const page = await desk.page(`/log/${DEMO}`)
  await page.route('**/public/**', (route) => route.abort('internetdisconnected'))
  await page.locator('input[type=file]').setInputFiles(fileOf(receipt))
  await page.getByRole('heading', { name: said.en.valid }).waitFor()
})

test('the script that is offered is the one that was tested, as it is', async () => {
  const page = await desk.page(`/log/${DEMO}`)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the script' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('verify-receipt.mjs')
  expect(await textOf(download)).toBe(readFileSync(SCRIPT, 'utf8'))
})

test('a receipt of the list is downloaded and holds', async () => {
  const page = await desk.page(`/log/${DEMO}`)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('link', { name: /^Receipt of entry \d+$/ })
      .first()
      .click(),
  ])
  await page.locator('input[type=file]').setInputFiles(fileOf(await textOf(download)))
  await page.getByRole('heading', { name: said.en.valid }).waitFor()
})
