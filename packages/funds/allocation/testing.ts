import fc from 'fast-check'
import type { Candidate, Limits, Rule } from './model.ts'

/** Requests that meet every edge often: equal households, few units, lines apart, incomes at the line. */
export const rules: Rule[] = [
  { kind: 'equal' },
  { kind: 'per-head' },
  { kind: 'gap' },
  { kind: 'fgt', alpha: 1 },
  { kind: 'fgt', alpha: 2 },
  { kind: 'score', formula: 'gap * people / 3 + 0.1 * weight', variables: ['weight'] },
]

export const candidate = (id: string): fc.Arbitrary<Candidate> =>
  fc.record({
    id: fc.constant(id),
    people: fc.integer({ min: 1, max: 5 }),
    net: fc.oneof(fc.integer({ min: -20, max: 500 }), fc.constantFrom(0, 100, 200, 300)),
    line: fc.constantFrom(100, 100, 100, 120, 97),
    variables: fc.record({ weight: fc.integer({ min: -5, max: 40 }) }),
  })

export const candidates = (maximum: number): fc.Arbitrary<Candidate[]> =>
  fc
    .integer({ min: 1, max: maximum })
    .chain((size) =>
      fc.tuple(
        ...Array.from({ length: size }, (_, i) => candidate(`h${String(i).padStart(3, '0')}`)),
      ),
    )

const per = fc.constantFrom('household' as const, 'head' as const)
export const limits: fc.Arbitrary<Limits> = fc
  .record({
    unit: fc.constantFrom(1, 3, 10),
    floor: fc.option(fc.record({ amount: fc.integer({ min: 0, max: 12 }), per }), {
      nil: undefined,
    }),
    cap: fc.option(fc.record({ amount: fc.integer({ min: 30, max: 90 }), per }), {
      nil: undefined,
    }),
  })
  // A cap for each household must hold a floor for each of five heads.
  .map((one) =>
    one.floor?.per === 'head' && one.cap?.per === 'household'
      ? { ...one, cap: { ...one.cap, amount: one.cap.amount + 60 } }
      : one,
  )
export const budget = fc.oneof(
  fc.integer({ min: 0, max: 3000 }),
  fc.integer({ min: 600, max: 900 }),
)
