import type { Page } from 'playwright-core'
import { test } from 'vitest'
import { k } from '../../web/src/pages/funds/bank-messages.ts'
import { at, browserOfFile, DEMO, type Lang } from './kit.ts'
import { look as lookAt } from './look.ts'
import { call } from './proposal.ts'

/*
 * A movement that names nothing of ours waits for a person: what it may be for is one click away, each
 * with its reason; what is like nothing is set aside. In both languages, wide and on a phone.
 */

const desk = browserOfFile()

const look = (page: Page, name: string) => lookAt(page, `reconciliation-${name}`)

/** A donor pledges, without writing the reference on the transfer later. */
async function pledged(amount: number): Promise<void> {
  const { request } = await desk.context({ role: 'donor' })
  const open = await (await request.get(`/public/t/${DEMO}/donations`)).json()
  const [fund] = (open as { funds: { fund: string }[] }).funds
  await call(request, '/gifts', { fund: fund?.fund, amount })
}

test.each([
  ['en', 1280, 5_432_199],
  ['zh', 360, 6_543_211],
] as const)('a movement is matched by one click in %s at %d px', async (lang: Lang, width, amount) => {
  const say = (key: keyof typeof k.messages) => k.messages[key][lang]
  await pledged(amount)
  const page = await desk.page(at('/reconciliation'), { role: 'finance', lang, width })
  const today = new Date().toISOString().slice(0, 10)
  const [gift, charge] = [`转入 ${lang}`, `账户管理费 ${lang}`]
  const rows = [
    [today, '', (amount / 100).toFixed(2), '某公司', `G-${lang}`, gift].join(),
    [today, '0.07', '', '', `C-${lang}`, charge].join(),
  ]
  const head = '交易日期,支出金额,收入金额,对方户名,交易流水号,摘要'
  await page.locator('input[type=file]').setInputFiles({
    name: `${lang}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from([head, ...rows].join('\n')),
  })
  await page.getByRole('button', { name: say('feed.action') }).click()
  const button = (text: string) =>
    page
      .getByRole('row')
      .filter({ hasText: text })
      .getByRole('button', { name: say('find'), exact: true })
  await button(gift).waitFor({ timeout: 60_000 })
  await look(page, `queue-${lang}-${width}`)

  await button(gift).click()
  const dialog = page.getByRole('dialog')
  const likely = dialog.getByRole('listitem').filter({ hasText: say('why.amount-and-day') })
  await likely.first().waitFor()
  await look(page, `likely-${lang}-${width}`)
  await likely.first().getByRole('button').click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(say('find.done')).waitFor()
  await button(gift).waitFor({ state: 'detached' })

  await button(charge).click()
  await dialog.getByText(say('find.none')).waitFor()
  await dialog.getByText(say('find.none.out')).waitFor()
  await look(page, `none-${lang}-${width}`)
  await dialog.getByRole('button', { name: say('aside'), exact: true }).click()
  await dialog.getByRole('textbox').fill('账户管理费')
  await dialog.getByRole('button', { name: say('aside'), exact: true }).click()
  await button(charge).waitFor({ state: 'detached' })
})
