import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { violationsOf } from './axe.ts'
import { picture, settled } from './kit.ts'

/** A page as it is meant to be seen: kept as a picture, no wider than its window, and readable by all. */
export async function look(page: Page, name: string): Promise<void> {
  await settled(page)
  await picture(page, name)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wide, `${name}: wider than the window`).toBeLessThanOrEqual(0)
  expect(await violationsOf(page), name).toEqual([])
}
