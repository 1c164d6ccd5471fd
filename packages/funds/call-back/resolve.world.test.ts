import { type World, world } from '@terrace/local/world'
import { isFault } from '@terrace/platform/fault'
import { toWrite } from '@terrace/platform/write'
import { holderRow } from '@terrace/registry'
import { changeSettings } from '@terrace/tenancy'
import { beforeAll, expect, test } from 'vitest'
import { paper as paperFor } from '../giving/testing.ts'
import { readAccounts } from '../ledger/account.ts'
import { getBatch, listEntitlements } from '../paying/batch.ts'
import { stage } from '../paying/testing.ts'
import { listFailures, reconcileBatch } from '../settlement/reconcile.ts'
import { moneyWork } from '../work.ts'
import { answerCall } from './answer.ts'
import { getCall, listCalls } from './list.ts'
import { answerOwn } from './own.ts'
import { resolveCall } from './resolve.ts'
import { handedOut } from './testing.ts'

let w: World
let at: Awaited<ReturnType<typeof stage>>
/** Recipients of one batch of cash, all drawn. */
let calls: { call: string; household: string; amount: number }[] = []
let batch = ''

const as = (role: string, user: string, scope = ['']) => w.as(role, scope, user)
const finance = () => as('finance', 'u-finance')
const caller = () => as('township', 'u-caller')
/** Somebody of the finance office who had no hand in the batch. */
const finder = () => as('finance', 'u-finder')
const told = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => (isFault(error) ? (error.detail.fields?.[0]?.code ?? error.code) : error),
  )
const of = (amount: number) => calls.find((one) => one.amount === amount)?.call ?? ''
const disputes = async (ctx: ReturnType<typeof as>) =>
  (await moneyWork(ctx, {})).items.find(({ duty }) => duty === 'dispute')?.count ?? 0
const left = async () =>
  (await readAccounts(finance(), [`line.${at.line.line}.cny`]))[0]?.balance ?? 0
const note = 'We went to the house and looked at the roll'

beforeAll(async () => {
  w = await world({ today: '2026-11-02' })
  at = await stage(w, 1_000_000)
  await changeSettings(w.as('admin'), {
    ...{ disclosureDays: 0, callBack: { share: 100, least: 0, above: 0, tries: 2 } },
  })
  batch = (await handedOut(w, at, '2026-11', [1_000, 2_000, 3_000, 4_000])).which.batch
  await w.work((await reconcileBatch(finance(), { batch })).job ?? '')
  calls = (await listCalls(finder(), { batch })).items
  for (const amount of [1_000, 2_000, 4_000]) {
    await answerCall(caller(), { call: of(amount), outcome: 'not-received' })
  }
  await answerCall(caller(), { call: of(3_000), outcome: 'received-less', amount: 100 })
})

test('a dispute is the work of those who had no hand in it, until one of them resolves it', async () => {
  expect(await disputes(finder())).toBe(4)
  expect(await disputes(as('county', 'u-county-2'))).toBe(4)
  for (const hand of [finance(), as('county', 'u-county')]) {
    expect(await disputes(hand)).toBe(0)
    const asked = { call: of(1_000), outcome: 'to-pay-again', note } as const
    expect(await told(resolveCall(hand, asked))).toBe('call-back.own')
  }
  const paid = { call: of(1_000), outcome: 'paid-after-all', note } as const
  expect(await told(resolveCall(caller(), paid))).toBe('role.may-not')
  expect(await told(resolveCall(finder(), paid))).toBe('call-back.paper')
  expect(await told(resolveCall(finder(), { ...paid, paper: 'ppr_none' }))).toBe('paper.missing')
  const paper = await paperFor(w)
  expect(await told(resolveCall(finder(), { ...paid, paper, number: 'X-1' }))).toBe(
    'call-back.number',
  )
  const found = await resolveCall(finder(), { ...paid, paper })
  expect(found).toMatchObject({
    state: 'resolved',
    resolutions: [{ outcome: 'paid-after-all', paper, note, by: { id: 'u-finder' } }],
  })
  expect(await disputes(finder())).toBe(3)
  expect(await told(resolveCall(finder(), { ...paid, paper }))).toBe('call-back.not-disputed')
  // What was said stays in the sums.
  expect((await getBatch(finder(), { batch })).said).toMatchObject({ drawn: 4, disputed: 4 })
})

test('cash that was given back is paid again: once, by the entry of a return', async () => {
  const before = await left()
  const again = { call: of(2_000), outcome: 'to-pay-again', note } as const
  const clicks = Array.from({ length: 8 }, () => told(resolveCall(finder(), again)))
  expect((await Promise.all(clicks)).filter((one) => one === 'done')).toHaveLength(1)
  expect(await left()).toBe(before + 2_000)
  expect(await getBatch(finder(), { batch })).toMatchObject({
    confirmed: { count: 3, amount: 8_000 },
    failed: { count: 1, amount: 2_000 },
  })
  expect((await listFailures(finder(), { batch })).items).toMatchObject([
    { amount: 2_000, reason: note },
  ])
  const open = await listEntitlements(finder(), { proposal: 'prp-2026-11', state: 'open' })
  expect(open.items).toMatchObject([{ amount: 2_000 }])
  // Where part of it came, the whole is not paid again.
  expect(await told(resolveCall(finder(), { ...again, call: of(3_000) }))).toBe('call-back.less')
})

test('what was passed on keeps its number, and is resolved again by what came of it', async () => {
  const passed = { call: of(4_000), outcome: 'passed-on', note } as const
  expect(await told(resolveCall(finder(), passed))).toBe('call-back.number')
  await resolveCall(finder(), { ...passed, number: 'g0123456789' })
  expect(await disputes(finder())).toBe(1)
  const paper = await paperFor(w)
  await resolveCall(finder(), { ...passed, outcome: 'paid-after-all', paper })
  const whole = await getCall(finder(), { call: of(4_000) })
  expect(whole.resolutions?.map(({ outcome, number }) => [outcome, number])).toEqual([
    ['passed-on', 'g0123456789'],
    ['paid-after-all', undefined],
  ])
  // The household may say again that nothing came: it is work again.
  const { db } = w.ports
  const home = calls.find(({ call }) => call === of(4_000))
  await db.write([toWrite(db, holderRow(finder(), 'u-own', home?.household ?? ''))])
  const { entitlement } = whole
  await answerOwn(as('household', 'u-own', []), { entitlement, outcome: 'not-received' })
  expect(await disputes(finder())).toBe(2)
})
