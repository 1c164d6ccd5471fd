import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { statusReport } from '../../packages/funds/bank/testing.ts'
import { k } from '../../web/src/pages/funds/bank-messages.ts'
import {
  ask,
  bankTells,
  CYCLE,
  hangsOut,
  isPaid,
  movesOn,
  NAME,
  type Offices,
} from './gift-office.ts'
import { follow, moveOn } from './hand.ts'
import {
  at,
  browserOfFile,
  codeFor,
  DEMO,
  picture,
  settled,
  textOf,
  visit,
  wordsOf,
} from './kit.ts'
import { look as lookAt } from './look.ts'
import { call } from './proposal.ts'

/*
 * A donor registers, gives, sees the gift move to a batch and to a village, and proves it without a
 * network; the household that got a share says that it came. Two weeks pass in public.
 */

const desk = browserOfFile()
const SCRIPT = join(import.meta.dirname, '../../packages/transparency/verify/verify-receipt.mjs')
/** Yuan; more than what others left in the fund, so that the batch is its own. */
const GIFT = 7_700

const look = (page: Page, name: string) => lookAt(page, `donor-${name}`)

/** A stranger with an e-mail address becomes a donor and pledges. @returns the gift and its reference */
async function registersAndGives(page: Page, email: string) {
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.locator('form button[type=submit]').click()
  await page.locator('input[autocomplete=one-time-code]').fill(await codeFor(page, email))
  await page.locator('form button[type=submit]').click()
  await page.getByRole('heading', { name: 'Who are you?' }).waitFor()
  await page.getByLabel('Name on the receipt').fill('新朋友')
  await look(page, 'join')
  await page.getByRole('button', { name: 'Go to my gifts' }).click()
  await page.getByRole('heading', { name: 'My gifts' }).waitFor()
  await page.getByRole('link', { name: 'Give again' }).click()
  await page.getByLabel('Amount').fill(String(GIFT))
  await look(page, 'new-gift')
  await page.getByRole('button', { name: 'Pledge', exact: true }).click()
  await page.waitForURL(/\/gifts\/gft_\w+$/)
  await page.getByText('¥7,700.00').first().waitFor()
  const gift = /gft_\w+$/.exec(page.url())?.[0] ?? ''
  const code = gift.slice(4).toUpperCase()
  return { gift, reference: `${code.slice(0, 4)}-${code.slice(4)}` }
}

async function offices(): Promise<Offices> {
  const [books, county, county2, household] = await Promise.all(
    ['finance', 'county', 'county2', 'household2'].map((role) => desk.context({ role })),
  )
  if (!books || !county || !county2 || !household) throw new Error('somebody is missing')
  return {
    ...{ books: books.request, county: county.request },
    ...{ county2: county2.request, household: household.request },
  }
}

/** Of households that are held a part waits in the budget: nothing of the gift is lost to sight. */
async function addsUp(page: Page): Promise<void> {
  const parts = await page.locator('[data-place] strong').allInnerTexts()
  const sums = parts.map((one) => Number(one.replace(/^.*¥|,/g, '')))
  expect(sums.reduce((all, sum) => all + sum, 0)).toBeCloseTo(GIFT, 2)
}

/** In both languages, wide and on a phone. */
async function lookAllAround(name: string): Promise<void> {
  for (const lang of ['en', 'zh'] as const) {
    for (const width of [1280, 360]) {
      const page = await desk.page(at(`/gifts/${gift}`), {
        ...(state ? { state } : {}),
        lang,
        width,
      })
      await look(page, `${name}-${lang}-${width}`)
      await page.close()
    }
  }
}

type State = Awaited<ReturnType<BrowserContext['storageState']>>
let gift = ''
let batch = ''
let village = ''
let state: State | undefined
const email = `new.${Date.now()}@giver.example`

test('a donor gives, sees the gift in a batch of a village, and proves it offline', async () => {
  const page = await desk.page(`/give/${DEMO}/join`)
  const pledged = await registersAndGives(page, email)
  gift = pledged.gift
  state = await page.context().storageState()
  const all = await offices()
  await bankTells(all.books, gift, pledged.reference)
  const made = await movesOn(all, gift)
  batch = made.batch
  village = made.village
  await visit(page, at(`/gifts/${gift}`))
  await page.getByText('In a batch that is being prepared').first().waitFor()
  const shown = await wordsOf(page.locator('[data-place=batch]'))
  await addsUp(page)
  expect(shown).toMatch(/: ¥[1-9]/)
  expect(shown).toContain(village)
  await provesByLog(page, all, 'In a batch', 'A share of a gift moved on')
  await provesByReceipt(page)
})

test('two weeks later it is paid: the page and a mail say to whom, the log proves it', async () => {
  const all = await offices()
  await hangsOut(all, batch)
  const anybody = await desk.page('/calendar')
  const page = await desk.page(at(`/gifts/${gift}`), state ? { state } : {})
  await page.getByText('on public display').first().waitFor()
  await moveOn(anybody, 'week', 'week')
  const count = await isPaid(all, batch)
  await visit(page, at(`/gifts/${gift}`))
  await page.getByText('Received by households').first().waitFor()
  const shown = await wordsOf(page.locator('[data-place=confirmed]'))
  await addsUp(page)
  expect(shown).toContain(village)
  const households = Number(/(\d+) households share it/.exec(shown)?.[1])
  expect(households).toBeGreaterThanOrEqual(5)
  expect(households).toBeLessThanOrEqual(count)
  await lookAllAround('received')
  await provesByLog(page, all, 'Received', 'A batch of payments was settled')

  await moveOn(anybody, 'day')
  await tellsByMail(anybody, households)
})

test('the household whose share it is says on its phone that it came', async () => {
  const page = await desk.page(at('/'), { role: 'household2', width: 360 })
  const share = page.getByRole('listitem').filter({ hasText: CYCLE })
  expect(await wordsOf(share)).toContain('paid on')
  await share.getByRole('button', { name: 'I received it' }).click()
  await share.getByText('You said: Received in full').waitFor()
  await look(page, 'household')
})

test('a bank that refuses afterwards what it had paid is asked: a person says that it failed', async () => {
  const say = (key: keyof typeof k.messages) => k.messages[key].zh
  const page = await desk.page(at('/reconciliation'), { role: 'finance', lang: 'zh', width: 360 })
  const { request } = page.context()
  const roll = `/api${at(`/entitlements?batch=${batch}`)}`
  type Due = { entitlement: string; payee: string; state: string }
  const [due] = (await ask<{ items: Due[] }>(request, roll)).items.slice(-1)
  if (!due) throw new Error('nobody was paid')
  await page.locator('input[type=file]').setInputFiles({
    name: 'pain002.xml',
    mimeType: 'text/xml',
    buffer: Buffer.from(statusReport(batch, [due.entitlement, 'RJCT', 'AC04'])),
  })
  await page.getByRole('button', { name: say('feed.action') }).click()
  const row = page.getByRole('row').filter({ hasText: due.payee }).filter({ hasText: NAME })
  await row.getByText('状态回执又称付款被拒绝').waitFor({ timeout: 60_000 })
  await look(page, 'refused-queue')
  await row.getByRole('button', { name: say('find'), exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: new RegExp(`^${say('find.refused')}`) }).waitFor()
  await look(page, 'refused-find')
  await dialog.getByRole('button', { name: new RegExp(`^${say('find.refused')}`) }).click()
  await dialog.waitFor({ state: 'detached' })
  await row.waitFor({ state: 'detached' })
  const after = await ask<Due>(request, `/api${at(`/entitlements/${due.entitlement}`)}`)
  expect(after.state).toBe('open')
})

/** The receipt of an entry about a place is checked by the page without a network, and by the script. */
async function provesByLog(page: Page, offices: Offices, place: string, said: string) {
  const show = page.getByRole('button', { name: new RegExp(`^Entries in the log: ${place}`) })
  const link = page.getByRole('link', { name: new RegExp(`^Receipt of entry \\d+: ${said}`) })
  const about = `/public/t/${DEMO}/log/about/${batch}`
  const isTold = async () => (await ask<{ items: object[] }>(offices.books, about)).items.length
  // Appended by a projection and signed by a job; what the page asked once it keeps for a minute.
  const before = await isTold()
  for (let n = 0; n < 60 && (await isTold()) === before; n++) {
    await call(offices.county, '/log/checkpoints', {})
    await page.waitForTimeout(300)
  }
  await show.click()
  const [download] = await Promise.all([page.waitForEvent('download'), link.first().click()])
  const receipt = await textOf(download)
  await follow(page, 'Check receipts')
  await page.getByRole('heading', { name: 'Transparency log' }).waitFor()
  await settled(page)
  await page.context().setOffline(true)
  const file = { name: 'receipt.json', mimeType: 'application/json', buffer: Buffer.from(receipt) }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('heading', { name: 'This receipt holds' }).waitFor()
  expect(await wordsOf(page.locator('main'))).toContain(said)
  await page.context().setOffline(false)
  const { keys } = await ask<{ keys: string[] }>(offices.books, `/public/t/${DEMO}/log`)
  const folder = mkdtempSync(join(tmpdir(), 'donor-'))
  writeFileSync(join(folder, 'receipt.json'), receipt)
  const args = [SCRIPT, 'receipt.json', keys[0] ?? '']
  const out = execFileSync(process.execPath, args, { cwd: folder }).toString()
  rmSync(folder, { recursive: true })
  expect(out).toContain('valid: true')
}

/** The donation receipt as PDF, and its signature checked without a network. */
async function provesByReceipt(page: Page): Promise<void> {
  await visit(page, at(`/gifts/${gift}`))
  await page.getByRole('button', { name: /^PDF of receipt/ }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.getByRole('button', { name: /receipt-.*\.pdf/ }).click({ timeout: 60_000 }),
  ])
  expect((await textOf(download)).startsWith('%PDF-')).toBe(true)
  await page.getByRole('button', { name: /^Check receipt/ }).click()
  await page.getByRole('heading', { name: 'This receipt is genuine' }).waitFor()
  await settled(page)
  await page.context().setOffline(true)
  await page.getByRole('main').getByRole('button').first().click()
  await settled(page)
  await page.getByRole('heading', { name: 'This receipt is genuine' }).waitFor()
  await page.context().setOffline(false)
}

/** The outbox shows the mail of the day; its link leads to the same, without a login. */
async function tellsByMail(page: Page, households: number): Promise<void> {
  const mails = page.getByRole('row').filter({ hasText: email }).filter({ hasText: 'has moved on' })
  const newest = async () => {
    await page.goto('/outbox')
    if ((await mails.count()) === 0) return ''
    await mails.first().getByRole('link').click()
    return page.locator('pre').innerText()
  }
  // Nobody's mail goes out before eight in the morning of the county.
  const hour = { timeZone: 'Asia/Shanghai', hour: '2-digit', hourCycle: 'h23' } as const
  if (Number(new Intl.DateTimeFormat('en', hour).format(new Date())) < 8) {
    expect(await newest()).toBe('')
    return
  }
  await expect.poll(newest, { timeout: 30_000 }).toContain('was received by households')
  const mail = await page.locator('pre').innerText()
  expect(mail).toContain(`was received by households: ${NAME}, ${village}`)
  expect(mail).toContain(`${households} households share it`)
  await picture(page, 'donor-mail')
  await page.locator('pre a').first().click()
  await page.getByRole('heading', { name: 'Where it is now' }).waitFor()
  await page.getByRole('button', { name: 'Entries in the log: received' }).click()
  await page.getByRole('link', { name: /: A batch of payments was settled$/ }).waitFor()
  await look(page, 'public-trace')
  const words = await wordsOf(page.locator('main'))
  for (const one of [village, `${households} households`, 'received']) expect(words).toContain(one)
}
