import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { t } from '../../web/src/pages/grievance/messages.ts'
import { violationsOf } from './axe.ts'
import { at, browserOfFile, DEMO, picture, settled, url, visit } from './kit.ts'

/*
 * Somebody complains on a telephone; an officer one level up answers on a wide screen. In both
 * languages, and every page on the way is looked at.
 */

const desk = browserOfFile()
let village = ''

beforeAll(async () => {
  const { request } = await desk.context({ role: 'township' })
  const mine = (await (await request.get(`/api${at('/me')}`)).json()) as { areas: string[] }
  const below = await request.get(`/public${at(`/areas?parent=${mine.areas[0]}`)}`)
  village = ((await below.json()) as { items: { area: string }[] }).items[0]?.area ?? ''
  expect(village).not.toBe('')
})

/** A picture of one pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
/** What people write is theirs: the same in both languages of the pages. */
const text = '三月份的补助至今没有发放到户，请核实'

/** Files one of the village without the form; the form itself is another test. */
async function file(more: object = {}) {
  const { request } = await desk.context()
  const data = { type: 'benefit', area: village, text, ...more }
  const post = () => request.post(`/public${at('/grievances')}`, { data, headers: { origin: url } })
  let sent = await post()
  for (let i = 0; sent.status() === 429 && i < 5; i++) {
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    sent = await post()
  }
  expect(sent.status()).toBe(201)
  return (await sent.json()) as { grievance: string; code: string }
}

/** A stranger writes once in two seconds. */
const rest = (page: Page) => page.waitForTimeout(2_100)

/** Looked at wide and on a phone, with nothing to complain of on either. */
async function seen(page: Page, name: string) {
  expect(await violationsOf(page), name).toEqual([])
  await picture(page, `${name}-wide`)
  await page.setViewportSize({ width: 360, height: 780 })
  await page.waitForTimeout(50)
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth),
    'wider than a phone',
  ).toBeLessThanOrEqual(360)
  await picture(page, `${name}-360`)
  await page.setViewportSize({ width: 1280, height: 900 })
}

describe.each(['en', 'zh'] as const)('in %s', (lang) => {
  const say = (key: keyof typeof t.messages) => t.messages[key][lang]
  const press = (page: Page, key: keyof typeof t.messages) =>
    page
      .getByRole('button', { name: say(key), exact: true })
      .last()
      .click()

  test('anybody complains on a telephone, and reads the state by number and code', async () => {
    const page = await desk.page(`/complain/${DEMO}`, { lang, width: 360 })
    await press(page, 'tell.send')
    await page.getByRole('alert').waitFor()
    await seen(page, `complain-missing-${lang}`)
    await page.setViewportSize({ width: 360, height: 780 })
    await page.getByLabel(say('type.benefit')).check()
    await page.getByLabel(say('tell.text')).fill(text)
    await page.getByRole('button', { name: say('tell.where.none') }).click()
    await page.getByRole('dialog').getByRole('listitem').first().waitFor()
    await picture(page, `complain-area-${lang}`)
    await page.getByRole('dialog').locator('button:not([aria-expanded])').first().click()
    const roof = { name: 'roof.png', mimeType: 'image/png', buffer: PNG }
    await page.locator('input[type=file]').setInputFiles([roof])
    await press(page, 'tell.send')
    await page.locator('[data-number]').waitFor()
    await page.locator('[data-photo=sent]').waitFor()
    const [number, code] = await Promise.all(
      ['[data-number]', '[data-code]'].map((one) => page.locator(one).innerText()),
    )
    await seen(page, `complain-filed-${lang}`)
    await visit(page, `/complain/${DEMO}/state?number=${number}`)
    await rest(page)
    await page.getByLabel(say('told.code')).fill('wrong00000')
    await press(page, 'look.go')
    await page.getByRole('alert').waitFor()
    await rest(page)
    await page.getByLabel(say('told.code')).fill(code ?? '')
    await press(page, 'look.go')
    await page.getByText(say('state.received'), { exact: true }).waitFor()
    await seen(page, `complaint-state-${lang}`)
  })

  test('the township takes it on, answers with a case, and is rated', async () => {
    const filed = await file({ type: 'missed-household', name: 'Wu', contact: '1234' })
    const page = await desk.page(at(`/grievances?item=${filed.grievance}`), {
      role: 'township',
      lang,
    })
    const confirm = () =>
      page.getByRole('dialog').getByRole('button', { name: say('act.acknowledge') })
    await seen(page, `grievances-${lang}`)
    await press(page, 'act.acknowledge')
    await confirm().click()
    await press(page, 'act.classify')
    await seen(page, `grievance-classify-${lang}`)
    await press(page, 'act.classify')
    await press(page, 'act.assign')
    await page.getByLabel(say('assign.user')).waitFor()
    await press(page, 'act.assign')
    await press(page, 'act.investigate')
    await page.getByRole('textbox', { name: say('findings.text'), exact: true }).fill(text + text)
    await press(page, 'act.investigate')
    await page.getByRole('button', { name: say('item.identity') }).click()
    await page.getByText('1234').waitFor()
    await press(page, 'act.answer')
    await page.getByLabel(say('found.right'), { exact: true }).check()
    await page.getByLabel(say('answer.words')).fill(text)
    await page.getByLabel(say('correct.identification')).check()
    await page.getByLabel(say('correct.head')).fill('吴玉')
    await seen(page, `grievance-answer-${lang}`)
    await press(page, 'act.answer')
    await page.getByRole('link', { name: say('item.case'), exact: true }).waitFor()
    await settled(page)
    await seen(page, `grievance-answered-${lang}`)
    const state = await desk.page(`/complain/${DEMO}/state?number=${filed.grievance}`, { lang })
    await state.getByLabel(say('told.code')).fill(filed.code)
    await press(state, 'look.go')
    await rest(state)
    await state.getByLabel(say('rate.4')).check()
    await seen(state, `complaint-answered-${lang}`)
    await press(state, 'look.rate.go')
    await state.getByText(say('look.rated').replace('{count}', '4')).waitFor()
  })

  test('a sensitive one says only that it is there; a clerk enters one', async () => {
    const filed = await file({ type: 'misuse', text: `canary ${text}` })
    const page = await desk.page(at(`/grievances?item=${filed.grievance}`), {
      role: 'township',
      lang,
    })
    expect(await page.locator('main').innerText()).not.toContain('canary')
    await seen(page, `grievance-sensitive-${lang}`)
    const clerk = await desk.page(at('/grievances'), { role: 'clerk', lang })
    await clerk.getByRole('link', { name: say('desk.new') }).click()
    await clerk.getByLabel(say('type.attitude')).check()
    await clerk.getByLabel(say('tell.text')).fill(text)
    await seen(clerk, `grievance-enter-${lang}`)
    await press(clerk, 'enter.save')
    await clerk.locator('[data-code]').waitFor()
  })
})
