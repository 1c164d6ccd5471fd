import type { Page } from 'playwright-core'

/* What a person's hand does in a page, for the stories of several offices. */

/** The smallest picture that is one. */
export const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

export const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click()

export const follow = (page: Page, name: string | RegExp) =>
  page
    .getByRole('link', { name, exact: typeof name === 'string' })
    .first()
    .click()

/** Adds a photo to a field, and waits until it is uploaded. */
export async function photo(page: Page, label: string): Promise<void> {
  const file = { name: 'photo.png', mimeType: 'image/png', buffer: PHOTO }
  await page.getByLabel(label, { exact: false }).first().setInputFiles(file)
  await page.getByRole('list', { name: label }).getByText('photo.png').waitFor()
}

/** Confirms the dialog that is open, with a reason where one is asked for. */
export async function confirm(page: Page, name: string, reason?: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  if (reason) await dialog.getByLabel('Reason').fill(reason)
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}
