import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { b } from '../../web/src/pages/funds/batch-messages.ts'
import { g } from '../../web/src/pages/sharing/figures-messages.ts'
import { t } from '../../web/src/pages/sharing/messages.ts'
import { w } from '../../web/src/pages/sharing/wizard-messages.ts'
import { words } from '../../web/src/ui/words.ts'
import { violationsOf } from './axe.ts'
import { at, browserOfFile, type Lang, picture, settled, visit, wordsOf } from './kit.ts'
import { budgetLine } from './proposal.ts'

/*
 * An officer shares an amount out by several rules, looks at them side by side, and proposes one; a
 * colleague of another office approves it; every household's amount has its reason. In both
 * languages, wide and on a phone.
 */

const desk = browserOfFile()
const name = '困难家庭生活补助'

beforeAll(async () => {
  const { request } = await desk.context({ role: 'finance' })
  await budgetLine(request, name)
})

/** Looked at wide and on a phone, with nothing to complain of on either. */
async function seen(page: Page, what: string) {
  await settled(page)
  expect(await violationsOf(page), what).toEqual([])
  await picture(page, `sharing-${what}-1280`)
  await page.setViewportSize({ width: 360, height: 780 })
  await page.waitForTimeout(50)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide, `${what}: wider than a phone`).toBeLessThanOrEqual(360)
  await picture(page, `sharing-${what}-360`)
  await page.setViewportSize({ width: 1280, height: 900 })
}

const why = '县级会议研究决定'

/** The wizard from its first page to the start of the comparison. */
async function wizard(page: Page, lang: Lang) {
  const say = (key: keyof typeof w.messages) => w.messages[key][lang]
  const go = async (next: keyof typeof w.messages) => {
    await page.getByRole('button', { name: words.messages['action.next'][lang] }).click()
    await page.getByRole('heading', { level: 2, name: say(next), exact: true }).waitFor()
  }
  await page.getByRole('button', { name: words.messages['action.next'][lang] }).click()
  await page.getByRole('alert').getByText(say('missing.line')).waitFor()
  await page.getByLabel(say('fund'), { exact: true }).selectOption({ label: name })
  await page.getByRole('radio', { name }).check()
  await seen(page, `line-${lang}`)
  await go('step.benefit')
  await page.getByLabel(say('name')).fill(`${name} ${lang}`)
  await page.getByLabel(say('benefit')).fill('living-allowance')
  await page.getByLabel(say('cycle')).fill(`2026-${lang}`)
  await seen(page, `benefit-${lang}`)
  await go('step.area')
  await seen(page, `area-${lang}`)
  await go('step.amount')
  await page.getByLabel(say('amount')).fill('900000')
  await page.getByRole('button', { name: words.messages['action.next'][lang] }).click()
  await page.getByRole('alert').waitFor()
  await page.getByLabel(say('amount')).fill('50000')
  await seen(page, `amount-${lang}`)
  await go('step.limits')
  await page.getByRole('textbox', { name: say('cap') }).fill('5000')
  await seen(page, `limits-${lang}`)
  await go('step.who')
  await page.getByLabel(say('income.as-none')).check()
  await seen(page, `who-${lang}`)
  await go('step.rules')
  await page.getByRole('checkbox', { name: t.messages['rule.score'][lang] }).check()
  await page.getByLabel(say('targeting')).check()
  await seen(page, `rules-${lang}`)
  await go('step.score')
  const formula = page.getByRole('textbox', { name: say('formula') })
  await formula.fill('gap / 1000 + dogs')
  await page.locator('mark').waitFor()
  await seen(page, `formula-wrong-${lang}`)
  await formula.fill('gap / 1000 + ')
  await page
    .getByRole('button', { name: say('variables.insert').replace('{name}', 'people') })
    .click()
  expect(await formula.inputValue()).toBe('gap / 1000 + people')
  await page.getByText(say('formula.right')).waitFor()
  await seen(page, `formula-${lang}`)
  await go('step.summary')
  await seen(page, `summary-${lang}`)
  await page.reload()
  await settled(page)
  expect(await wordsOf(page.locator('main')), 'kept over a reload').toContain('gap / 1000 + people')
  await page.getByRole('button', { name: say('start') }).click()
}

describe.each(['en', 'zh'] as const)('in %s', (lang) => {
  const say = (key: keyof typeof t.messages) => t.messages[key][lang]
  const fig = (key: keyof typeof g.messages) => g.messages[key][lang]
  const press = (page: Page, key: keyof typeof t.messages) =>
    page
      .getByRole('button', { name: say(key), exact: true })
      .last()
      .click()
  const reason = (page: Page) => page.getByRole('dialog').getByRole('textbox').fill(why)
  const state = (page: Page, key: keyof typeof t.messages) =>
    page.getByText(say(key), { exact: true }).first().waitFor({ timeout: 60_000 })

  test('rules are compared, one is proposed, a colleague approves, households are granted', async () => {
    const page = await desk.page(at('/proposals'), { role: 'finance', lang })
    await page.getByRole('link', { name: say('list.new') }).click()
    await settled(page)
    await wizard(page, lang)
    await state(page, 'state.gathered')
    await page.getByText(fig('gini')).first().waitFor()
    await seen(page, `compare-${lang}`)
    await page.emulateMedia({ media: 'print' })
    await picture(page, `sharing-compare-${lang}-print`)
    await page.emulateMedia({ media: 'screen' })
    await page.getByRole('tab', { name: say('tab.areas') }).click()
    await seen(page, `areas-${lang}`)
    await page.getByRole('tab', { name: say('tab.people') }).click()
    await seen(page, `people-${lang}`)
    await page.getByRole('tab', { name: say('tab.about') }).click()
    await seen(page, `terms-${lang}`)

    await press(page, 'act.propose')
    await page.getByRole('dialog').getByRole('radio').nth(2).check()
    await press(page, 'act.propose')
    await page.getByRole('dialog').getByRole('alert').getByText(say('act.short')).waitFor()
    await reason(page)
    await seen(page, `propose-${lang}`)
    await press(page, 'act.propose')
    await state(page, 'state.proposed')
    await page.getByText(say('act.own')).waitFor()
    expect(await page.getByRole('button', { name: say('act.approve'), exact: true }).count()).toBe(
      0,
    )

    const colleague = await desk.page(new URL(page.url()).pathname, { role: 'county', lang })
    await press(colleague, 'act.approve')
    await reason(colleague)
    await seen(colleague, `approve-${lang}`)
    await press(colleague, 'act.approve')
    await state(colleague, 'state.granted')
    await seen(colleague, `granted-${lang}`)
    const batch = colleague.getByRole('link', { name: say('act.batch') })
    expect(await batch.getAttribute('href')).toMatch(/\/batches\/new\?proposal=prp_/)

    // Where the work of an approver leads when payments of it are held.
    await visit(colleague, `${new URL(colleague.url()).pathname}?tab=held`)
    await colleague.getByRole('tab', { name: say('tab.held'), selected: true }).waitFor()
    await colleague.getByText(b.messages['held.none'][lang]).waitFor()
    await seen(colleague, `held-${lang}`)

    await visit(colleague, `${new URL(colleague.url()).pathname}?tab=people&show=paid`)
    await colleague.locator('[data-row]').first().click()
    await colleague.getByText(fig('share.rules')).waitFor()
    expect(await wordsOf(colleague.locator('main'))).toContain(lang === 'zh' ? '人均' : 'Income')
    await seen(colleague, `share-${lang}`)
  })
})
