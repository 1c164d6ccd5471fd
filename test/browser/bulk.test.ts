import { expect, test } from 'vitest'
import { at, browserOfFile, type Lang, picture, settled } from './kit.ts'

const desk = browserOfFile()

test('many are chosen by keyboard, and moved', async () => {
  const page = await desk.page(at('/households'), { role: 'county' })
  for (const key of ['j', 'x', 'j', 'x', 'a']) await page.keyboard.press(key)
  await page.getByText('2 selected').waitFor()
  const focus = () => page.evaluate(() => document.activeElement?.textContent?.trim())
  expect(await focus()).toBe('Move to another area')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('2 households move').waitFor()
  await dialog.getByRole('button', { name: 'Move households' }).click()
  await dialog.getByRole('link', { name: 'Choose one.' }).waitFor()
  await dialog.locator('[aria-expanded]').first().click()
  const villages = dialog.locator('li li button:not([aria-expanded])')
  await villages.first().click()
  await dialog.getByLabel('Reason').fill('The village was divided')
  await dialog.getByRole('button', { name: 'Move households' }).click()
  await dialog.getByText(/\d (household was|households were) moved\./).waitFor()
  await picture(page, 'bulk-done')
  await page.keyboard.press('Escape')
  await page.getByText('2 selected').waitFor({ state: 'detached' })
})

test.each([
  ['en', 1280],
  ['en', 360],
  ['zh', 1280],
  ['zh', 360],
] as [Lang, number][])('the whole list can be meant: %s, %i wide', async (lang, width) => {
  const page = await desk.page(at('/households'), { role: 'county', lang, width })
  await page.locator('thead input[type=checkbox]').check()
  await page.getByRole('button', { name: /Select the whole list|选择整个列表/ }).click()
  await page.getByText(/The whole list is selected|已选整个列表/).waitFor()
  await picture(page, `bulk-${lang}-${width}`)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(width)
  await page.getByRole('button', { name: /Move to another area|迁移到其他地区/ }).click()
  await page
    .getByRole('dialog')
    .getByText(/on the other pages too|含其他页/)
    .waitFor()
  await settled(page)
  await picture(page, `bulk-dialog-${lang}-${width}`)
})
