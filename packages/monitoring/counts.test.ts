import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addFacts, areasOnPath, type Counts, deltasOf, pack, unpack } from './counts.ts'

const facts = (path: string, people: number, status = 'registered') => ({
  path,
  people,
  status,
  cause: 'illness',
  type: 'general',
  line: 'above',
  monitored: status === 'monitored',
})

test('a household counts in its area, in every area above and in the tenant', () => {
  expect(areasOnPath('a1/a2/')).toEqual([
    { area: 'all', parent: 'none', path: '' },
    { area: 'a1', parent: 'all', path: 'a1/' },
    { area: 'a2', parent: 'a1', path: 'a1/a2/' },
  ])
  const deltas = deltasOf([{ after: facts('a1/a2/', 3) }])
  expect([...deltas.keys()]).toEqual(['all', 'a1', 'a2'])
  expect(deltas.get('a2')?.counts).toMatchObject({
    households: 1,
    people: 3,
    'cause:illness:people': 3,
  })
})

test('a move within a county changes the villages and nothing above them', () => {
  const deltas = deltasOf([{ before: facts('c/v1/', 2), after: facts('c/v2/', 2) }])
  expect([...deltas.keys()].sort()).toEqual(['v1', 'v2'])
})

test('what is stored comes back as it was, whatever the signs', () => {
  const count = fc.integer({ min: -40_000_000, max: 40_000_000 })
  fc.assert(
    fc.property(count, count, count, (households, people, watched) => {
      const counts: Counts = { households, people, 'monitored:people': watched }
      const back: Counts = {}
      for (const [name, n] of Object.entries(pack(counts))) unpack(back, name, n)
      const known = Object.entries(counts).filter(([, n]) => n !== 0)
      expect(back).toEqual(Object.fromEntries(known))
    }),
  )
})

test('adding stored numbers is adding counters', () => {
  const change = fc.record({
    people: fc.integer({ min: 0, max: 12 }),
    sign: fc.constantFrom(1, -1),
  })
  fc.assert(
    fc.property(fc.array(change, { maxLength: 50 }), (changes) => {
      const plain: Counts = {}
      const stored: Counts = {}
      for (const { people, sign } of changes) {
        const one: Counts = {}
        addFacts(one, facts('v/', people), sign as 1 | -1)
        for (const [k, n] of Object.entries(one)) plain[k] = (plain[k] ?? 0) + n
        for (const [k, n] of Object.entries(pack(one))) stored[k] = (stored[k] ?? 0) + n
      }
      const back: Counts = {}
      for (const [name, n] of Object.entries(stored)) unpack(back, name, n)
      for (const [k, n] of Object.entries(plain)) expect(back[k] ?? 0).toBe(n + 0)
    }),
  )
})
