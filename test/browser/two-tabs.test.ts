import { expect, test } from 'vitest'
import { at, browserOfFile, picture, settled, visit, wordsOf } from './kit.ts'

const desk = browserOfFile()

test('who saves second is shown both versions, and decides field by field', async () => {
  const context = await desk.context({ role: 'county' })
  const list = await context.request.get(`/api${at('/households?status=registered')}`)
  const { items } = (await list.json()) as { items: { household: string }[] }
  const place = at(`/households/${items[0]?.household}/edit/income`)
  const [first, second] = [await context.newPage(), await context.newPage()]
  await visit(first, place)
  await visit(second, place)

  await first.getByLabel(/^Wage income/).fill('11,111.11')
  await first.getByLabel(/Reason for the change/).fill('pay slip')
  await first.getByRole('button', { name: 'Save changes' }).click()
  await first.waitForURL(/\/households\/hh_\w+$/)

  await second.getByLabel(/^Wage income/).fill('22222.22')
  await second.getByLabel(/^Pension/).fill('1234')
  await second.getByRole('button', { name: 'Save changes' }).click()
  const both = second.getByRole('region', { name: 'Two versions' })
  await both.waitFor()
  await settled(second)
  await picture(second, 'two-versions-en-1280')
  const text = await wordsOf(both)
  expect(text).toContain('11,111.11')
  expect(text).toContain('22,222.22')
  expect(text).toContain('1,234.00')

  // Nothing is written before every field is decided.
  await second.getByRole('button', { name: 'Save with these choices' }).click()
  await second.getByRole('alert').filter({ hasText: 'Choose one version' }).waitFor()
  await both.getByRole('radio', { name: /theirs.*11,111\.11/ }).check()
  await second.getByRole('button', { name: 'Save with these choices' }).click()
  await second.waitForURL(/\/households\/hh_\w+$/)
  await settled(second)
  const income = await wordsOf(second.locator('main'))
  expect(income).toContain('11,111.11')
  expect(income).toContain('1,234.00')
})
