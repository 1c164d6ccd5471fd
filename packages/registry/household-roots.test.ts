import { expect, test } from 'vitest'
import { firstWithRows, outermost } from './household-roots.ts'

const lists: Record<string, unknown[]> = { province: [], city: [], county: ['a'], other: ['b'] }
const read = async (root: string) => ({
  items: (lists[root] ?? []).map((household) => ({ household })),
  next: undefined,
})

test('lists in which nobody lives are passed over, and no other', async () => {
  const first = await firstWithRows(Object.keys(lists), undefined, read)
  expect(first).toMatchObject({ place: { at: 2 }, items: [{ household: 'a' }] })
  const second = await firstWithRows(Object.keys(lists), { at: 3 }, read)
  expect(second).toMatchObject({ place: { at: 3 }, items: [{ household: 'b' }] })
  expect(await firstWithRows(['province', 'city'], undefined, read)).toMatchObject({
    place: { at: 1 },
    items: [],
  })
  expect(await firstWithRows([], undefined, read)).toMatchObject({ items: [], next: undefined })
})

test('a list that found nothing yet but has more to look at is not passed over', async () => {
  const rare = async () => ({ items: [], next: { pk: 'x' } })
  expect(await firstWithRows(['one', 'two'], undefined, rare)).toMatchObject({
    place: { at: 0 },
    next: { pk: 'x' },
  })
})

test('of areas one inside the other only the outer one is walked', () => {
  expect(outermost(['a/b/', 'a/', 'c/', 'c/', 'ab/'])).toEqual(['a/', 'c/', 'ab/'])
})
