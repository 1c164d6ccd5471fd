import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { confirm, follow, press } from './hand.ts'
import { at, browserOfFile, DEMO, PHOTO, settled, visit, wordsOf } from './kit.ts'
import { look as lookAt } from './look.ts'

/*
 * What came of a gift: one person writes it down with a photo, a second one releases it on a ground;
 * whoever gave reads it in the way of their gift, as anybody does, until it is withdrawn.
 */

const desk = browserOfFile()
const look = (page: Page, name: string) => lookAt(page, `results-${name}`)
const main = (page: Page) => page.locator('main')
const TITLE = '第二批管网通水'
const ENGLISH = 'The second pipes carry water'
const TEXT = '管网延伸到两个村民小组，群众全年不再缺水。'
let path = ''
let photo = ''

/** The gift of the demo's donor that was spent on water, as they see it. */
async function gift(lang: 'en' | 'zh', width = 1280): Promise<Page> {
  const page = await desk.page(at('/'), { role: 'donor', lang, width })
  const { items }: { items: { contribution: string; received: number }[] } = await (
    await page.request.get(`/api${at('/gifts')}`)
  ).json()
  const oldest = items.filter(({ received }) => received > 0).at(-1)
  await visit(page, at(`/gifts/${oldest?.contribution}`))
  return page
}

/** A picture large enough to be looked at, as a camera writes it. */
async function taken(page: Page) {
  const url = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 420 })
    const paint = canvas.getContext('2d')
    for (const [at, colour] of ['#9cc3e0', '#6f9a5e', '#3f7bb5'].entries()) {
      if (paint) paint.fillStyle = colour
      paint?.fillRect(0, at * 140, 640, 140)
    }
    return canvas.toDataURL('image/jpeg')
  })
  const buffer = Buffer.from(url.split(',')[1] ?? '', 'base64')
  return { name: 'water.jpg', mimeType: 'image/jpeg', buffer }
}

test('a result is written with a photo, and waits for somebody else', async () => {
  const page = await desk.page(at('/funds'), { role: 'finance' })
  const open = await (await page.request.get(`/public/t/${DEMO}/open`)).json()
  const [told] = (open as { results: { line: string }[] }).results
  await visit(page, at(`/lines/${told?.line}`))
  await follow(page, 'Write a result')
  await page.waitForURL(/\/results\/new/)
  await settled(page)
  await press(page, 'Save for release')
  await page.getByText('Write a title.').first().waitFor()
  const english = page.getByRole('textbox', { name: 'Title' }).first()
  await english.fill(ENGLISH)
  const words = page.getByRole('textbox', { name: 'What came of it' })
  await words.first().fill('The pipes reach two more groups; nobody is short of water any more.')
  await page.getByLabel('A number that was measured').fill('86')
  await page.getByRole('textbox', { name: 'Of what' }).first().fill('people with safe water')
  await expect.poll(() => wordsOf(main(page))).toContain('饮水管网改造')
  const photos = page.locator('input[type=file]')
  await photos.setInputFiles(PHOTO)
  await press(page, `Remove ${PHOTO.name}`)
  await photos.setInputFiles(await taken(page))
  await page.getByText('1 photo added').waitFor()
  await page.getByRole('textbox', { name: 'Title' }).last().fill(TITLE)
  await words.last().fill(TEXT)
  await page.getByRole('textbox', { name: 'Of what' }).last().fill('人用上安全饮水')
  await look(page, 'form')
  const { pathname, search } = new URL(page.url())
  const phone = await desk.page(pathname + search, { role: 'finance', lang: 'zh', width: 360 })
  await look(phone, 'form-zh-360')
  await press(page, 'Save for release')
  await page.waitForURL(/\/results\/rsl_\w+$/)
  path = new URL(page.url()).pathname
  await page.getByText('You wrote this. A second person').waitFor()
  expect(await page.getByRole('button', { name: 'Release' }).count()).toBe(0)
  await look(page, 'draft')
  // Nobody outside reads it yet.
  expect(await wordsOf(main(await gift('en')))).not.toContain(ENGLISH)
})

test('a second person releases it on a ground: whoever gave reads it, with its photo', async () => {
  const page = await desk.page(path, { role: 'county' })
  await press(page, 'Release')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Release', exact: true }).click()
  await dialog.getByText('Say on what ground.').first().waitFor()
  await dialog.getByLabel('No household can be recognised').check()
  await look(page, 'release')
  await dialog.getByRole('button', { name: 'Release', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('No household can be recognised').first().waitFor()
  await look(page, 'released')
  await look(await desk.page(path, { role: 'county', lang: 'zh', width: 360 }), 'released-zh-360')
  for (const [lang, width, title] of [
    ['en', 1280, ENGLISH],
    ['zh', 360, TITLE],
    ['en', 360, ENGLISH],
    ['zh', 1280, TITLE],
  ] as const) {
    const seen = await gift(lang, width)
    await seen.getByRole('heading', { name: title }).waitFor()
    const picture = seen.getByRole('img', { name: title })
    await picture.scrollIntoViewIfNeeded()
    const drawn = () => picture.evaluate((one) => (one as HTMLImageElement).naturalWidth)
    await expect.poll(drawn).toBeGreaterThan(0)
    photo = (await picture.getAttribute('src')) ?? ''
    await look(seen, `gift-${lang}-${width}`)
  }
})

test('withdrawn it is gone from the gift, and its photo from its address', async () => {
  const page = await desk.page(path, { role: 'county' })
  const { request } = await desk.context()
  expect((await request.get(photo)).status()).toBe(200)
  await press(page, 'Withdraw')
  await confirm(page, 'Withdraw', '照片须重新取得同意')
  await page.getByText('照片须重新取得同意').waitFor()
  await look(page, 'withdrawn')
  const seen = await gift('en')
  await seen.getByRole('heading', { name: 'Where this gift is' }).waitFor()
  expect(await wordsOf(main(seen))).not.toContain(ENGLISH)
  const gone = await (await desk.context()).request.get(photo)
  expect(gone.status()).toBe(404)
})
