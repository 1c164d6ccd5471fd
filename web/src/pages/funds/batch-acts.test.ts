import { expect, it } from 'vitest'
import { actsOf } from './batch-acts.ts'
import { type Deed, offers } from './roles.ts'

const of = (state: string, more: object = {}) =>
  ({
    state,
    prepared: { id: 'one', name: '', at: '' },
    approvals: [],
    way: { count: 0, amount: 0 },
    ...more,
  }) as unknown as Parameters<typeof actsOf>[0]
const as = (role: string) => (deed: Deed) => (offers[deed] as readonly string[]).includes(role)
const today = '2026-11-20'

it('nobody checks, approves or closes what they prepared', () => {
  for (const state of ['prepared', 'checked', 'reconciled']) {
    const acts = actsOf(of(state), 'one', today, as('finance'))
    expect(acts.filter((act) => act !== 'withdraw')).toEqual([])
    expect(actsOf(of(state), 'two', today, as('county'))).toHaveLength(
      state === 'reconciled' ? 1 : 2,
    )
  }
})

it('nobody approves twice, and only the books release and send', () => {
  const approved = of('checked', { approvals: [{ id: 'two' }] })
  expect(actsOf(approved, 'two', today, as('finance'))).toEqual(['withdraw'])
  expect(actsOf(approved, 'three', today, as('county'))).toEqual(['approve', 'withdraw'])
  expect(actsOf(of('released'), 'two', today, as('county'))).toEqual(['withdraw'])
  expect(actsOf(of('released'), 'two', today, as('finance'))).toEqual(['send', 'withdraw'])
})

it('it is released from the day after its days in public, and reconciled when nothing is on its way', () => {
  const until = (day: string) => of('disclosed', { disclosure: { from: '2026-11-01', until: day } })
  expect(actsOf(until('2026-11-20'), 'two', today, as('finance'))).toEqual(['withdraw'])
  expect(actsOf(until('2026-11-19'), 'two', today, as('finance'))[0]).toBe('release')
  const way = of('sent', { way: { count: 1, amount: 5 } })
  expect(actsOf(way, 'two', today, as('finance'))).toEqual([])
  expect(actsOf(of('sent'), 'two', today, as('finance'))).toEqual(['reconcile'])
  expect(actsOf(of('closed'), 'two', today, as('finance'))).toEqual([])
})
