import type { Page } from 'playwright-core'
import { expect } from 'vitest'

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

const STEPS = { week: [/^One week on/, 7], day: [/^One day on/, 1] } as const

/** Moves the day of the whole service on, as at the page that the banner names. */
export async function moveOn(page: Page, ...steps: (keyof typeof STEPS)[]): Promise<void> {
  await page.goto('/calendar')
  const day = async () => (await page.locator('time').first().getAttribute('datetime')) ?? ''
  const before = Date.parse(await day())
  for (const step of steps) {
    // Answered when the schedules have run.
    const shown = page.waitForResponse(
      (answer) => answer.request().method() === 'GET' && answer.url().endsWith('/calendar'),
      { timeout: 60_000 },
    )
    await press(page, STEPS[step][0])
    await shown
    await page.waitForLoadState()
  }
  const moved = steps.reduce((sum, step) => sum + STEPS[step][1], 0)
  expect(Date.parse(await day()) - before).toBe(moved * 86_400_000)
}
