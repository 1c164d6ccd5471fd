import { donors } from '@terrace/funds'
import { routes as funds } from '@terrace/funds/routes'
import { type World, world } from '@terrace/local/world'
import type { Ctx } from '@terrace/platform/context'
import { readJob } from '@terrace/platform/job-store'
import { type ControllerDocument, keyFrom } from '@terrace/platform/signing/controller'
import { beforeAll, expect, test } from 'vitest'
import { unpackCredential } from './credential/packed.ts'
import { verifyCredential } from './credential/verify-credential.ts'
import { textOfPdf } from './pdf/text.testing.ts'
import { routes } from './routes.ts'
import { ask } from './testing.ts'

type Acted = (ctx: Ctx, input: unknown) => Promise<unknown>
const give = <T>(ctx: Ctx, key: keyof typeof funds, input: object) =>
  (funds[key].action as unknown as Acted)(ctx, input) as Promise<T>
const act = <T>(ctx: Ctx, key: keyof typeof routes, input: object = {}) =>
  (routes[key].action as unknown as Acted)(ctx, input) as Promise<T>

let w: World
let fund = ''
beforeAll(async () => {
  w = await world({ today: '2026-11-02' })
  const area = (await w.areas()).county.area
  const open = { name: '饮水安全基金', origin: 'social', area, year: 2026, open: true }
  fund = (await give<{ fund: string }>(finance(), 'POST /funds', open)).fund
})

const finance = (user = 'u-f') => w.as('finance', [''], user)
const donor = (user: string): Ctx => {
  const ctx = w.as('donor', [], user)
  return { ...ctx, actor: { id: user, name: user, email: `${user}@giver.example`, method: 'code' } }
}
/** Somebody who gave over the counter and then said who they are. */
async function gave(user: string, name: string, amount: number, anonymous = false) {
  await give(donor(user), 'PUT /donor', { name, kind: 'person', lang: 'zh' })
  const email = `${user}@giver.example`
  const slip = { fund, means: 'cash', amount, day: '2026-11-02', name, email, anonymous }
  const { contribution } = await give<{ contribution: string }>(
    finance(),
    'POST /contributions',
    slip,
  )
  const { items } = await act<{ items: { receipt: string }[] }>(donor(user), 'GET /receipts')
  return { contribution, receipt: items[0]?.receipt ?? '' }
}

test('a receipt is printed in both languages, and its QR is checked without asking anybody', async () => {
  const { receipt } = await gave('u-li', '李明华', 123_456)
  const { job } = await act<{ job: string }>(donor('u-li'), 'POST /receipts/{receipt}/print', {
    receipt,
  })
  await w.work(job)
  const done = await readJob(w.ports.db, w.tenant, job)
  const [file] = done.files as { key: string; name: string }[]
  expect(file?.name).toBe(`receipt-${receipt}.pdf`)
  const text = textOfPdf(await w.ports.files.get(file?.key ?? ''))
  for (const part of [
    '捐赠收据',
    'Donation receipt',
    '李明华',
    '1234.56 CNY',
    '饮水安全基金',
    receipt,
  ]) {
    expect(text).toContain(part)
  }
  expect(text).toContain('人民币壹仟贰佰叁拾肆元伍角陆分')
  const { url } = await act<{ url: string }>(donor('u-li'), 'GET /receipts/{receipt}/link', {
    receipt,
  })
  const [address, payload = ''] = url.split('#')
  expect(address).toBe(`${w.env.BASE_URL}/r/${receipt}`)
  // A QR at level M holds this with room to spare.
  expect(payload.length).toBeLessThan(1_000)
  const keys = (await ask(w, `/t/${w.tenant}/keys`)).body as ControllerDocument
  const document = unpackCredential(payload) ?? {}
  const check = (one: object) =>
    verifyCredential(
      one as never,
      (method) => keyFrom(keys, method, w.as('county').now()),
      '2026-11-03T00:00:00Z',
    )
  expect(check(document)).toBe('genuine')
  expect(document.credentialSubject).toMatchObject({ giver: '李明华', amount: 123_456 })
  const subject = { ...(document.credentialSubject as object), amount: 999_999 }
  expect(check({ ...document, credentialSubject: subject })).toBe('forged')
  const [half, rest] = [payload.slice(0, 200), payload.slice(201)]
  for (const other of 'Aa0_') {
    if (payload[200] !== other)
      expect(check(unpackCredential(half + other + rest) ?? {})).toBe('forged')
  }
  expect(unpackCredential('nonsense')).toBeUndefined()
})

test('is seen by its giver and by who keeps the books, and by nobody else', async () => {
  const { receipt } = await gave('u-own', '王珍', 500)
  await gave('u-other', '张三', 500)
  const look = (ctx: Ctx) => act(ctx, 'GET /receipts/{receipt}/credential', { receipt })
  await look(finance())
  await look(w.as('auditor'))
  for (const ctx of [donor('u-other'), donor('u-nobody'), w.as('finance', ['elsewhere/'])]) {
    await expect(look(ctx)).rejects.toMatchObject({ code: 'receipt.missing' })
  }
  await expect(look(w.as('clerk'))).rejects.toMatchObject({ code: 'role.may-not' })
  await expect(
    act(donor('u-other'), 'POST /receipts/{receipt}/print', { receipt }),
  ).rejects.toMatchObject({ code: 'receipt.missing' })
  // Who gave without telling an address has no login that could match it.
  const slip = { fund, means: 'cash', amount: 5, day: '2026-11-02', name: 'A stranger' }
  const { contribution } = await give<{ contribution: string }>(
    finance(),
    'POST /contributions',
    slip,
  )
  expect(await donors.find(finance(), 'u-nobody')).toBeUndefined()
  const number = `${contribution.slice(4, 8)}-${contribution.slice(8)}-1`
  await expect(
    act(donor('u-nobody'), 'GET /receipts/{receipt}/credential', { receipt: number }),
  ).rejects.toMatchObject({ code: 'receipt.missing' })
})

test('tells the public that it stands, later that money went back, and never who gave', async () => {
  const { contribution, receipt } = await gave('u-hidden', 'Canary Hidden', 700, true)
  const credential = await act(donor('u-hidden'), 'GET /receipts/{receipt}/credential', { receipt })
  expect(JSON.stringify(credential)).not.toMatch(/canary/i)
  const told = () => ask(w, `/t/${w.tenant}/receipts/${receipt}`)
  const first = await told()
  expect(first.body).toEqual({
    ...{ answer: 'valid', receipt, amount: 700, currency: 'CNY', day: '2026-11-02' },
    fund: '饮水安全基金',
  })
  await w.settle()
  const asked = { contribution, amount: 700, reason: 'The giver asked for it' }
  const { refund } = await give<{ refund: string }>(finance(), 'POST /refunds', asked)
  await give(finance('u-g'), 'POST /refunds/{refund}/decision', { refund, decision: 'pay' })
  const second = await told()
  expect(second.body.answer).toBe('refunded')
  for (const { text } of [first, second]) expect(text).not.toMatch(/canary|hidden/i)
  for (const number of [`${receipt.slice(0, -1)}2`, '2222-2222-1', 'nonsense']) {
    const { body } = await ask(w, `/t/${w.tenant}/receipts/${number}`)
    expect(body).toEqual({ answer: 'not-valid', receipt: number })
  }
})
