import { type World, world } from '@terrace/local/world'
import type { Ctx } from '@terrace/platform/context'
import { beforeAll, expect, test } from 'vitest'
import { makeEarmark } from '../budget/earmark.ts'
import { getFund } from '../budget/fund.ts'
import { insist } from '../insist.ts'
import { reverseEntry } from '../ledger/entry.ts'
import { auditAccount } from '../ledger/statement.ts'
import { pledgeGift } from './pledge.ts'
import { getContribution } from './read.ts'
import { receive } from './receive.ts'
import { askRefund, decideRefund, listRefunds } from './refund.ts'
import { takeBack } from './take-back.ts'
import { donor, fundFor, openGiving } from './testing.ts'

let w: World
let county = ''
beforeAll(async () => {
  w = await world({ today: '2026-11-02' })
  county = (await w.areas()).county.area
  await openGiving(w)
})

const finance = (user = 'u-f') => w.as('finance', [''], user)
const reason = 'The giver asked for it'
let n = 0

async function gift(who: Ctx, fund: string, amount: number): Promise<string> {
  const { contribution } = await pledgeGift(who, { fund, amount })
  const came = { amount, currency: 'CNY', bank: `bank-${n++}`, day: '2026-11-02' }
  await receive(finance(), { contribution, ...came })
  return contribution
}
const spend = (fund: string, amount: number) =>
  makeEarmark(finance(), { fund, name: 'Roads', area: county, amount })
const stands = async (fund: string) => (await getFund(finance(), { fund })).money.balance
const decide = (refund: string, user = 'u-other', decision: 'pay' | 'refuse' = 'pay') =>
  decideRefund(finance(user), { refund, decision })

test('is asked by one and paid by another, whole or in part, and never twice', async () => {
  const { fund } = await fundFor(w, county)
  const contribution = await gift(await donor(w, 'u-a'), fund, 1_000)
  await w.settle()
  const { refund } = await askRefund(finance(), { contribution, amount: 300, reason })
  await expect(decide(refund, 'u-f')).rejects.toMatchObject({ code: 'refund.own' })
  await expect(decideRefund(w.as('auditor'), { refund, decision: 'pay' })).rejects.toMatchObject({
    code: 'role.may-not',
  })
  expect((await listRefunds(finance(), { state: 'asked' })).items).toHaveLength(1)
  const paid = await Promise.allSettled(
    ['u-b', 'u-c', 'u-d', 'u-e'].map((by) => decide(refund, by)),
  )
  expect(paid.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await stands(fund)).toBe(700)
  expect(await getContribution(finance(), { contribution })).toMatchObject({
    state: 'received',
    received: 1_000,
    refunded: 300,
  })
  await w.settle()
  const rest = await askRefund(finance(), { contribution, amount: 700, reason })
  await decide(rest.refund)
  expect((await getContribution(finance(), { contribution })).state).toBe('refunded')
  expect(await stands(fund)).toBe(0)
})

test('is refused beyond what still stands of the gift, though the fund holds more', async () => {
  const { fund } = await fundFor(w, county)
  const [anna, ben] = [await donor(w, 'u-anna'), await donor(w, 'u-ben')]
  const old = await gift(anna, fund, 500)
  const young = await gift(ben, fund, 500)
  await spend(fund, 400)
  await w.settle()
  const ask = (contribution: string, amount: number) =>
    askRefund(finance(), { contribution, amount, reason })
  await expect(ask(old, 101)).rejects.toMatchObject({
    detail: { fields: [{ code: 'refund.too-much', params: { there: '1.00' } }] },
  })
  for (const amount of [0, -1, 0.5]) {
    await expect(ask(young, amount)).rejects.toMatchObject({ kind: 'invalid' })
  }
  // The younger gift goes back whole; the older one's rest took its place and still stands.
  await decide((await ask(young, 500)).refund)
  await w.settle()
  expect(await stands(fund)).toBe(100)
  await decide((await ask(old, 100)).refund)
  expect(await stands(fund)).toBe(0)
  await w.settle()
  const { money } = await getFund(finance(), { fund })
  expect(await auditAccount(finance(), money)).toEqual([])
})

test('that was asked in time is not paid once the money has gone', async () => {
  const { fund } = await fundFor(w, county)
  const contribution = await gift(await donor(w, 'u-late'), fund, 800)
  await w.settle()
  const { refund } = await askRefund(finance(), { contribution, amount: 800, reason })
  await spend(fund, 1)
  await w.settle()
  await expect(decide(refund)).rejects.toMatchObject({
    detail: { fields: [{ code: 'refund.too-much' }] },
  })
  expect((await decide(refund, 'u-other', 'refuse')).state).toBe('refused')
  expect(await stands(fund)).toBe(799)
})

test('and payments that race with it: nothing is paid from another giver’s money', async () => {
  const { fund } = await fundFor(w, county)
  const contribution = await gift(await donor(w, 'u-race'), fund, 600)
  await gift(await donor(w, 'u-else'), fund, 600)
  await w.settle()
  const { refund } = await askRefund(finance(), { contribution, amount: 600, reason })
  const all = await Promise.allSettled([
    insist(() => decide(refund)),
    ...Array.from({ length: 6 }, () => spend(fund, 100)),
  ])
  await w.settle()
  const paid = all[0]?.status === 'fulfilled'
  const spent = all.slice(1).filter(({ status }) => status === 'fulfilled').length
  expect(spent).toBe(6)
  // Had one payment gone first, the gift was no longer whole.
  expect(await stands(fund)).toBe(600 - (paid ? 600 : 0))
  const { money } = await getFund(finance(), { fund })
  expect(await auditAccount(finance(), money)).toEqual([])
})

test('a payment booked to the wrong gift is taken back, and booked to the right one', async () => {
  const { fund } = await fundFor(w, county)
  const wrong = await gift(await donor(w, 'u-wrong'), fund, 250)
  const right = (await pledgeGift(await donor(w, 'u-right'), { fund, amount: 250 })).contribution
  const bank = `bank-${n - 1}`
  await w.settle()
  const move = { amount: 250, currency: 'CNY', bank, day: '2026-11-02' }
  await expect(receive(finance(), { contribution: right, ...move })).rejects.toMatchObject({
    code: 'contribution.bank-reused',
  })
  const entry = (await getContribution(finance(), { contribution: wrong })).payments[0]?.entry ?? ''
  await expect(reverseEntry(finance(), { entry, reason })).rejects.toMatchObject({
    code: 'entry.has-effect',
  })
  const all = await Promise.allSettled(
    [1, 2, 3].map(() => takeBack(finance(), { contribution: wrong, bank, reason })),
  )
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await getContribution(finance(), { contribution: wrong })).toMatchObject({
    state: 'awaiting',
    received: 0,
  })
  expect(await stands(fund)).toBe(0)
  await receive(finance(), { contribution: right, ...move })
  await receive(finance(), { contribution: right, ...move })
  expect(await stands(fund)).toBe(250)
  await w.settle()
  const { refund } = await askRefund(finance(), { contribution: right, amount: 250, reason })
  await decide(refund)
  expect(await stands(fund)).toBe(0)
})
