import {
  type Flow,
  first,
  lengthOf,
  type Returned,
  type Span,
  whereBefore,
  whereNow,
} from '@terrace/funds'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { follow } from './follow.ts'
import { giftsIn } from './origins.ts'

/** Books in memory that are kept twice: by places as ours are, and as queues of single units. */
function books() {
  const flows: Flow[] = []
  const units = new Map<string, string[]>()
  const went = new Map<string, number>()
  const direct = new Map<string, Span[]>()
  const returned = new Map<string, Returned[]>()
  const refunded = new Map<string, number>()
  const inOf = (account: string) => {
    const there = units.get(account) ?? []
    units.set(account, there)
    return there
  }
  const wentOf = (account: string) => went.get(account) ?? 0
  const left = (account: string) => inOf(account).length - wentOf(account)

  function place(from: string, to: string, amount: number, pieces?: number[]) {
    const [fromAt, toAt] = [wentOf(from), inOf(to).length]
    const day = `2026-01-${String(1 + (flows.length % 28)).padStart(2, '0')}`
    const said = { entry: `e${flows.length}`, n: 0, day, kind: 'transfer', about: 'x' }
    const way = { from, to, amount, currency: 'CNY', fromAt, toAt }
    flows.push({ ...said, ...way, ...(pieces ? { pieces } : {}) })
    went.set(from, fromAt + amount)
    return { fromAt, toAt }
  }
  function move(from: string, to: string, wanted: number) {
    const amount = Math.min(wanted, left(from))
    if (amount === 0) return
    const single = to.startsWith('confirmed.')
    const pieces = single ? Array.from({ length: amount }, () => 1) : undefined
    const { fromAt } = place(from, to, amount, pieces)
    inOf(to).push(...inOf(from).slice(fromAt, fromAt + amount))
  }
  function give(gift: string, fund: string, amount: number) {
    const { toAt } = place(gift, fund, amount)
    const at = `${gift} ${fund}`
    direct.set(at, [...(direct.get(at) ?? []), [toAt, toAt + amount]])
    inOf(fund).push(...Array.from({ length: amount }, () => gift))
  }
  function refund(gift: string, fund: string, amount: number): boolean {
    const known = returned.get(fund) ?? []
    const now = whereNow(gift, direct.get(`${gift} ${fund}`) ?? [], known)
    const there = now
      .map(([a, b]): Span => [Math.max(a, wentOf(fund)), b])
      .filter(([a, b]) => a < b)
    const own = first(there, amount)
    if (lengthOf(own) < amount) return false
    const mine = own.flatMap(([a, b]) => Array.from({ length: b - a }, (_, i) => a + i))
    const { fromAt } = place(fund, gift, amount)
    const holes = mine.filter((at) => at < fromAt || at >= fromAt + amount)
    const queue = inOf(fund)
    for (let at = fromAt; at < fromAt + amount; at++) {
      if (!mine.includes(at)) queue[holes.shift() ?? -1] = queue[at] ?? ''
    }
    returned.set(fund, [...known, { to: gift, out: [fromAt, fromAt + amount], own }])
    refunded.set(gift, (refunded.get(gift) ?? 0) + amount)
    return true
  }
  const reader = (gift: string) => ({
    async *outOf(account: string, at: number, upTo: number) {
      for (const flow of flows) {
        if (flow.from !== account || flow.fromAt + flow.amount <= at || flow.fromAt >= upTo)
          continue
        yield flow
      }
    },
    nowIn: (account: string, spans: readonly Span[]) =>
      whereNow(gift, spans, returned.get(account) ?? []),
  })
  /** What stands of a gift, account by account, unit by unit. */
  const standing = (gift: string) =>
    [...units].flatMap(([account, all]) => {
      const amount = all.slice(wentOf(account)).filter((unit) => unit === gift).length
      return amount > 0 ? [[account, amount] as const] : []
    })
  const sources = {
    async *into(account: string, at: number, upTo: number) {
      for (const flow of flows) {
        if (flow.to === account && flow.toAt + flow.amount > at && flow.toAt < upTo) yield flow
      }
    },
    cameAs: (account: string, spans: readonly Span[]) =>
      whereBefore(spans, returned.get(account) ?? []),
  }
  return { give, move, refund, reader, standing, refunded, sources, unitsOf: inOf }
}

const gifts = ['gift.a.cny', 'gift.b.cny', 'gift.c.cny']
const funds = ['fund.f.cny', 'fund.g.cny']
/** Ways that money takes, those back among them. */
const ways: [string, string][] = [
  ['fund.f.cny', 'earmark.e.cny'],
  ['fund.g.cny', 'earmark.e.cny'],
  ['earmark.e.cny', 'line.l.cny'],
  ['line.l.cny', 'batch.x.cny'],
  ['line.l.cny', 'batch.y.cny'],
  ['batch.x.cny', 'sent.x.cny.0'],
  ['batch.x.cny', 'sent.x.cny.1'],
  ['batch.y.cny', 'sent.y.cny.0'],
  ['sent.x.cny.0', 'confirmed.x.cny.0'],
  ['sent.x.cny.1', 'confirmed.x.cny.1'],
  ['sent.y.cny.0', 'confirmed.y.cny.0'],
  ['sent.x.cny.0', 'line.l.cny'],
  ['confirmed.x.cny.0', 'line.l.cny'],
  ['batch.y.cny', 'line.l.cny'],
  ['line.l.cny', 'earmark.e.cny'],
  ['earmark.e.cny', 'fund.f.cny'],
]
/** From a fund to the confirmed, by one batch or the other. */
const chains = [
  [0, 2, 3, 5, 8],
  [1, 2, 4, 7, 10],
]
const amount = fc.integer({ min: 1, max: 12 })
const step = fc.oneof(
  { weight: 2, arbitrary: fc.tuple(fc.constant('give'), fc.constantFrom(...gifts), amount) },
  { weight: 6, arbitrary: fc.tuple(fc.constant('move'), fc.nat(ways.length - 1), amount) },
  { weight: 2, arbitrary: fc.tuple(fc.constant('pay'), fc.constant(0), amount) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('refund'), fc.constantFrom(...gifts), amount) },
)

type Step = readonly [what: string, which: string | number, much: number]

/** Books in which these steps were made, and how often money went back. */
function played(steps: readonly Step[]) {
  const kept = books()
  let refunded = 0
  for (const [what, which, much] of steps) {
    const fund = funds[much % 2] ?? ''
    if (what === 'give') kept.give(String(which), fund, much)
    else if (what === 'refund') refunded += Number(kept.refund(String(which), fund, much))
    else if (what === 'pay') {
      for (const way of chains[much % 2] ?? []) kept.move(...(ways[way] ?? ['', '']), much)
    } else kept.move(...(ways[Number(which)] ?? ['', '']), much)
  }
  return { kept, refunded }
}

test('every gift is where single units in queues say, and its parts sum to it', async () => {
  let [refunds, deep] = [0, 0]
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 90 }), async (steps) => {
      const { kept, refunded } = played(steps)
      refunds += refunded
      for (const gift of gifts) {
        const trail = await follow(kept.reader(gift), gift)
        const stands = trail.stands.map(({ account, amount: one }) => [account, one] as const)
        expect(new Map(stands)).toEqual(new Map(kept.standing(gift)))
        expect(trail.refunded).toBe(kept.refunded.get(gift) ?? 0)
        const sum = stands.reduce((all, [, one]) => all + one, 0)
        expect(sum + trail.refunded).toBe(trail.given)
        for (const { account, amount: one, payments } of trail.stands) {
          if (account.startsWith('confirmed.')) {
            deep++
            expect(payments).toBe(one)
          }
        }
        const short = await follow(kept.reader(gift), gift, 2)
        const told = short.stands.reduce((all, one) => all + one.amount, short.refunded)
        expect(told).toBe(short.given)
      }
    }),
    { numRuns: 500 },
  )
  expect(refunds).toBeGreaterThan(20)
  expect(deep).toBeGreaterThan(20)
})

test('what came to an account is traced back to the gifts whose units lie there', async () => {
  let exact = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 90 }), async (steps) => {
      const { kept, refunded } = played(steps)
      for (const account of ['earmark.e.cny', 'line.l.cny', 'confirmed.x.cny.0']) {
        const units = kept.unitsOf(account)
        for (const at of [0, Math.floor(units.length / 2)]) {
          const stretch: [string, Span[]] = [account, [[at, units.length]]]
          const found = await giftsIn(kept.sources, [stretch])
          const there = new Set(units.slice(at).map((gift) => gift.split('.')[1]))
          for (const gift of there) expect(found).toContain(gift)
          if (refunded > 0) continue
          expect(found).toEqual(there)
          exact += there.size
        }
      }
    }),
    { numRuns: 300 },
  )
  expect(exact).toBeGreaterThan(100)
})

test('a payment is counted once however its money came, and only where a part of it is the gift’s', async () => {
  const flow = (
    from: string,
    to: string,
    amountOf: number,
    fromAt: number,
    toAt: number,
  ): Flow => ({
    ...{ from, to, amount: amountOf, fromAt, toAt, currency: 'CNY' },
    ...{ entry: 'e', n: 0, day: '2026-01-02', kind: 'transfer', about: 'x' },
  })
  const all: Flow[] = [
    flow('gift.a.cny', 'sent.x.cny.0', 100, 0, 50),
    { ...flow('sent.x.cny.0', 'confirmed.x.cny.0', 200, 0, 0), pieces: [60, 60, 80] },
  ]
  const trail = await follow(
    {
      async *outOf(account, at, upTo) {
        for (const one of all) {
          if (one.from !== account || one.fromAt + one.amount <= at || one.fromAt >= upTo) continue
          yield one
        }
      },
      nowIn: (_, spans) => spans,
    },
    'gift.a.cny',
  )
  expect(trail.stands).toEqual([
    {
      ...{ account: 'confirmed.x.cny.0', amount: 100, payments: 3 },
      ...{ since: '2026-01-02', last: '2026-01-02' },
    },
  ])
})
