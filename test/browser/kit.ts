import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Download,
  type Locator,
  type Page,
} from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'

export type Lang = 'en' | 'zh'
export const DEMO = 'qinghe'
export const { url, logins, outbox } = inject('terrace')

/** A signed-in person's cookies, so that only the sign-in tests go through the form. */
type State = Awaited<ReturnType<BrowserContext['storageState']>>
const states = new Map<string, State>()

const SCREENS = join(import.meta.dirname, '../../.screens')

/** The smallest picture that is one, as somebody chooses it. */
export const PHOTO = {
  name: 'photo.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
}

interface Opening {
  role?: string
  lang?: Lang
  width?: number
  dark?: boolean
  state?: State
}

/** What went wrong in a page without anybody touching it. */
const noises = new WeakMap<Page, string[]>()
/** Chromium's own line for an answer of 4xx, or for no signal: tests that ask for it expect it. */
const REFUSED =
  /Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_INTERNET_DISC)/

/** The desk of one test file: pages are closed after each test, and must have been quiet. */
export function browserOfFile() {
  let browser: Browser
  const open: BrowserContext[] = []
  const pages: Page[] = []
  beforeAll(async () => {
    browser = await chromium.connect(inject('terrace').browser)
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await Promise.all(pages.map(tell))
    const loud = pages.splice(0).flatMap((page) => noises.get(page) ?? [])
    await Promise.all(open.splice(0).map((context) => context.close()))
    expect(loud, 'the console').toEqual([])
  })
  afterAll(() => browser?.close())

  async function context({ role, lang = 'en', width = 1280, dark, state }: Opening = {}) {
    const signed = state ?? (role ? await stateOf(role) : undefined)
    const made = await browser.newContext({
      baseURL: url,
      locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
      timezoneId: 'Asia/Shanghai',
      viewport: { width, height: 900 },
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
      acceptDownloads: true,
      ...(signed ? { storageState: signed } : {}),
    })
    made.setDefaultTimeout(15_000)
    made.on('page', (page) => listen(page, pages))
    open.push(made)
    return made
  }

  async function stateOf(role: string): Promise<State> {
    const known = states.get(role)
    if (known) return known
    const made = await browser.newContext({ baseURL: url })
    const { email, password } = loginOf(role)
    const answer = await made.request.post('/auth/sign-in/email', {
      data: { email, password },
      headers: { origin: url },
    })
    if (!answer.ok()) throw new Error(`${role} cannot sign in: ${await answer.text()}`)
    const state = await made.storageState()
    states.set(role, state)
    await made.close()
    return state
  }

  return {
    context,
    /** A fresh page of somebody, at an address of the demo county. */
    async page(path: string, opening: Opening = {}) {
      const page = await (await context(opening)).newPage()
      await visit(page, path)
      return page
    },
  }
}

/** A role, or an account such as the second officer's: `township2`. */
export function loginOf(role: string) {
  const login = logins.find(({ email }) => email.startsWith(`${role}@`))
  if (!login) throw new Error(`The demo county has nobody who is ${role}`)
  return login
}

/** Requests under way. */
const waiting = new WeakMap<Page, Set<unknown>>()

/** A failure without the page is guesswork: prints where it stood, and keeps a picture. */
async function tell(page: Page): Promise<void> {
  const words = (await page.locator('main').allInnerTexts()).join('\n')
  console.error(`${page.url()} said:\n${words.slice(0, 1_500)}`)
  await mkdir(SCREENS, { recursive: true })
  const name = `failed-${new URL(page.url()).pathname.replaceAll(/\W+/g, '-')}.png`
  await page.screenshot({ path: join(SCREENS, name) }).catch(() => undefined)
}

function listen(page: Page, pages: Page[]): void {
  const noise: string[] = []
  const under = new Set<unknown>()
  waiting.set(page, under)
  page.on('request', (request) => under.add(request))
  page.on('requestfinished', (request) => under.delete(request))
  page.on('requestfailed', (request) => under.delete(request))
  noises.set(page, noise)
  pages.push(page)
  page.on('pageerror', (error) => noise.push(`${page.url()}: ${error.stack ?? error.message}`))
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    if (REFUSED.test(message.text())) return
    noise.push(`${page.url()}: ${message.text()}`)
  })
}

/** Opens an address and waits until the page says what it has to say. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await settled(page)
}

/** Nothing is loading: no skeleton, no busy part, and a heading that names the page. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  const isBusy = '[role=status][data-kind], [aria-busy=true]'
  for (let quiet = 0; quiet < 3; ) {
    await page.waitForFunction((busy) => !document.querySelector(busy), isBusy)
    await page.waitForTimeout(40)
    quiet = waiting.get(page)?.size ? 0 : quiet + 1
  }
}

/** What a person reads there: hidden words are left out. */
export async function wordsOf(part: Locator): Promise<string> {
  await part.first().waitFor()
  return (await part.first().allInnerTexts()).join('\n')
}

/** The address of a page in the demo county. */
export const at = (path: string): string => `/t/${DEMO}${path}`

/** Keeps a picture when `SCREENS=1`: `.screens/<name>.png`, the whole page. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.SCREENS !== '1') return
  await mkdir(SCREENS, { recursive: true })
  await page.screenshot({ path: join(SCREENS, `${name}.png`), fullPage: true })
}

/** The code of the newest mail to somebody; mails are written behind the answer. */
export async function codeFor(page: Page, to: string): Promise<string> {
  for (let n = 0; n < 60; n++) {
    const text = await (await page.request.get('/outbox')).text()
    const at = text.indexOf(to)
    const code = at < 0 ? undefined : /\b\d{6}\b/.exec(text.slice(at))?.[0]
    if (code) return code
    await page.waitForTimeout(250)
  }
  throw new Error(`no code for ${to}`)
}

/** What was downloaded, as text. */
export async function textOf(download: Download): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
