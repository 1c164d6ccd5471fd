import { expect, it } from 'vitest'
import type { FlowOfYear } from './api.ts'
import { flowOf, layOut } from './flow.ts'

const money = (balance: number) => ({ balance }) as FlowOfYear['funds'][number]['money']
const year = {
  funds: [
    { fund: 'f1', name: 'One', origin: 'county', currency: 'CNY', money: money(10) },
    { fund: 'f2', name: 'Two', origin: 'county', currency: 'CNY', money: money(7) },
    { fund: 'f3', name: 'Three', origin: 'social', currency: 'USD', money: money(5) },
  ],
  earmarks: [{ earmark: 'e1', fund: 'f1', name: 'Living', money: money(20) }],
  lines: [{ line: 'l1', earmark: 'e1', fund: 'f1', name: 'Allowance', money: money(30) }],
  paid: [{ line: 'l1', committed: 0, way: 15, confirmed: 25, payments: 2 }],
} as unknown as FlowOfYear

it('every unit of a currency stands in one place, and what leaves a box is what is in it', () => {
  const { boxes, bands } = flowOf(year, 'CNY')
  const value = (id: string) => boxes.find((one) => one.id === id)?.value
  expect(value('county')).toBe(107)
  expect([value('f1'), value('f2'), value('e1'), value('l1')]).toEqual([100, 7, 90, 70])
  expect([value('paid'), value('way'), value('left'), value('committed')]).toEqual([
    ...[25, 15, 30],
    undefined,
  ])
  for (const box of boxes) {
    const out = bands.filter(({ from }) => from === box.id).reduce((all, one) => all + one.value, 0)
    const into = bands.filter(({ to }) => to === box.id).reduce((all, one) => all + one.value, 0)
    if (!box.end) expect(out, box.id).toBe(box.value)
    if (!box.origin) expect(into, box.id).toBe(box.value)
  }
})

it('boxes of a column lie apart, and bands within their boxes', () => {
  const { boxes, bands, height } = layOut(flowOf(year, 'CNY'))
  for (let column = 0; column < 5; column++) {
    const own = boxes.filter((one) => one.column === column).toSorted((a, b) => a.top - b.top)
    for (const [i, box] of own.entries()) {
      expect(box.top + box.height).toBeLessThanOrEqual(own[i + 1]?.top ?? height)
    }
  }
  for (const band of bands) {
    const from = boxes.find(({ id }) => id === band.from)
    const end = (from?.top ?? 0) + (from?.height ?? 0)
    expect(band.out + band.width / 2).toBeLessThanOrEqual(end + 1e-6)
  }
})
