import { type World, world } from '@terrace/local/world'
import { isFault } from '@terrace/platform/fault'
import { toWrite } from '@terrace/platform/write'
import { holderRow } from '@terrace/registry'
import { changeSettings } from '@terrace/tenancy'
import { beforeAll, describe, expect, test } from 'vitest'
import { getBatch } from '../paying/batch.ts'
import { closeBatch } from '../paying/batch-act.ts'
import { entitlements } from '../paying/entitlement.ts'
import { grant, owing, stage } from '../paying/testing.ts'
import { reconcileBatch } from '../settlement/reconcile.ts'
import { answerCall } from './answer.ts'
import { drawn, listHash, seedOf } from './draw.ts'
import { listCalls } from './list.ts'
import { callBacks } from './model.ts'
import { answerOwn, listOwnPayments } from './own.ts'
import { handedOut } from './testing.ts'

let w: World
let at: Awaited<ReturnType<typeof stage>>
beforeAll(async () => {
  w = await world({ today: '2026-11-02' })
  at = await stage(w, 10_000_000)
  await changeSettings(w.as('admin'), {
    ...{ disclosureDays: 0, callBack: { share: 20, least: 2, above: 50_000, tries: 2 } },
  })
})

const as = (role: string, user: string, scope = ['']) => w.as(role, scope, user)
const finance = () => as('finance', 'u-finance')
const county = () => as('county', 'u-county')
/** Somebody of the county office who had no hand in any batch. */
const caller = () => as('county', 'u-caller')
const told = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => (isFault(error) ? error.code : Promise.reject(error)),
  )

const paid = (cycle: string, amounts: readonly number[]) => handedOut(w, at, cycle, amounts)

async function reconciled(cycle: string, amounts: readonly number[]) {
  const made = await paid(cycle, amounts)
  const { job = '' } = await reconcileBatch(finance(), made.which)
  await w.work(job)
  return { ...made, job }
}

const calls = async (batch: string) =>
  (await listCalls(caller(), { batch })).items.sort((a, b) => (a.call < b.call ? -1 : 1))

describe('a reconciled batch', () => {
  test('draws by the rule, once, as anybody can draw again', async () => {
    const amounts = [...Array.from({ length: 11 }, (_, i) => 1_000 + i), 60_000]
    const { due, which, job } = await reconciled('2026-01', amounts)
    const view = await getBatch(finance(), which)
    expect(view.calls).toMatchObject({ of: 12, rule: { share: 20, least: 2, above: 50_000 } })
    const seed = seedOf(which.batch, listHash(due))
    expect(view.calls).toMatchObject({ list: listHash(due), seed })
    const rule = { share: 20, least: 2, above: 50_000, tries: 2 }
    const expected = drawn(due, seed, rule, true)
    expect(expected).toContain(due[11]?.entitlement)
    const found = await calls(which.batch)
    expect(found.map(({ entitlement }) => entitlement).sort()).toEqual(expected)
    expect(view.said).toMatchObject({ drawn: expected.length, received: 0, disputed: 0 })
    await w.work(job)
    expect((await getBatch(finance(), which)).said.drawn).toBe(expected.length)
  })

  test('draws the same when its worker dies at its second write', async () => {
    await changeSettings(w.as('admin'), {
      callBack: { share: 100, least: 0, above: 0, tries: 2 },
    })
    const { which } = await paid('2026-02', [1_000, 1_001, 1_002])
    const { job = '' } = await reconcileBatch(finance(), which)
    let writes = 0
    w.intercept((operation) => {
      if (operation === 'TransactWriteItems' && ++writes === 2) throw new Error('killed')
    })
    await w.work(job).catch(() => undefined)
    w.intercept(undefined)
    await closeBatch(county(), which)
    for (let i = 0; i < 3; i++) await w.work(job)
    expect(await getBatch(finance(), which)).toMatchObject({
      ...{ state: 'closed', said: { drawn: 3 }, calls: { drawn: 3, of: 3 } },
    })
    expect(await calls(which.batch)).toHaveLength(3)
  })
})

describe('who is asked', () => {
  test('is asked by somebody who had no hand in the money, and each answer is counted', async () => {
    const { which } = await reconciled('2026-03', [1_000, 2_000, 3_000, 4_000])
    const [one, two, three, four] = await calls(which.batch)
    const id = (call: typeof one) => ({ call: call?.call ?? '' })
    for (const person of [finance(), county(), as('township', 'u-hander')]) {
      const asked = told(answerCall(person, { ...id(one), outcome: 'received' }))
      expect(['call-back.own', 'role.may-not']).toContain(await asked)
    }
    expect(await told(answerCall(county(), { ...id(one), outcome: 'received' }))).toBe(
      'call-back.own',
    )
    expect(
      await told(answerCall(as('township', 'u-hander'), { ...id(one), outcome: 'received' })),
    ).toBe('call-back.own')
    const elsewhere = as('township', 'u-south', [at.areas.townships[1]?.path ?? ''])
    expect(await told(answerCall(elsewhere, { ...id(one), outcome: 'received' }))).toBe(
      'call-back.missing',
    )
    await answerCall(caller(), { ...id(one), outcome: 'received' })
    expect(await told(answerCall(caller(), { ...id(one), outcome: 'received' }))).toBe(
      'call-back.answered',
    )
    const less = { ...id(two), outcome: 'received-less' } as const
    for (const amount of [undefined, two?.amount]) {
      const asked = { ...less, ...(amount === undefined ? {} : { amount }) }
      await expect(answerCall(caller(), asked)).rejects.toMatchObject({
        detail: { fields: [{ code: 'call-back.amount' }] },
      })
    }
    await answerCall(caller(), { ...less, amount: 1, note: 'The clerk kept the rest' })
    await answerCall(caller(), { ...id(three), outcome: 'not-received' })
    expect((await answerCall(caller(), { ...id(four), outcome: 'not-reached' })).state).toBe('due')
    expect((await answerCall(caller(), { ...id(four), outcome: 'not-reached' })).state).toBe(
      'unreached',
    )
    expect((await getBatch(finance(), which)).said).toEqual({
      ...{ drawn: 4, received: 1, disputed: 2, unreached: 1, own: { received: 0, disputed: 0 } },
    })
    const open = await listCalls(caller(), { state: 'disputed' })
    expect(open.items.map(({ call }) => call).sort()).toEqual([two?.call, three?.call].sort())
    expect(open.items.find(({ call }) => call === two?.call)?.told).toMatchObject([
      { outcome: 'received-less', amount: 1, by: { id: 'u-caller', own: false } },
    ])
  })

  test('counts one answer when two are written down at once', async () => {
    const { which } = await reconciled('2026-04', [1_000, 2_000])
    const [one] = await calls(which.batch)
    const both = await Promise.all(
      (['received', 'not-received'] as const).map((outcome) =>
        told(answerCall(caller(), { call: one?.call ?? '', outcome })),
      ),
    )
    expect(both.filter((answer) => answer === 'done')).toHaveLength(1)
    const { said } = await getBatch(finance(), which)
    expect(said.received + said.disputed).toBe(1)
  })
})

describe('a household that signs in for itself', () => {
  async function signedIn(household: string, user: string) {
    const { db } = w.ports
    await db.write([toWrite(db, holderRow(county(), user, household))])
    return as('household', user, [])
  }

  test('says in the same record whether its money came, and only of its own', async () => {
    const { due, which } = await paid('2026-05', [7_000, 8_000])
    const [mine, theirs] = due
    const own = await signedIn(mine?.household ?? '', 'u-own')
    const listed = await listOwnPayments(own, {})
    expect(listed.items).toMatchObject([
      { entitlement: mine?.entitlement, amount: 7_000, state: 'confirmed', day: '2026-11-02' },
    ])
    const of = (entitlement = '') => ({ entitlement })
    const no = { ...of(theirs?.entitlement), outcome: 'received' } as const
    expect(await told(answerOwn(own, no))).toBe('entitlement.missing')
    await answerOwn(own, { ...of(mine?.entitlement), outcome: 'not-received', note: 'Nothing' })
    expect((await getBatch(finance(), which)).said).toMatchObject({
      ...{ drawn: 0, disputed: 0, own: { received: 0, disputed: 1 } },
    })
    // The draw meets what the household has said: it is the sample's now, and stays said.
    await w.work((await reconcileBatch(finance(), which)).job ?? '')
    expect((await getBatch(finance(), which)).said).toEqual({
      ...{ drawn: 2, received: 0, disputed: 1, unreached: 0, own: { received: 0, disputed: 0 } },
    })
    await answerOwn(own, { ...of(mine?.entitlement), outcome: 'received' })
    expect((await getBatch(finance(), which)).said).toMatchObject({ received: 1, disputed: 0 })
    expect((await listOwnPayments(own, {})).items[0]?.said?.outcome).toBe('received')
    const record = (await calls(which.batch)).find(({ household }) => household === mine?.household)
    const whole = await callBacks.read(caller(), record?.call ?? '')
    expect(whole.told.map(({ outcome, by }) => [outcome, by.own])).toEqual([
      ['not-received', true],
      ['received', true],
    ])
  })

  test('cannot speak of what nobody says was paid', async () => {
    const household = await owing(w, at.areas.villages[0]?.area ?? '', 500)
    const [due] = await grant(w, at.line.line, [household], '2026-06')
    const own = await signedIn(household.household, 'u-own-2')
    const answer = { entitlement: due?.entitlement ?? '', outcome: 'received' } as const
    expect(await told(answerOwn(own, answer))).toBe('own-payment.not-paid')
    expect((await entitlements.find(own, due?.entitlement ?? ''))?.state).toBe('open')
  })
})
