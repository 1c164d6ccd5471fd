import { text } from 'node:stream/consumers'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { countyFile, csvOf, type Village } from '../journey/people.ts'
import { violationsOf } from './axe.ts'
import { at, browserOfFile, loginOf, picture, settled, visit, wordsOf } from './kit.ts'

/*
 * What the county officer does on the first day, in the browser, as one story: signs in, brings a
 * file, corrects what was wrong in it, finds people, changes a family and reads the numbers.
 */

const desk = browserOfFile()
const places: Record<Village, string> = {
  Upper: '云溪镇/上坪村',
  Lower: '云溪镇/下湾村',
  Green: '青石镇/新田村',
  Stone: '柳河镇/老寨村',
}
const file = countyFile((village) => places[village])

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click()

/** Keeps a picture of a step, which must be as accessible as a page. */
async function step(page: Page, name: string): Promise<void> {
  await settled(page)
  await picture(page, `import-${name}`)
  expect(await violationsOf(page), `accessibility of ${name}`).toEqual([])
}

/** The steps of the wizard, with what it proposes; answers what the last button promises. */
async function bring(page: Page, name: string, buffer: Buffer, source?: string): Promise<string> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer })
  await page.getByText(`What was found in ${name}`).waitFor()
  await step(page, `1-file-${name}`)
  await press(page, 'Continue')
  const whose = page.getByLabel('Whose file is this?')
  await whose.waitFor()
  if (source) await whose.fill(source)
  await step(page, `2-rows-${name}`)
  await press(page, 'Continue')
  await page.getByRole('heading', { name: 'Columns', exact: true }).waitFor()
  await step(page, `3-columns-${name}`)
  await press(page, 'Continue')
  await page.getByRole('heading', { name: 'How cells are read' }).waitFor()
  await step(page, `4-values-${name}`)
  await press(page, 'Check the file')
  const start = page.getByRole('button', { name: /^Import \d+ household/ })
  await start.waitFor({ timeout: 60_000 })
  await step(page, `5-check-${name}`)
  const promise = await wordsOf(start)
  await start.click()
  await page.getByText('What to do next').waitFor({ timeout: 60_000 })
  await step(page, `6-result-${name}`)
  return promise
}

/** The number of a tile of the dashboard. */
async function tile(page: Page, label: string): Promise<number> {
  const found = page.locator('main li').filter({ has: page.getByText(label, { exact: true }) })
  const words = await wordsOf(found)
  return Number(words.replace(label, '').trim().split(/\s/)[0]?.replaceAll(',', ''))
}

async function totals(page: Page) {
  await visit(page, at('/dashboard'))
  return { households: await tile(page, 'Households'), people: await tile(page, 'People') }
}

test('a county officer brings a file, corrects it, finds, changes and counts', async () => {
  const page = await (await desk.context()).newPage()
  const { email, password } = loginOf('county')
  await visit(page, at('/imports'))
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await press(page, 'Sign in')
  await page.waitForURL(/\/imports$/)
  await settled(page)
  const before = await totals(page)

  await visit(page, at('/imports/new'))
  expect(await bring(page, 'county.csv', Buffer.from(csvOf(file.lines)), '清禾县')).toMatch(/ 5 /)
  const download = page.waitForEvent('download')
  await press(page, 'Download the error file')
  const errors = await text(await (await download).createReadStream())
  expect(errors.trim().split('\r\n')).toHaveLength(5)
  await page.getByRole('link', { name: 'Upload the corrected rows' }).click()
  await page.waitForURL(/\/imports\/new/)
  await settled(page)
  expect(await bring(page, 'errors.csv', Buffer.from(file.correct(errors)))).toMatch(/ 3 /)

  await visit(page, at('/households'))
  await page.keyboard.press('/')
  await page.keyboard.type('李小')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: '李小雨' }).waitFor()
  await page.keyboard.press('/')
  await page.locator('#find').fill(file.li.id)
  await page.keyboard.press('Enter')
  const found = page.getByRole('row').filter({ hasText: 'QH001' })
  await found.waitFor()
  expect(page.url()).not.toContain(file.li.id.slice(0, 6))
  await picture(page, 'found-by-id-en-1280')
  await found.getByRole('link', { name: '李明' }).click()
  await page.waitForURL(/\/households\/hh_\w+$/)
  await settled(page)
  expect(await wordsOf(page.locator('main'))).not.toContain(file.li.id)

  await page.getByRole('link', { name: /^Edit\s*: Income/ }).click()
  await page.getByLabel(/^Wage income/).fill('19,999.99')
  await page.getByLabel(/Reason for the change/).fill('工资单核实')
  await press(page, 'Save changes')
  await page.waitForURL(/\/households\/hh_\w+$/)
  await settled(page)
  await page.getByRole('tab', { name: 'History' }).click()
  await page.getByText('Reason: 工资单核实').waitFor()
  const history = await wordsOf(page.getByRole('tabpanel'))
  for (const part of ['18,250.35', '19,999.99', '周县办', 'Came with an import']) {
    expect(history).toContain(part)
  }
  await picture(page, 'history-en-1280')

  const counted = { households: before.households + 8, people: before.people + 14 }
  await expect.poll(() => totals(page), { timeout: 30_000 }).toEqual(counted)
})
