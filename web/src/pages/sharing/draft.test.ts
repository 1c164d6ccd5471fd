import { describe, expect, it } from 'vitest'
import type { Proposal } from './api.ts'
import { askedOf, draftOf, emptyDraft, termsOf, wrongIn } from './draft.ts'

const draft = () => ({
  ...emptyDraft(),
  ...{ line: 'lin_1', name: 'Winter', benefit: 'living-allowance', cycle: '2026-11' },
  amount: 600_000,
})

describe('a draft', () => {
  it('asks for what was said and for nothing else', () => {
    expect(
      askedOf({ ...draft(), causes: ['illness'], cap: 90_000, capPer: 'head' }, String),
    ).toEqual({
      ...{ line: 'lin_1', name: 'Winter', benefit: 'living-allowance', cycle: '2026-11' },
      ...{ over: 'households', amount: 600_000 },
      limits: { unit: 100, cap: { amount: 90_000, per: 'head' } },
      rules: [
        { name: 'equal', rule: { kind: 'equal' } },
        { name: 'per-head', rule: { kind: 'per-head' } },
        { name: 'fgt-2', rule: { kind: 'fgt', alpha: 2 } },
      ],
      filter: {
        statuses: ['registered', 'assisted', 'pre-exit', 'monitored', 'relapsed'],
        causes: ['illness'],
        withoutIncome: 'leave-out',
      },
    })
  })

  it('comes back from a proposal with the same terms', () => {
    const rules = ['gap', 'fgt-1', 'score'] as const
    const was = { ...draft(), rules, formula: 'gap * 2', targeting: true, top: 5, floor: 100 }
    const terms = termsOf(was, String)
    expect(termsOf(draftOf(terms as unknown as Proposal), String)).toEqual(terms)
    expect(terms.scoring).toEqual({ formula: 'gap * 2', top: 5 })
  })

  it('says at which character a formula goes wrong', () => {
    expect(wrongIn('gap + people', ['gap', 'people'])).toBeUndefined()
    expect(wrongIn('gap + dogs', ['gap'])).toMatchObject({
      code: 'formula.variable',
      params: { at: 7, name: 'dogs' },
    })
    expect(wrongIn('', ['gap'])).toMatchObject({ code: 'formula.operand', params: { at: 1 } })
  })
})
