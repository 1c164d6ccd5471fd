import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createUser, putSsoProvider, userByEmail } from './people.ts'
import {
  Browser,
  keep,
  ORIGIN,
  PASSWORD,
  rows,
  testTable,
  testWorld,
  type World,
} from './testing.ts'

let world: World
let server: Server
let issuer = ''

const CLIENT = { id: 'terrace', secret: 'a client secret of at least thirty-two characters' }

/** An OpenID provider that signs in whoever asks, under the e-mail address typed as login. */
function openIdProvider(at: string): Provider {
  const claims = (id: string) => ({ sub: id, email: id, email_verified: false, name: `Name ${id}` })
  return new Provider(at, {
    clients: ['county', 'other'].map((providerId) => ({
      client_id: `${CLIENT.id}-${providerId}`,
      client_secret: CLIENT.secret,
      redirect_uris: [`${ORIGIN}/auth/sso/callback/${providerId}`],
      token_endpoint_auth_method: 'client_secret_basic',
    })),
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['a cookie key'] },
    features: { devInteractions: { enabled: true } },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => claims(id) }),
  })
}

const provider = (providerId: string, domains: string[]) => ({
  providerId,
  issuer,
  clientId: `${CLIENT.id}-${providerId}`,
  clientSecret: CLIENT.secret,
  domains,
})

/** Follows redirects and fills in the provider's two forms, as a person would. */
async function atProvider(start: string, login: string): Promise<string> {
  const jar = new Map<string, string>()
  const send = async (url: string, body?: URLSearchParams) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const init = body ? { method: 'POST', body } : {}
    const response = await fetch(url, { ...init, headers: { cookie }, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) keep(jar, line)
    const location = response.headers.get('location')
    return { text: await response.text(), next: location && new URL(location, url).href }
  }
  let url = start
  for (let step = 0; step < 12 && !url.startsWith(ORIGIN); step++) {
    let { text, next } = await send(url)
    if (!next) {
      const action = /<form[^>]*action="([^"]+)"/.exec(text)?.[1]
      const prompt = /name="prompt" value="(\w+)"/.exec(text)?.[1]
      if (!action || !prompt) throw new Error(`No form: ${text.slice(0, 300)}`)
      const form = new URLSearchParams({ prompt, login, password: 'x' })
      ;({ text, next } = await send(new URL(action, url).href, form))
    }
    if (!next) throw new Error(`The provider stopped: ${text.slice(0, 300)}`)
    url = next
  }
  return url
}

type Came = { page: Browser; landed: string; user: Record<string, unknown> | undefined }

/** Signs in at our page with `ask`, at the provider as `login`. */
async function come(login: string, ask: object = { email: login }): Promise<Came> {
  const page = new Browser(world.identity.handler)
  const { json, text } = await page.post('/sign-in/sso', {
    ...ask,
    callbackURL: `${ORIGIN}/app`,
    errorCallbackURL: `${ORIGIN}/refused`,
  })
  if (!json.url) throw new Error(text)
  const back = await atProvider(json.url, login)
  const { headers } = await page.get(back.replace(`${ORIGIN}/auth`, ''))
  const landed = headers.get('location') ?? ''
  return { page, landed, user: (await page.get('/get-session')).json.user }
}

beforeAll(async () => {
  // The provider warns of everything that makes it a test's.
  for (const level of ['info', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation(() => undefined)
  }
  server = createServer((request, response) => listener(request, response))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const listener = openIdProvider(issuer).callback()
  world = testWorld(await testTable(), { trustedOrigins: [issuer] })
  await putSsoProvider(world.identity, provider('county', ['gov.example', 'health.example']))
  await putSsoProvider(world.identity, provider('other', ['other.example']))
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

describe("a tenant's own sign-on", () => {
  it('makes the person at the first visit and knows them at the second', async () => {
    const first = await come('asha@gov.example')
    expect(first.landed).toBe(`${ORIGIN}/app`)
    expect(first.user).toMatchObject({ email: 'asha@gov.example', emailVerified: true })
    const { json } = await first.page.get('/get-session')
    expect(json.session).toMatchObject({ method: 'sso', field: false })
    const second = await come('asha@gov.example')
    expect(second.user?.id).toBe(first.user?.id)
    expect(await rows(world, 'user')).toHaveLength(1)
  })

  it('serves every one of its domains, found by address or by name', async () => {
    expect((await come('wen@health.example')).user).toMatchObject({ email: 'wen@health.example' })
    const named = await come('yu@gov.example', { providerId: 'county' })
    expect(named.user).toMatchObject({ email: 'yu@gov.example' })
  })

  it('keeps tokens encrypted, and the identity token not at all', async () => {
    const [account] = await rows(world, 'account')
    expect(account?.d?.accessToken).toMatch(/^\$ba\$/)
    expect(account?.d?.idToken ?? null).toBeNull()
    expect(JSON.stringify(account)).not.toMatch(/eyJ[\w-]+\.eyJ/)
  })

  it('is told to people of a domain that has none', async () => {
    const page = new Browser(world.identity.handler)
    for (const who of ['x@nowhere.example', 'x@sub.gov.example', 'x']) {
      const { status } = await page.post('/sign-in/sso', { email: who, callbackURL: '/app' })
      expect(status).toBe(404)
    }
    const slug = { organizationSlug: 'county', callbackURL: '/app' }
    expect((await page.post('/sign-in/sso', slug)).status).toBe(400)
  })
})

describe('a provider that speaks for others', () => {
  it.each([
    'minister@other.example',
    'someone@mail.example',
    'it@sub.gov.example',
  ])('is refused for %s', async (stranger) => {
    const { landed, user } = await come(stranger, { providerId: 'county' })
    expect(landed).toContain('/refused')
    expect(landed).toContain('EMAIL_DOMAIN_NOT_VERIFIED')
    expect(user).toBeUndefined()
    expect(await userByEmail(world.identity, stranger)).toBeNull()
  })

  it('cannot take over a person of another domain', async () => {
    const boss = { email: 'boss@ngo.example', name: 'B', verified: true } as const
    await createUser(world.identity, { ...boss, password: PASSWORD })
    const { landed, user } = await come(boss.email, { providerId: 'county' })
    expect(landed).toContain('EMAIL_DOMAIN_NOT_VERIFIED')
    expect(user).toBeUndefined()
  })
})

describe('a person who was here before the provider', () => {
  it('is the same person afterwards', async () => {
    const who = { email: 'invited@gov.example', name: 'Invited', verified: true } as const
    const userId = await createUser(world.identity, { ...who, password: PASSWORD })
    expect((await come(who.email)).user).toMatchObject({ id: userId, name: 'Invited' })
    const page = new Browser(world.identity.handler)
    expect(
      (await page.post('/sign-in/email', { email: who.email, password: PASSWORD })).status,
    ).toBe(200)
  })

  it('loses a password that somebody set without owning the address', async () => {
    const who = { email: 'squatted@gov.example', password: PASSWORD, name: 'Thief' }
    const page = new Browser(world.identity.handler)
    expect((await page.post('/sign-up/email', who)).status).toBe(200)
    expect((await come(who.email)).user).toMatchObject({ emailVerified: true })
    expect((await page.post('/sign-in/email', who)).status).toBe(401)
  })
})

describe('domains', () => {
  it('belong to one provider, and become free when it gives them up', async () => {
    const claim = () =>
      putSsoProvider(world.identity, provider('other', ['Other.example', 'health.example']))
    await expect(claim()).rejects.toThrow('health.example')
    await putSsoProvider(world.identity, provider('county', ['gov.example']))
    await claim()
    const page = new Browser(world.identity.handler)
    const ask = { email: 'wen@health.example', callbackURL: '/app' }
    const { json } = await page.post('/sign-in/sso', ask)
    expect(json.url).toContain('client_id=terrace-other')
    const { landed } = await come('wen@health.example', { providerId: 'county' })
    expect(landed).toContain('EMAIL_DOMAIN_NOT_VERIFIED')
  })
})

describe('registration of providers', () => {
  it('is closed, also to people who are signed in', async () => {
    const { page } = await come('asha@gov.example')
    const evil = { providerId: 'evil', issuer, domain: 'gov.example', oidcConfig: {} }
    expect((await page.post('/sso/register', evil)).status).toBe(404)
    expect((await page.get('/sso/providers')).status).toBe(404)
    const { options } = world.identity.auth
    const plugin = options.plugins.find(({ id }) => id === 'sso')
    expect(plugin?.options).toMatchObject({ providersLimit: 0 })
  })
})
