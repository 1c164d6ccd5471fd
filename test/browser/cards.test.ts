import { beforeAll, describe, expect, test } from 'vitest'
import { violationsOf } from './axe.ts'
import { at, browserOfFile, type Lang, picture, settled, url, visit, wordsOf } from './kit.ts'
import { look } from './look.ts'

const desk = browserOfFile()

interface Brief {
  card: string
  serial: string
  household: string
  head: string
}
let cards: Brief[] = []
beforeAll(async () => {
  const { request } = await desk.context({ role: 'county' })
  const list = await request.get(`/api${at('/cards?state=issued')}`)
  cards = ((await list.json()) as { items: Brief[] }).items
  expect(cards.length).toBeGreaterThan(5)
})
/** A card of its own for each test. */
let used = 1
function next(): Brief {
  const card = cards[used++]
  if (!card) throw new Error('the demo county has too few cards')
  return card
}

/** The path of a card's QR, with its seal. */
async function linkOf({ card }: Brief): Promise<string> {
  const { request } = await desk.context({ role: 'county' })
  const answer = await request.get(`/api${at(`/cards/${card}/link`)}`)
  const link = new URL(((await answer.json()) as { url: string }).url)
  return link.pathname + link.hash
}

const said = {
  en: {
    valid: 'This card is valid',
    seal: 'The signature in the QR code is the issuing office’s.',
    forged: 'not signed by the issuing office',
    none: 'Only the serial was checked',
    wrong: 'Look at the serial again',
  },
  zh: {
    valid: '此证有效',
    seal: '二维码签名验证通过',
    forged: '二维码并非发证机关签发',
    none: '仅联网核验了证件编号',
    wrong: '请核对证件编号',
  },
}

describe.each(['en', 'zh'] as const)('anybody checks a card in %s', (lang: Lang) => {
  test.each([1280, 360])('at %d px', async (width) => {
    const card = next()
    const path = await linkOf(card)
    const page = await desk.page(path, { lang, width })
    await page.getByText(said[lang].seal).waitFor()
    const text = await wordsOf(page.locator('main'))
    expect(text).toContain(said[lang].valid)
    expect(text).toContain(card.serial)
    expect(text).not.toContain(card.head)
    await look(page, `verify-valid-${lang}-${width}`)

    const last = path.slice(-20)
    await page.goto('about:blank')
    await visit(page, path.replace(last, (last.startsWith('A') ? 'B' : 'A') + last.slice(1)))
    await page.getByText(said[lang].forged).waitFor()
    expect(await wordsOf(page.locator('main'))).not.toContain(said[lang].valid)
    await look(page, `verify-forged-${lang}-${width}`)

    await visit(page, `/v/${card.serial}`)
    await page.getByText(said[lang].none).waitFor()
    await visit(page, `/v/${card.serial.replace(/.$/, (c) => (c === '2' ? '3' : '2'))}`)
    await page.getByRole('heading', { name: said[lang].wrong }).waitFor()
    await look(page, `verify-mistyped-${lang}-${width}`)
  })
})

test('without signal, a telephone that knows the keys still tells that a card was issued', async () => {
  const path = await linkOf(next())
  const page = await desk.page(path)
  await page.getByText(said.en.seal).waitFor()
  await page.route('**/public/**', (route) => route.abort('internetdisconnected'))
  await page.reload()
  await page.getByText('The signature is the issuing office’s: the card was issued.').waitFor()
})

test('a serial that was typed is checked', async () => {
  const { serial } = next()
  const page = await desk.page('/v')
  await page.getByRole('button', { name: 'Check' }).click()
  await page.getByText('Enter the serial that stands on the card.').first().waitFor()
  await page.getByRole('textbox').fill(serial.toLowerCase())
  await page.getByRole('button', { name: 'Check' }).click()
  await page.getByRole('heading', { name: 'This card is valid' }).waitFor()
})

test('a card is revoked by two people, and then counts no longer', async () => {
  const { request } = await desk.context({ role: 'township' })
  const theirs = await request.get(`/api${at('/cards?state=issued')}`)
  const { card, serial } = ((await theirs.json()) as { items: Brief[] }).items.at(-1) ?? next()
  const office = await desk.page(at(`/cards/${card}`), { role: 'county' })
  await office.getByRole('button', { name: 'More' }).click()
  await office.getByRole('menuitem', { name: 'Revoke…' }).click()
  await office.getByRole('button', { name: 'Ask for revocation' }).click()
  await office.getByText('Choose one.').first().waitFor()
  expect(await violationsOf(office)).toEqual([])
  await office.getByLabel('Reason').selectOption('fraud')
  await office.getByLabel('What happened').fill('在镇上经营商铺')
  await picture(office, 'card-revoke-en-1280')
  await office.getByRole('button', { name: 'Ask for revocation' }).click()
  await office.getByText('You asked for this yourself').waitFor()
  await look(office, 'card-own-request-en-1280')
  await office.getByRole('button', { name: 'Withdraw request' }).click()
  await office.getByText('The request is withdrawn.').waitFor()

  const asked = await request.post(`/api${at(`/cards/${card}/revocation`)}`, {
    data: { reason: 'moved-away', note: '全家迁往城区' },
    headers: { origin: url },
  })
  expect(asked.status()).toBe(200)
  await visit(office, at('/cards?state=waiting'))
  await look(office, 'cards-waiting-en-1280')
  // It is a duty of whoever may decide, and of nobody who asked.
  const asker = await desk.page(at('/'), { role: 'township' })
  await asker.getByRole('heading', { name: 'My areas' }).waitFor()
  await settled(asker)
  expect(await wordsOf(asker.locator('main'))).not.toContain('Confirm or refuse a revocation')
  await visit(office, at('/'))
  await office.getByRole('link', { name: 'Confirm or refuse a revocation' }).click()
  await office.waitForURL(new RegExp(`${card}$`))
  await office.getByRole('button', { name: 'Revoke card' }).click()
  await office.getByRole('dialog').getByRole('button', { name: 'Revoke card' }).click()
  await office.getByText('Appeal possible until').waitFor()
  await look(office, 'card-revoked-en-1280')
  await visit(office, `/v/${serial}`)
  await office.getByRole('heading', { name: 'This card is not valid' }).waitFor()
})

test('a card is printed, received, and replaced when it was lost', async () => {
  const { card, serial, household } = next()
  const page = await desk.page(at(`/cards/${card}`), { role: 'county', lang: 'zh', width: 360 })
  await page.getByRole('button', { name: '打印证件' }).click()
  await page.getByRole('button', { name: `下载card-${serial}.pdf` }).waitFor({ timeout: 60_000 })
  await look(page, 'card-printed-zh-360')
  const deed = async (name: string) => {
    await page.getByRole('button', { name: '更多操作' }).click()
    await page.getByRole('menuitem', { name }).click()
  }
  await deed('登记签收')
  await page.getByLabel('未签字，两名见证人在场').check()
  await page.getByLabel('见证人一').fill('李明')
  await page.getByLabel('见证人二').fill('王芳')
  await picture(page, 'card-receipt-zh-360')
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('李明, 王芳').waitFor()
  await deed('补发新证…')
  await page.getByLabel('原因').selectOption({ label: '遗失' })
  await page.getByLabel('情况说明').fill('在集市上遗失')
  await page.getByRole('button', { name: '补发新证' }).last().click()
  await page.getByRole('heading', { level: 1 }).filter({ hasNotText: serial }).waitFor()
  await look(page, 'card-replaced-zh-360')
  await visit(page, at(`/households/${household}#cards`))
  const own = await wordsOf(page.locator('#cards'))
  expect(own).toContain('已补发新证')
  expect(own).toContain('有效')
  await look(page, 'household-cards-zh-360')
})

test('all cards of an area are printed as one file', async () => {
  const page = await desk.page(at('/cards'), { role: 'county' })
  await page.getByRole('button', { name: 'Print all cards' }).click()
  await page.getByRole('button', { name: 'Print the cards' }).click()
  await page.getByRole('button', { name: /Download cards-.*\.pdf/ }).waitFor({ timeout: 90_000 })
  await look(page, 'cards-printed-en-1280')
})
