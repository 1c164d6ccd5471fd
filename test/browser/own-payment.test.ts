import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { c } from '../../web/src/pages/call-back/messages.ts'
import { at, browserOfFile, type Lang, wordsOf } from './kit.ts'
import { look as lookAt } from './look.ts'

/*
 * A household on its phone says of a payment that it came, and of the same one later that a part of it
 * is missing; the county reads both. Apart: it changes what the sums of call-backs say.
 */

const desk = browserOfFile()
const look = (page: Page, name: string) => lookAt(page, `own-payment-${name}`)
const LANGS = ['en', 'zh'] as const
const say = (key: keyof typeof c.messages, lang: Lang) => c.messages[key][lang]

const told = (outcome: 'received' | 'received-less', lang: Lang) =>
  say('own.said', lang).replace('{answer}', say(`outcome.${outcome}`, lang))

const payments = async (lang: Lang) => {
  const page = await desk.page(at('/'), { role: 'household2', lang, width: 360 })
  // The allowance that the demo's bank has paid: other stories may have paid it more.
  const part = page.getByRole('listitem').filter({ hasText: '困难家庭生活补助' })
  return { page, part }
}

test('a payment that came is confirmed by one press, in either language', async () => {
  for (const lang of LANGS) {
    const { page, part } = await payments(lang)
    await look(page, `home-${lang}`)
    const received = part.getByRole('button', { name: say('own.yes', lang), exact: true })
    if (lang === 'en') {
      await received.click()
      await page.getByText(say('own.thanks', lang)).waitFor()
    }
    await part.getByText(told('received', lang)).waitFor()
    expect(await received.count()).toBe(0)
    await look(page, `received-${lang}`)
  }
})

test('what is missing is said with the amount, and the county reads it', async () => {
  for (const lang of LANGS) {
    const { page, part } = await payments(lang)
    await part.getByRole('button', { name: say('own.no', lang), exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio').first().check()
    await look(page, `less-${lang}`)
    await dialog.getByRole('button', { name: say('answer.save', lang) }).click()
    await dialog.getByText(say('answer.amount', lang)).first().waitFor()
    await dialog.getByLabel(say('answer.came', lang)).fill('12.50')
    await dialog.getByLabel(say('own.note', lang)).fill('卡里只到了一部分')
    await dialog.getByRole('button', { name: say('answer.save', lang) }).click()
    await dialog.waitFor({ state: 'detached' })
    await part.getByText(told('received-less', lang)).waitFor()
    await look(page, `said-${lang}`)

    const office = await desk.page(at('/call-backs?state=disputed'), { role: 'county2', lang })
    await office.getByRole('link', { name: '沈农户' }).click()
    await office.getByText('卡里只到了一部分').first().waitFor()
    const words = await wordsOf(office.locator('main'))
    for (const one of [say('told.own', lang), '¥12.50']) expect(words).toContain(one)
    await look(office, `office-${lang}`)
  }
})
