import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violationsOf } from './axe.ts'
import { at, browserOfFile, PHOTO, picture, settled, visit, wordsOf } from './kit.ts'

/* A household signs in on its phone: it reads why it was refused, applies again, and takes it back. */

const desk = browserOfFile()

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
async function look(page: Page, name: string): Promise<void> {
  await settled(page)
  await picture(page, `own-${name}`)
  expect(await violationsOf(page), name).toEqual([])
}
async function photo(page: Page, label: string): Promise<void> {
  await page.getByLabel(label).first().setInputFiles(PHOTO)
  await page.getByRole('list', { name: label }).getByText(PHOTO.name).waitFor()
}

test('it reads why it was refused, keeps a draft, hands it in and takes it back', async () => {
  const page = await desk.page(at('/'), { role: 'household', width: 360 })
  await page.getByRole('heading', { name: 'My household' }).waitFor()
  await look(page, '1-home')
  const said = await wordsOf(page.locator('main'))
  expect(said).toContain('褚农户')
  // Nothing of the offices is offered.
  for (const name of ['Households', 'Dashboard', 'Jobs', 'Start a removal', 'Edit']) {
    expect([name, await page.getByRole('link', { name, exact: true }).count()]).toEqual([name, 0])
  }
  await page.getByRole('link', { name: 'Identification' }).click()
  await page.getByText('该户户籍不在本村').first().waitFor()
  await page.getByRole('button', { name: 'File an appeal' }).waitFor()
  await look(page, '2-case')
  await page.getByRole('link', { name: 'Why it was decided so' }).click()
  await page.getByRole('heading', { name: 'Decision receipt' }).waitFor()
  await look(page, '3-receipt')
  await visit(page, at('/'))
  await page.getByRole('link', { name: 'Apply for help' }).click()
  await page.getByText('We agree that departments').waitFor()
  await look(page, '4-apply')
  await press(page, 'Keep as a draft')
  await page.waitForURL(/\/own\/cases\/case_\w+$/)
  await page.getByText('This is a draft').waitFor()
  await look(page, '5-draft')
  await page.getByRole('link', { name: 'Complete and hand in' }).click()
  await press(page, 'Save and hand in')
  await page.getByText('Add a photo or a paper.').first().waitFor()
  await page.getByText('We agree that departments').click()
  await photo(page, 'Identity card')
  await photo(page, 'Household book')
  await look(page, '6-complete')
  await press(page, 'Save and hand in')
  await page.waitForURL(/\/own\/cases\/case_\w+$/)
  await page.getByText('Home survey is due by').waitFor()
  await look(page, '7-handed-in')
  // The village sees it, and that the household itself handed it in.
  const clerk = await desk.page(new URL(page.url()).pathname.replace('/own', ''), { role: 'clerk' })
  expect(await wordsOf(clerk.locator('main'))).toContain('The household applied')
  await press(page, 'Take it back')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Reason').fill('找到了工作。')
  await dialog.getByRole('button', { name: 'Take it back' }).click()
  await page.getByText('The application is taken back').waitFor()
})

test('pages of the offices say that they are not for it', async () => {
  const page = await desk.page(at('/'), { role: 'household' })
  for (const path of ['/cases', '/households', '/lists', '/members']) {
    await visit(page, at(path))
    expect([path, await page.getByRole('row').count()]).toEqual([path, 0])
  }
})
