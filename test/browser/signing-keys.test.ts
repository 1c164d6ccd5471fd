import { expect, test } from 'vitest'
import { violationsOf } from './axe.ts'
import { at, browserOfFile, DEMO, picture, settled, url, wordsOf } from './kit.ts'

const desk = browserOfFile()

test('the administrator sees, publishes and replaces the keys that sign cards', async () => {
  const page = await desk.page(at('/settings'), { role: 'admin' })
  const keys = page.getByRole('region', { name: 'Signing keys', exact: true })
  const address = `${url}/public/t/${DEMO}/keys`
  expect(await wordsOf(keys)).toContain(address)
  const published = async () => {
    const document = (await (await page.request.get(address)).json()) as {
      verificationMethod: { publicKeyMultibase: string }[]
    }
    return document.verificationMethod.map((one) => one.publicKeyMultibase)
  }
  const before = await published()
  await keys.getByRole('button', { name: 'New key' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Reason').fill('一年')
  await dialog.getByRole('button', { name: 'New key' }).click()
  await dialog.getByText(/at least 5/).waitFor()
  await dialog.getByLabel('Reason').fill('例行年度更换')
  await dialog.getByRole('button', { name: 'New key' }).click()
  await page.getByText('A new key signs from now on').waitFor()
  await settled(page)
  const first = keys.getByRole('row').nth(1)
  expect(await wordsOf(first)).toContain('Signs now')
  const after = await published()
  expect(after.length).toBe(before.length + 1)
  const shown = await wordsOf(keys)
  for (const key of after) expect(shown).toContain(key)
  await picture(page, 'signing-keys')
  expect(await violationsOf(page)).toEqual([])
  // An auditor looks; whoever has no business with keys is shown none.
  const auditor = await desk.page(at('/settings'), { role: 'auditor' })
  const seen = auditor.getByRole('region', { name: 'Signing keys', exact: true })
  await seen.waitFor()
  expect(await seen.getByRole('button', { name: /New key|Revoke/ }).count()).toBe(0)
  const clerk = await desk.page(at('/settings'), { role: 'clerk' })
  expect(await clerk.getByRole('region', { name: 'Signing keys' }).count()).toBe(0)
})
