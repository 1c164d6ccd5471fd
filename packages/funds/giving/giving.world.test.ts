import { type World, world } from '@terrace/local/world'
import { addMember } from '@terrace/tenancy'
import { beforeAll, describe, expect, test } from 'vitest'
import { closeFund, getFund } from '../budget/fund.ts'
import { readAccount } from '../ledger/account.ts'
import { accountId } from '../ledger/account-model.ts'
import { auditAccount } from '../ledger/statement.ts'
import { registerDonor } from './giver.ts'
import { enterContribution } from './offline.ts'
import { cancelGift, pledgeGift } from './pledge.ts'
import { getContribution, getGift, listContributions, listGifts } from './read.ts'
import { receive } from './receive.ts'
import { ask, donor, donorCtx, fundFor, openGiving, paper } from './testing.ts'

let w: World
let county = ''
let fund = ''
beforeAll(async () => {
  w = await world({ today: '2026-11-02' })
  county = (await w.areas()).county.area
  fund = (await fundFor(w, county)).fund
  await openGiving(w)
})

const finance = (user = 'u-f') => w.as('finance', [''], user)
const came = (amount: number, bank: string, more: object = {}) => ({
  ...{ amount, currency: 'CNY', bank, day: '2026-11-02' },
  ...more,
})
const stands = async (of = fund) => (await getFund(finance(), { fund: of })).money.balance

describe('a pledge', () => {
  test('tells its giver a reference and a bank, and stands in their own list alone', async () => {
    const [anna, ben] = [await donor(w, 'u-anna'), await donor(w, 'u-ben')]
    const made = await pledgeGift(anna, { fund, amount: 5_000 })
    expect(made).toMatchObject({ amount: 5_000, bank: { account: '6200 0000 0001' } })
    expect(made.reference).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    const { contribution } = made
    expect((await listGifts(anna, {})).items.map((gift) => gift.contribution)).toEqual([
      contribution,
    ])
    expect((await listGifts(ben, {})).items).toEqual([])
    await expect(getGift(ben, { contribution })).rejects.toMatchObject({
      code: 'contribution.missing',
    })
    expect((await getGift(anna, { contribution })).state).toBe('awaiting')
    const open = await listContributions(finance(), { fund, state: 'awaiting' })
    expect(open.items[0]).toMatchObject({ name: 'Giver u-anna', reference: made.reference })
  })

  test('can be taken back until something came, and what comes nevertheless is received', async () => {
    const carl = await donor(w, 'u-carl')
    const { contribution } = await pledgeGift(carl, { fund, amount: 700 })
    expect((await cancelGift(carl, { contribution })).state).toBe('cancelled')
    const got = await receive(finance(), { contribution, ...came(700, 'bank-cancelled') })
    expect(got).toMatchObject({ state: 'received', received: 700, difference: 0 })
    await expect(cancelGift(carl, { contribution })).rejects.toMatchObject({
      code: 'contribution.settled',
    })
  })

  test('of a wrong amount, currency, fund, area or without a profile is refused', async () => {
    const dora = await donor(w, 'u-dora')
    const usd = await fundFor(w, county, { currency: 'USD' })
    const hidden = await fundFor(w, county, { open: false })
    const wrong = (input: object) => pledgeGift(dora, { fund, amount: 100, ...input } as never)
    for (const amount of [0, -5, 1.5, 2e12, Number.NaN]) {
      await expect(wrong({ amount })).rejects.toMatchObject({ kind: 'invalid' })
    }
    const field = (code: string) => ({ detail: { fields: [{ code }] } })
    await expect(wrong({ currency: 'XQQ' })).rejects.toMatchObject(field('money.currency'))
    await expect(wrong({ currency: 'USD' })).rejects.toMatchObject(field('contribution.currency'))
    await expect(wrong({ fund: usd.fund, currency: 'CNY' })).rejects.toMatchObject(
      field('contribution.currency'),
    )
    await expect(wrong({ wish: { area: 'nowhere' } })).rejects.toMatchObject(field('area.missing'))
    for (const of of ['fnd_none', hidden.fund]) {
      await expect(wrong({ fund: of })).rejects.toMatchObject({ code: 'fund.missing' })
    }
    await expect(pledgeGift(donorCtx(w, 'u-new'), { fund, amount: 1 })).rejects.toMatchObject({
      code: 'donor.missing',
    })
    expect((await listGifts(dora, {})).items).toEqual([])
  })
})

describe('money that comes', () => {
  test('is what counts: in parts, less or more than was pledged, with the difference said', async () => {
    const eve = await donor(w, 'u-eve')
    const { contribution } = await pledgeGift(eve, { fund, amount: 1_000 })
    const before = await stands()
    const part = await receive(finance(), { contribution, ...came(400, 'bank-part') })
    expect(part).toMatchObject({ state: 'received', received: 400, difference: -600 })
    const over = await receive(finance(), { contribution, ...came(650, 'bank-rest') })
    expect(over).toMatchObject({ received: 1_050, difference: 50 })
    expect(over.payments).toHaveLength(2)
    expect(await stands()).toBe(before + 1_050)
    const account = accountId({ kind: 'gift', owner: contribution, currency: 'CNY' })
    expect(await readAccount(finance(), account)).toMatchObject({ balance: -1_050 })
  })

  test('told twice is one; told of another gift or amount, in another currency or early is refused', async () => {
    const fay = await donor(w, 'u-fay')
    const one = await pledgeGift(fay, { fund, amount: 300 })
    const two = await pledgeGift(fay, { fund, amount: 300 })
    const { contribution } = one
    await receive(finance(), { contribution, ...came(300, 'bank-twice') })
    const before = await stands()
    const again = await receive(finance(), { contribution, ...came(300, 'bank-twice') })
    expect(again.received).toBe(300)
    const wrong = (input: object, of = contribution) =>
      receive(finance(), { contribution: of, ...came(300, 'bank-new'), ...input })
    for (const refused of [
      wrong({ bank: 'bank-twice', amount: 301 }),
      wrong({ bank: 'bank-twice' }, two.contribution),
    ]) {
      await expect(refused).rejects.toMatchObject({ code: 'contribution.bank-reused' })
    }
    const field = (code: string) => ({ detail: { fields: [{ code }] } })
    await expect(wrong({ currency: 'USD' })).rejects.toMatchObject(field('contribution.currency'))
    await expect(wrong({ day: '2026-11-03' })).rejects.toMatchObject(field('contribution.day'))
    await expect(wrong({ amount: Number.MAX_SAFE_INTEGER })).rejects.toMatchObject(
      field('contribution.too-much'),
    )
    await expect(wrong({ amount: -1 })).rejects.toMatchObject({ kind: 'invalid' })
    await expect(wrong({}, 'gft_22222222')).rejects.toMatchObject({ code: 'contribution.missing' })
    expect(await stands()).toBe(before)
  })

  test('told two hundred times at once is one', async () => {
    const gus = await donor(w, 'u-gus')
    const { contribution } = await pledgeGift(gus, { fund, amount: 900 })
    const before = await stands()
    const all = await Promise.allSettled(
      Array.from({ length: 200 }, () =>
        receive(finance(), { contribution, ...came(900, 'bank-storm') }),
      ),
    )
    const got = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value.received] : []))
    expect(got.length).toBeGreaterThan(0)
    expect(new Set(got)).toEqual(new Set([900]))
    for (const one of all) {
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'save.busy' })
    }
    expect(await stands()).toBe(before + 900)
    const { payments } = await getContribution(finance(), { contribution })
    expect(payments).toHaveLength(1)
  })

  test('from many at once has a place each on the ruler of the fund, without a gap', async () => {
    const hal = await donor(w, 'u-hal')
    const made = await Promise.all(
      Array.from({ length: 12 }, (_, i) => pledgeGift(hal, { fund, amount: 10 + i })),
    )
    await Promise.all(
      made.map(({ contribution, amount }) =>
        receive(finance(), { contribution, ...came(amount, `bank-many-${contribution}`) }),
      ),
    )
    await w.settle()
    const { money } = await getFund(finance(), { fund })
    expect(await auditAccount(finance(), money)).toEqual([])
  })

  test('for a fund that is closed is refused', async () => {
    const ivy = await donor(w, 'u-ivy')
    const old = await fundFor(w, county)
    const { contribution } = await pledgeGift(ivy, { fund: old.fund, amount: 10 })
    await closeFund(finance(), { fund: old.fund, reason: 'The year is over' })
    await expect(
      receive(finance(), { contribution, ...came(10, 'bank-closed') }),
    ).rejects.toMatchObject({ code: 'fund.closed' })
  })
})

describe('what is given over a counter', () => {
  const slip = { day: '2026-11-02', name: 'Shop on the corner', kind: 'organisation' } as const

  test('is there at once, and goods never mix with money', async () => {
    const goods = await fundFor(w, county, { medium: 'goods', open: false })
    const cash = await enterContribution(finance(), { ...slip, fund, means: 'cash', amount: 50 })
    expect(cash).toMatchObject({ state: 'received', received: 50, anonymous: true })
    const rice = {
      what: 'Rice, 200 bags',
      valuedBy: 'Zheng, finance',
      basis: 'invoice',
      paper: await paper(w),
    } as const
    const given = { ...slip, means: 'goods', amount: 8_000, goods: rice } as const
    const made = await enterContribution(finance(), { ...given, fund: goods.fund })
    expect(made).toMatchObject({ medium: 'goods', goods: { basis: 'invoice' } })
    expect(await stands(goods.fund)).toBe(8_000)
    const enter = (input: object) => enterContribution(finance(), { ...given, ...input } as never)
    await expect(enter({ fund })).rejects.toMatchObject({ code: 'contribution.medium' })
    await expect(
      enter({ fund: goods.fund, means: 'cash', goods: undefined }),
    ).rejects.toMatchObject({ code: 'contribution.medium' })
    await expect(enter({ fund: goods.fund, goods: undefined })).rejects.toMatchObject({
      detail: { fields: [{ code: 'contribution.goods' }] },
    })
    await expect(
      enter({ fund: goods.fund, goods: { ...rice, paper: 'ppr_none' } }),
    ).rejects.toMatchObject({ detail: { fields: [{ code: 'paper.missing' }] } })
    await expect(
      pledgeGift(await donor(w, 'u-jo'), { fund: goods.fund, amount: 10 }),
    ).rejects.toMatchObject({ code: 'fund.missing' })
    expect(await stands(goods.fund)).toBe(8_000)
  })

  test('one slip is booked once, and only finance books it', async () => {
    const cheque = { ...slip, fund, means: 'cheque', amount: 75, bank: 'cheque 0042' } as const
    await enterContribution(finance(), cheque)
    await expect(enterContribution(finance(), cheque)).rejects.toMatchObject({
      code: 'contribution.bank-reused',
    })
    await expect(enterContribution(w.as('county'), cheque)).rejects.toMatchObject({
      code: 'role.may-not',
    })
  })

  test('belongs to whoever proves the address that was told', async () => {
    const kim = await donor(w, 'u-kim')
    const email = 'U-Kim@giver.example'
    const made = await enterContribution(finance(), {
      ...{ ...slip, fund, means: 'cash', amount: 60, email },
    })
    expect((await listGifts(kim, {})).items[0]).toMatchObject({
      contribution: made.contribution,
      received: 60,
    })
  })
})

describe('registering', () => {
  const user = (id: string, emailVerified = true) => ({
    ...{ id, name: id, email: `${id}@giver.example`, emailVerified },
  })
  const profile = { name: 'Li Hua', kind: 'person' } as const

  test('makes a member with the one role, once, beside whatever they are', async () => {
    const { tenant } = w
    for (let i = 0; i < 2; i++) {
      expect(await registerDonor(w.ports, { ...profile, tenant, user: user('u-li') })).toEqual({
        tenant,
      })
    }
    const officer = user('u-clerk-who-gives')
    const { id, name, email } = officer
    await addMember(w.ports, tenant, { user: id, name, email, roles: ['clerk'] })
    await registerDonor(w.ports, { ...profile, tenant, user: officer })
    const { getMember, listMembers } = await import('@terrace/tenancy')
    const admin = w.as('admin')
    expect(await getMember(admin, { user: 'u-li' })).toMatchObject({ roles: ['donor'], areas: [] })
    expect((await getMember(admin, { user: id })).roles).toEqual(['clerk', 'donor'])
    // Who only gives is no colleague: neither listed nor shown to those who work here.
    const listed = (await listMembers(admin, {})).items.map((member) => member.user)
    expect([listed.includes('u-li'), listed.includes(id)]).toEqual([false, true])
    await expect(getMember(w.as('county'), { user: 'u-li' })).rejects.toMatchObject({
      code: 'member.missing',
    })
  })

  test('wants a proven address, and a tenant that takes gifts', async () => {
    const { tenant } = w
    const register = (input: object) =>
      registerDonor(w.ports, { ...profile, tenant, ...input } as never)
    await expect(register({ user: user('u-x', false) })).rejects.toMatchObject({
      code: 'donor.no-email',
    })
    await expect(register({ user: user('u-x'), tenant: 'nowhere' })).rejects.toMatchObject({
      code: 'giving.closed',
    })
    const other = await world({ today: '2026-11-02' })
    await expect(
      registerDonor(other.ports, { ...profile, tenant: other.tenant, user: user('u-x') }),
    ).rejects.toMatchObject({ code: 'giving.closed' })
  })
})

describe('the public', () => {
  test('sees sums, and never an anonymous giver', async () => {
    const shown = await fundFor(w, county, { name: 'Shown fund', purpose: 'Water for all' })
    const canary = await donor(w, 'u-canary', 'Canary Anonymous')
    const named = await donor(w, 'u-named', 'Lin Named')
    for (const [ctx, anonymous, amount] of [
      [canary, true, 4_000],
      [named, false, 600],
    ] as const) {
      const { contribution } = await pledgeGift(ctx, { fund: shown.fund, amount, anonymous })
      await receive(finance(), { contribution, ...came(amount, `bank ${contribution}`) })
    }
    const pledged = await ask(w, 'POST', '/donations', {
      ...{ fund: shown.fund, amount: 70, name: 'Canary Public', email: 'canary@giver.example' },
      anonymous: true,
    })
    expect([pledged.status, pledged.body.bank.account]).toEqual([201, '6200 0000 0001'])
    const page = await ask(w, 'GET', '/donations')
    const line = page.body.funds.find((one: { fund: string }) => one.fund === shown.fund)
    expect(line).toMatchObject({ purpose: 'Water for all', came: 4_600, went: 0, stands: 4_600 })
    const thanks = await ask(w, 'GET', `/donations/${shown.fund}/thanks`)
    expect(thanks.body.items.map(({ name }: { name?: string }) => name).sort()).toEqual([
      'Lin Named',
      undefined,
    ])
    for (const { text } of [pledged, page, thanks]) expect(text).not.toMatch(/canary|u-named@/i)
    const names = async (roles: string) =>
      (await listContributions(w.as(roles), { fund: shown.fund, state: 'received' })).items
        .map(({ name }) => name)
        .sort()
    expect(await names('county')).toEqual(['Lin Named', undefined])
    expect(await names('finance')).toEqual(['Canary Anonymous', 'Lin Named'])
    // Whoever proves the address finds the pledge.
    const own = await donor(w, 'canary', 'Canary Public')
    expect((await listGifts(own, {})).items[0]).toMatchObject({ amount: 70, state: 'awaiting' })
  })

  test('is told clearly what is wrong with a pledge', async () => {
    const good = { fund, amount: 70, name: 'Somebody', email: 'a@giver.example' }
    for (const wrong of [
      { amount: 0 },
      { amount: 1.5 },
      { currency: 'USD' },
      { email: 'no address' },
      { name: '' },
      { means: 'cash' },
    ]) {
      const { status, body } = await ask(w, 'POST', '/donations', { ...good, ...wrong })
      expect([wrong, status, body.fields.length]).toEqual([wrong, 400, 1])
    }
    const { status } = await ask(w, 'POST', '/donations', { ...good, fund: 'fnd_none' })
    expect(status).toBe(404)
  })
})
