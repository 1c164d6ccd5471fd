import { createHmac } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { browserOfFile, loginOf, picture, visit, wordsOf } from './kit.ts'

const desk = browserOfFile()

/** Types the password of somebody of the demo county into the sign-in page. */
async function signIn(page: Page, role: string): Promise<void> {
  const { email, password } = loginOf(role)
  await visit(page, '/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

const panel = (page: Page, title: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) })

/** The six digits of an authenticator app (RFC 6238, SHA-1, 30 s). */
function digitsOf(key: string, at = Date.now()): string {
  const bits = [...key.replaceAll(' ', '')]
    .map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'))
    .join('')
  const bytes = bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []
  const count = Buffer.alloc(8)
  count.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const mac = createHmac('sha1', Buffer.from(bytes)).update(count).digest()
  const from = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

test('a wrong password is told apart from nothing, in words, and the field is marked', async () => {
  const page = await (await desk.context()).newPage()
  await visit(page, '/sign-in')
  await page.getByLabel('E-mail').fill('county@demo.example')
  await page.getByLabel('Password', { exact: true }).fill('not the right one')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByText('E-mail and password do not match').first().waitFor()
  await picture(page, 'sign-in-refused-en-1280')
})

test('an authenticator app is set up, asked for, and its backup codes sign in once', async () => {
  const page = await (await desk.context()).newPage()
  await signIn(page, 'helper')
  await page.waitForURL(/\/t\//)
  await visit(page, '/account')
  const own = panel(page, 'Authenticator app')
  await own.getByRole('button', { name: 'Set up' }).click()
  await own.getByLabel('Password').fill(loginOf('helper').password)
  await own.getByRole('button', { name: 'Set up' }).click()
  const text = await wordsOf(own.getByText(/^([A-Z2-7]{4} ?)+$/))
  await picture(page, 'authenticator-en-1280')
  await own.getByLabel('Code', { exact: true }).fill(digitsOf(text))
  await own.getByRole('button', { name: 'Confirm' }).click()
  await own.getByRole('heading', { name: 'Backup codes' }).waitFor()
  const [backup = ''] = await own.locator('li').allInnerTexts()
  await own.getByRole('button', { name: 'I have kept them' }).click()
  await own.getByText('On', { exact: true }).waitFor()

  const other = await (await desk.context()).newPage()
  await signIn(other, 'helper')
  await other.getByRole('heading', { name: 'Confirm that it is you' }).waitFor()
  await picture(other, 'second-factor-en-1280')
  await other.getByLabel('Code', { exact: true }).fill('000000')
  await other.getByRole('button', { name: 'Confirm' }).click()
  await other.getByText('The code does not match').first().waitFor()
  // The code that set it up may be used up: the next one is good as well.
  await other.getByLabel('Code', { exact: true }).fill(digitsOf(text, Date.now() + 30_000))
  await other.getByRole('button', { name: 'Confirm' }).click()
  await other.waitForURL(/\/t\//)

  const third = await (await desk.context()).newPage()
  await signIn(third, 'helper')
  await third.getByRole('button', { name: 'Use a backup code' }).click()
  await third.getByLabel('Backup code').fill(backup)
  await third.getByRole('button', { name: 'Confirm' }).click()
  await third.waitForURL(/\/t\//)
})

test('a passkey is added, signs in without a password, and no more when it is removed', async () => {
  const context = await desk.context()
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await signIn(page, 'department')
  await page.waitForURL(/\/t\//)
  await visit(page, '/account')
  const own = panel(page, 'Passkeys')
  await own.getByLabel('Name of this passkey').fill('Office laptop')
  await own.getByRole('button', { name: 'Add a passkey' }).click()
  await own.getByText('Office laptop').first().waitFor()
  await picture(page, 'passkey-en-1280')

  await context.clearCookies()
  await visit(page, '/sign-in')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.waitForURL(/\/t\//)

  await visit(page, '/account')
  await own.getByRole('listitem').getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await own.getByText('No passkeys yet').waitFor()
  await context.clearCookies()
  await visit(page, '/sign-in')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.getByText('This passkey is not known here any more').first().waitFor()
})

test('every device is listed and can be signed out from another one', async () => {
  const [here, there] = [
    await (await desk.context()).newPage(),
    await (await desk.context()).newPage(),
  ]
  for (const page of [here, there]) {
    await signIn(page, 'supervisor')
    await page.waitForURL(/\/t\//)
  }
  await visit(here, '/account')
  const own = panel(here, 'Where you are signed in')
  expect(await own.getByRole('listitem').count()).toBe(2)
  expect(await own.getByText('This device').count()).toBe(1)
  await own.getByRole('button', { name: /^Sign out (?!all)/ }).click()
  await here.getByText('Signed out there').waitFor()
  await expect.poll(() => own.getByRole('listitem').count()).toBe(1)
  const session = '/auth/get-session?disableCookieCache=true'
  expect(await (await there.request.get(session)).json()).toBeNull()
  expect(await (await here.request.get(session)).json()).not.toBeNull()
})
