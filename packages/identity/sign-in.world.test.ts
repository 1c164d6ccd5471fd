import { beforeAll, describe, expect, it } from 'vitest'
import { createUser, setFieldWorker, userByEmail, userById } from './people.ts'
import { Browser, PASSWORD, rows, testTable, testWorld, type World } from './testing.ts'

let world: World
const browser = () => new Browser(world.identity.handler)
const email = 'officer@gov.example'

async function signedIn(who = email, password = PASSWORD): Promise<Browser> {
  const page = browser()
  expect((await page.post('/sign-in/email', { email: who, password })).status).toBe(200)
  return page
}

beforeAll(async () => {
  world = testWorld(await testTable())
  await createUser(world.identity, { email, name: 'Officer', password: PASSWORD, verified: true })
})

describe('people made by a command', () => {
  it('are found by e-mail in any case and by id, once however often they are made', async () => {
    const made = { email: 'Li.Wei@gov.example', name: 'Li Wei', verified: true } as const
    const ids = await Promise.all(Array.from({ length: 8 }, () => createUser(world.identity, made)))
    expect(new Set(ids).size).toBe(1)
    const found = await userByEmail(world.identity, 'LI.wei@GOV.example')
    expect(found).toMatchObject({ id: ids[0], email: 'li.wei@gov.example', emailVerified: true })
    expect(await userById(world.identity, ids[0] ?? '')).toEqual(found)
    expect(await userById(world.identity, 'nobody')).toBeNull()
  })

  it('cannot have a short password', async () => {
    const short = {
      email: 'short@x.example',
      name: 'S',
      password: 'short',
      verified: true,
    } as const
    await expect(createUser(world.identity, short)).rejects.toThrow('12')
    expect(await userByEmail(world.identity, short.email)).toBeNull()
  })
})

describe('sign-up and sign-in with a password', () => {
  it('asks for a verified address first', async () => {
    const page = browser()
    const who = { email: 'new@x.example', password: PASSWORD, name: 'New' }
    const signUp = await page.post('/sign-up/email', who, { 'accept-language': 'zh-CN,en;q=0.5' })
    expect(signUp.status).toBe(200)
    expect(page.cookie).toBe('')
    expect((await page.post('/sign-in/email', who)).json.code).toBe('EMAIL_NOT_VERIFIED')
    const mail = world.mails.find(({ to, kind }) => to === who.email && kind === 'verify')
    expect(mail?.lang).toBe('zh-CN')
    const link = new URL(mail?.url ?? '')
    await page.get(`${link.pathname.replace('/auth', '')}${link.search}`)
    expect(page.jar.size).toBe(0)
    expect((await page.post('/sign-in/email', who)).status).toBe(200)
  })

  it('refuses fewer than twelve characters', async () => {
    const body = { email: 'weak@x.example', password: 'elevenchars', name: 'W' }
    expect((await browser().post('/sign-up/email', body)).json.code).toBe('PASSWORD_TOO_SHORT')
  })

  it('answers alike whether or not an account exists', async () => {
    const signUp = async (who: string) => {
      const answer = await browser().post('/sign-up/email', {
        email: who,
        password: PASSWORD,
        name: 'X',
      })
      return [answer.status, Object.keys(answer.json), Object.keys(answer.json.user ?? {})]
    }
    expect(await signUp(email)).toEqual(await signUp('fresh@x.example'))
    const ask = async (path: string, body: object) => {
      const { status, text } = await browser().post(path, body)
      return [status, text]
    }
    for (const [path, body] of [
      ['/sign-in/email', { password: 'not the password' }],
      ['/request-password-reset', { redirectTo: '/x' }],
      ['/email-otp/send-verification-otp', { type: 'sign-in' }],
    ] as const) {
      expect(await ask(path, { ...body, email })).toEqual(
        await ask(path, { ...body, email: 'nobody@x.example' }),
      )
    }
  })

  it('takes about as long for an unknown address', async () => {
    const time = async (who: (n: number) => string) => {
      const times: number[] = []
      for (let n = 0; n < 5; n++) {
        const start = performance.now()
        await browser().post('/sign-in/email', { email: who(n), password: 'not the password' })
        times.push(performance.now() - start)
      }
      return times.sort((a, b) => a - b)[2] ?? 0
    }
    const slow = testWorld(world.table, { passwordCost: { ln: 15, r: 8, p: 1 } })
    const before = world
    world = slow
    const who = 'slow@x.example'
    await createUser(slow.identity, { email: who, name: 'S', password: PASSWORD, verified: true })
    const [known, unknown] = [await time(() => who), await time((n) => `n${n}@x.example`)]
    world = before
    expect(unknown).toBeGreaterThan(known / 2)
  })
})

describe('sessions', () => {
  const hours = async (page: Browser) => {
    const token = decodeURIComponent(page.jar.get('terrace.session_token') ?? '').split('.')[0]
    const row = (await rows(world, 'session')).find((item) => item.d?.token === token)
    return (Date.parse(String(row?.d?.expiresAt)) - Date.now()) / 3_600_000
  }

  it('end twelve hours after sign-in in an office, even when renewed', async () => {
    const page = await signedIn()
    expect(await hours(page)).toBeCloseTo(12, 1)
    await page.get('/get-session?disableCookieCache=true')
    expect(await hours(page)).toBeCloseTo(12, 1)
  })

  it('last ninety days for a field worker', async () => {
    const who = { email: 'field@x.example', name: 'F', password: PASSWORD, verified: true } as const
    const userId = await createUser(world.identity, who)
    await setFieldWorker(world.identity, userId, true)
    expect(await hours(await signedIn(who.email))).toBeCloseTo(90 * 24, 0)
  })

  it('cannot be lengthened or re-labelled by their owner', async () => {
    const page = await signedIn()
    await page.post('/update-user', { field: true, name: 'Officer' })
    await page.post('/update-session', { field: true })
    await page.post('/update-session', { method: 'totp' })
    expect((await userByEmail(world.identity, email))?.field).toBe(false)
    const { json } = await page.get('/get-session?disableCookieCache=true')
    expect(json.session).toMatchObject({ method: 'password', field: false })
  })

  it('are listed and revoked one by one, also against the cookie', async () => {
    const who = { email: 'two@x.example', name: 'T', password: PASSWORD, verified: true } as const
    await createUser(world.identity, who)
    const [one, two] = [await signedIn(who.email), await signedIn(who.email)]
    const list = JSON.parse((await one.get('/list-sessions')).text) as { token: string }[]
    expect(list).toHaveLength(2)
    await one.post('/revoke-other-sessions')
    expect((await two.get('/get-session?disableCookieCache=true')).text).toBe('null')
    expect((await one.get('/get-session?disableCookieCache=true')).json.user).toBeDefined()
  })

  it('all end when the password is reset', async () => {
    const who = { email: 'reset@x.example', name: 'R', password: PASSWORD, verified: true } as const
    await createUser(world.identity, who)
    const thief = await signedIn(who.email)
    await browser().post('/request-password-reset', { email: who.email, redirectTo: '/new' })
    const url = world.mails.findLast(({ kind }) => kind === 'reset')?.url ?? ''
    const token = new URL(url).pathname.split('/').at(-1)
    const newPassword = 'another long phrase'
    const reset = await browser().post('/reset-password', { token, newPassword })
    expect(reset.status).toBe(200)
    expect((await thief.get('/get-session?disableCookieCache=true')).text).toBe('null')
    await signedIn(who.email, newPassword)
  })

  it('keep their method when the password changes', async () => {
    const who = {
      email: 'change@x.example',
      name: 'C',
      password: PASSWORD,
      verified: true,
    } as const
    await createUser(world.identity, who)
    const page = await signedIn(who.email)
    const body = { currentPassword: PASSWORD, newPassword: 'another long phrase' }
    await page.post('/change-password', { ...body, revokeOtherSessions: true })
    const { json } = await page.get('/get-session?disableCookieCache=true')
    expect(json.session).toMatchObject({ method: 'password' })
  })
})
