import type { RouteDefinition } from '@solidjs/router'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../../web/src/routes.tsx'
import { violationsOf } from './axe.ts'
import { at, browserOfFile, DEMO, type Lang, picture, url, visit, wordsOf } from './kit.ts'
import { comparedProposal } from './proposal.ts'

const desk = browserOfFile()

/** Whoever sees most of a page. */
function roleOf(path: string): string {
  if (/\/(settings|members|areas)$/.test(path)) return 'admin'
  if (path.includes('/own/')) return 'household'
  // Money: the books see most of it.
  if (
    /\/(funds|idle-money|lines|journal|accounts|batches|entitlements|reconciliation|results)(\/|$)/.test(
      path,
    )
  ) {
    return 'finance'
  }
  if (path.includes('/gifts')) return 'donor'
  if (/\/(contributions|allocations)\/new$/.test(path)) return 'finance'
  // The forms of acts are for those who may do them.
  return path.includes('/act/') ? 'clerk' : 'county'
}
const OPEN = new Set([
  '/sign-in',
  '/forgot-password',
  '/reset-password',
  '/join',
  '/v',
  '/v/:serial',
  '/complain/:tenant',
  '/complain/:tenant/state',
  '/log/:tenant',
  '/give/:tenant',
  '/give/:tenant/join',
  '/give/:tenant/updates',
  '/r/:number',
])
const isOpen = (path: string) => OPEN.has(path) || path.startsWith('/notices/')
/** Pages that stand in code only, for those who build them. */
const DEVELOPMENT = new Set(['/gallery'])

const pathsOf = (all: readonly RouteDefinition[], above = ''): string[] =>
  all.flatMap((route) => {
    const path = `${above}${String(route.path)}`.replace(/\/$/, '') || '/'
    const children = route.children ? [route.children].flat() : []
    return children.length > 0 ? pathsOf(children, path) : [path]
  })
/** Every address of the app, as it is written in its table of routes. */
const paths = [...new Set(pathsOf(routes))].filter((path) => !DEVELOPMENT.has(path))

/** What stands for the variable parts of an address. */
const parts: Record<string, string> = { tenant: DEMO, stage: 'register', part: 'basics' }

beforeAll(async () => {
  const { request } = await desk.context({ role: 'county' })
  const list = await request.get(`/api${at('/households?status=assisted')}`)
  const { items } = (await list.json()) as { items: { household: string }[] }
  const household = items[0]?.household ?? ''
  const one = await request.get(`/api${at(`/households/${household}`)}`)
  const { members } = (await one.json()) as { members: { member: string }[] }
  Object.assign(parts, { household, member: members[0]?.member ?? '' })
  const file = await request.post(`/api${at('/imports')}`, {
    data: { name: 'village list', size: 9 },
    headers: { origin: url },
  })
  const cards = (await (await request.get(`/api${at('/cards')}`)).json()) as {
    items: { card: string; serial: string }[]
  }
  Object.assign(parts, cards.items[0])
  const idOf = async (path: string) => {
    const answer = await request.get(path)
    const { items } = (await answer.json()) as { items: { id?: string; notice?: string }[] }
    return items[0]?.id ?? items[0]?.notice ?? ''
  }
  Object.assign(parts, {
    case: await idOf(`/api${at('/cases?state=submitted')}`),
    act: 'survey',
    list: await idOf(`/api${at('/lists?state=listed')}`),
    move: 'assembly',
    notice: await idOf(`/public/t/${DEMO}/notices`),
  })
  const books = (await desk.context({ role: 'finance' })).request
  const moneyOf = async (path: string) => {
    const answer = await books.get(`/api${at(path)}`)
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`)
    return (await answer.json()) as { items: Record<string, string>[] }
  }
  // Others may have closed meanwhile what the demo had sent.
  const states = await Promise.all(
    ['sent', 'reconciled', 'closed'].map((state) => moneyOf(`/batches?state=${state}`)),
  )
  const [batch] = states.flatMap(({ items }) => items)
  const [entry] = (await moneyOf(`/entries?about=${batch?.batch}`)).items
  const [due] = (await moneyOf(`/entitlements?batch=${batch?.batch}`)).items
  const [fund] = (await moneyOf('/funds')).items
  const [call] = (await moneyOf('/call-backs')).items
  Object.assign(parts, {
    ...{ batch: batch?.batch, line: batch?.line, fund: fund?.fund },
    ...{ entry: entry?.entry, entitlement: due?.entitlement, call: call?.call },
    account: `line~${batch?.line}~cny`,
  })
  Object.assign(parts, await giftsOf())
  parts.result = (await moneyOf('/results')).items[0]?.result ?? ''
  const own = await (await desk.context({ role: 'household' })).request.get(
    `/api${at('/own-cases')}`,
  )
  parts.own = ((await own.json()) as { items: { case: string }[] }).items[0]?.case ?? ''
  Object.assign(parts, await comparedProposal(books, '困难家庭生活补助', 'pages'))
  parts.file = ((await file.json()) as { import: string }).import
})

/** A gift of the demo's donor that was paid, its receipt, and a notice. */
async function giftsOf() {
  const donor = (await desk.context({ role: 'donor' })).request
  const receipts = (await (await donor.get(`/api${at('/receipts')}`)).json()) as {
    items: { receipt: string; contribution: string }[]
  }
  const { receipt = '', contribution = '' } = receipts.items[0] ?? {}
  const office = (await desk.context({ role: 'finance' })).request
  const notices = (await (await office.get(`/api${at('/allocations')}`)).json()) as {
    items: { allocation: string }[]
  }
  const allocation = notices.items[0]?.allocation ?? ''
  return { number: receipt, contribution, gift: contribution, allocation }
}

function addressOf(path: string): string {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = parts[name]
    if (!value) throw new Error(`${path}: say in parts what stands for :${name}`)
    return value
  })
  return filled.replace(/\*$/, '/nowhere').replace('//', '/')
}

/** Words that a translation left behind: its key, a parameter nobody filled, a value that is none. */
async function markersOf(page: Page, lang: Lang): Promise<string[]> {
  const text = await wordsOf(page.locator('body'))
  // Codes are meant to be seen, and what says that it is English may be.
  const meant = await page.locator('code, kbd, pre, [lang=en]').allInnerTexts()
  const keys = [...text.matchAll(/(?<![\w@./-])[a-z][a-z-]*(?:\.[a-z][a-z-]*)+(?![\w@/-])/g)]
  const left = [...text.matchAll(/\{\w+\}|\bundefined\b|\bNaN\b|\[object |\bnull\b/g)]
  // Three plain English words in a row are a sentence that has no Chinese.
  const english = lang === 'zh' ? [...text.matchAll(/[A-Za-z]?[a-z]{2,}(?: [a-z]{2,}){2,}/g)] : []
  const isFile = (word: string) => /\.(csv|json|mjs|xlsx)$/.test(word)
  return [...keys, ...left, ...english]
    .map(([found]) => found)
    .filter((found) => !meant.includes(found) && !isFile(found))
}

const overflowOf = (page: Page) =>
  page.evaluate(() => {
    const wide = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= wide) return []
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > wide + 1)
      .map((element) => `${element.tagName} ${element.className} ${element.textContent}`)
      .map((text) => text.replaceAll(/\s+/g, ' ').slice(0, 120))
      .slice(0, 8)
  })

/** `/docs` shows the words of the API itself, which are English and hold names of fields. */
const isReference = (path: string) => path === '/docs'

const nameOf = (path: string) =>
  path
    .replace('*', '/nowhere')
    .replaceAll(/[^a-z]+/gi, '-')
    .replace(/^-|-$/g, '') || 'start'

describe.each(['en', 'zh'] as const)('every page in %s', (lang) => {
  test.each(paths)('%s', async (path) => {
    const role = isOpen(path) ? {} : { role: roleOf(path) }
    const page = await desk.page(addressOf(path), { ...role, lang })
    await picture(page, `${nameOf(path)}-${lang}-1280`)
    expect(await page.title(), 'the title of the window').not.toBe('')
    if (!isReference(path)) expect(await markersOf(page, lang), 'words').toEqual([])
    if (lang === 'en') expect(await violationsOf(page), 'accessibility').toEqual([])
    await page.setViewportSize({ width: 360, height: 780 })
    await page.waitForTimeout(50)
    await picture(page, `${nameOf(path)}-${lang}-360`)
    expect(await overflowOf(page), 'wider than a phone').toEqual([])
    if (lang === 'en') return
    // The other half of the ways a page can look: Chinese, on a phone, in the dark.
    await page.emulateMedia({ colorScheme: 'dark' })
    await picture(page, `${nameOf(path)}-${lang}-360-dark`)
    expect(await violationsOf(page), 'accessibility on a phone in the dark').toEqual([])
  })
})

test('on paper the frame is gone', async () => {
  const page = await desk.page(at('/households'), { role: 'county' })
  const shown = async () => {
    const bars = page.locator('nav, [data-search], button').or(page.getByRole('banner'))
    const all = await bars.all()
    const visible = await Promise.all(all.map((one) => one.isVisible()))
    return visible.filter(Boolean).length
  }
  expect(await shown()).toBeGreaterThan(2)
  await page.emulateMedia({ media: 'print' })
  await picture(page, 'households-en-print')
  expect(await shown()).toBe(0)
  expect(await page.locator('table').first().isVisible()).toBe(true)
  await page.emulateMedia({ media: 'screen' })
  await visit(page, at(`/households/${parts.household}`))
  await page.emulateMedia({ media: 'print' })
  await picture(page, 'household-en-print')
  expect(await shown()).toBe(0)
})
