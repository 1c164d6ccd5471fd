import { beforeAll, describe, expect, it } from 'vitest'
import { createUser, enableTotp } from './people.ts'
import {
  Browser,
  keyOfUri,
  PASSWORD,
  rows,
  SECRETS,
  testTable,
  testWorld,
  totp,
  type World,
} from './testing.ts'

let world: World
let email = ''
let key: Buffer
let backupCodes: string[] = []
let people = 0

const browser = () => new Browser(world.identity.handler)

/** A person with a password, made for one test so that codes and counts do not meet. */
async function newcomer(): Promise<string> {
  email = `p${people++}@gov.example`
  return createUser(world.identity, { email, name: 'P', password: PASSWORD, verified: true })
}

async function challenged(): Promise<Browser> {
  const page = browser()
  const { json } = await page.post('/sign-in/email', { email, password: PASSWORD })
  expect(json.twoFactorRedirect).toBe(true)
  return page
}

/** The person enrols as the page does: the secret is shown, a code is typed back. */
async function enrolled(): Promise<void> {
  await newcomer()
  const page = browser()
  await page.post('/sign-in/email', { email, password: PASSWORD })
  const { json } = await page.post('/two-factor/enable', { password: PASSWORD })
  key = keyOfUri(json.totpURI ?? '')
  backupCodes = json.backupCodes ?? []
  const typed = await page.post('/two-factor/verify-totp', { code: totp(key, -1) })
  expect(typed.status).toBe(200)
}

const method = async (page: Browser) =>
  ((await page.get('/get-session')).json.session as { method?: string } | undefined)?.method

beforeAll(async () => {
  world = testWorld(await testTable())
})

describe('a second factor', () => {
  it('stands between the password and the session', async () => {
    await enrolled()
    const page = browser()
    const { headers } = await page.post('/sign-in/email', { email, password: PASSWORD })
    expect([...page.jar.keys()]).toEqual(['terrace.two_factor'])
    expect(headers.get('set-auth-token')).toBeNull()
    expect((await page.get('/get-session')).text).toBe('null')
    expect((await page.post('/two-factor/verify-totp', { code: '000000' })).status).toBe(401)
    expect((await page.post('/two-factor/verify-totp', { code: totp(key) })).status).toBe(200)
    expect(await method(page)).toBe('totp')
  })

  it('takes a code once, though it is right for ninety seconds', async () => {
    await enrolled()
    const [one, two] = [await challenged(), await challenged()]
    const code = totp(key, 1)
    const answers = await Promise.all(
      [one, two].map((page) => page.post('/two-factor/verify-totp', { code })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
    const again = await (await challenged()).post('/two-factor/verify-totp', { code })
    expect(again.json.code).toBe('INVALID_CODE')
  })

  it('takes a backup code once', async () => {
    await enrolled()
    const [code] = backupCodes
    const page = await challenged()
    expect((await page.post('/two-factor/verify-backup-code', { code })).status).toBe(200)
    expect(await method(page)).toBe('backup-code')
    const again = await (await challenged()).post('/two-factor/verify-backup-code', { code })
    expect(again.status).toBe(401)
  })

  it('is locked after ten wrong codes, also for the right one', async () => {
    await enrolled()
    for (let challenge = 0; challenge < 2; challenge++) {
      const page = await challenged()
      for (let n = 0; n < 5; n++) {
        await page.post('/two-factor/verify-totp', { code: `00000${challenge * 5 + n}` })
      }
    }
    const { status } = await (await challenged()).post('/two-factor/verify-totp', {
      code: totp(key),
    })
    expect(status).toBeGreaterThanOrEqual(400)
  })

  it('still works after the secret was replaced', async () => {
    await enrolled()
    const before = world
    const secrets = [{ version: 2, value: 'another secret of thirty-two letters' }, ...SECRETS]
    world = testWorld(world.table, { secrets })
    const page = await challenged()
    const { status } = await page.post('/two-factor/verify-totp', { code: totp(key) })
    world = before
    expect(status).toBe(200)
  })

  it('can be given to the demo county by a command', async () => {
    const userId = await newcomer()
    const { secret, uri } = await enableTotp(world.identity, userId)
    expect(keyOfUri(uri).toString()).toBe(secret)
    const page = await challenged()
    expect((await page.post('/two-factor/verify-totp', { code: totp(secret) })).status).toBe(200)
    const known = 'a-secret-the-demo-shows-at-start'
    expect((await enableTotp(world.identity, userId, known)).secret).toBe(known)
    expect(JSON.stringify(await rows(world, 'twoFactor'))).not.toContain(known)
  })
})

describe('an e-mail code', () => {
  const byCode = async (page: Browser) => {
    await page.post('/email-otp/send-verification-otp', { email, type: 'sign-in' })
    const mail = world.mails.findLast(({ to, kind }) => to === email && kind === 'code')
    return page.post('/sign-in/email-otp', { email, otp: mail?.code })
  }

  it('signs in, and the session says how', async () => {
    await newcomer()
    const page = browser()
    expect((await byCode(page)).status).toBe(200)
    expect(await method(page)).toBe('code')
  })

  it('does not stand in for an enrolled second factor', async () => {
    await enrolled()
    const sessions = (await rows(world, 'session')).length
    const page = browser()
    const { status, json, headers } = await byCode(page)
    expect([status, json.code]).toEqual([403, 'SECOND_FACTOR_REQUIRED'])
    expect(page.jar.size).toBe(0)
    expect(headers.get('set-auth-token')).toBeNull()
    expect(await rows(world, 'session')).toHaveLength(sessions)
  })

  it('is good for three guesses', async () => {
    await newcomer()
    await browser().post('/email-otp/send-verification-otp', { email, type: 'sign-in' })
    const right = world.mails.findLast(({ to }) => to === email)?.code ?? ''
    const wrong = right === '000000' ? '000001' : '000000'
    for (let n = 0; n < 3; n++) await browser().post('/sign-in/email-otp', { email, otp: wrong })
    const late = await browser().post('/sign-in/email-otp', { email, otp: right })
    expect(late.status).toBeGreaterThanOrEqual(400)
  })
})
