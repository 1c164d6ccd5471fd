import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { at, browserOfFile, visit } from './kit.ts'

const desk = browserOfFile()

/** What has the focus: its id, else its words. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: at } = document
    return at?.id || at?.getAttribute('aria-label') || at?.textContent?.trim() || ''
  })

test('`/` puts the cursor into the search, and writes nothing there', async () => {
  const page = await desk.page(at('/households'), { role: 'county' })
  await page.keyboard.press('/')
  expect(await focused(page)).toBe('find')
  await page.keyboard.type('a/b')
  expect(await page.locator('#find').inputValue()).toBe('a/b')
  await visit(page, at('/dashboard'))
  await page.keyboard.press('/')
  expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-search'))).toBe(true)
})

test('j and k walk through a list, Enter opens', async () => {
  const page = await desk.page(at('/households'), { role: 'county' })
  const numbers = await page.locator('main [data-row]').allTextContents()
  for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key)
  expect(await focused(page)).toBe(numbers[1])
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/households\/hh_/)
  await page.getByRole('tab', { name: 'History' }).waitFor()
  expect(await page.locator('main').textContent()).toContain(numbers[1] ?? '')
})

test('the first stop of a page leads past the menu', async () => {
  const page = await desk.page(at('/dashboard'), { role: 'county' })
  const skip = page.getByRole('link', { name: 'Skip to content' })
  await skip.focus()
  expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0)
  await page.keyboard.press('Enter')
  expect(await focused(page)).toBe('main')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
})

test('a page that opens puts the reader at its heading', async () => {
  const page = await desk.page(at('/jobs'), { role: 'county' })
  await page.getByRole('link', { name: 'Members' }).first().focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/members$/)
  await expect.poll(() => focused(page)).toBe('Members')
})

test('a dialog keeps the focus, closes with Escape and gives it back', async () => {
  const page = await desk.page(at('/households'), { role: 'county' })
  const opener = page.getByRole('button', { name: 'Export' })
  await opener.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  const isInside = () => page.evaluate(() => !!document.activeElement?.closest('[role=dialog]'))
  for (let i = 0; i < 14; i++) {
    expect(await isInside()).toBe(true)
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(await opener.evaluate((one) => one === document.activeElement)).toBe(true)
})

test('a dialog that came from a menu gives the focus back to the menu', async () => {
  const page = await desk.page(at('/households'), { role: 'county' })
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  const menu = page.locator('main').getByRole('button', { name: 'Actions' })
  await menu.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: /^Move/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await menu.evaluate((one) => one === document.activeElement)).toBe(true)
})
