import type { Field } from './field.ts'
import type { Ladder } from './ladder.ts'
import type { Rule } from './model.ts'
import { proportional, type Weights } from './proportional.ts'
import { scores } from './score.ts'
import { water } from './water.ts'

export interface Ruled {
  ladder: Ladder
  /** What shares are in proportion to; none for FGT, which has no weights. */
  weights?: Weights
}

/** A rule over a field as a ladder. */
export function ruled(field: Field, rule: Rule): Ruled {
  const { candidates, gap, unit } = field
  const by = (weights: Weights, most?: Float64Array): Ruled => ({
    ladder: proportional(field, weights, most),
    weights,
  })
  switch (rule.kind) {
    case 'equal':
      return by({ whole: new Float64Array(candidates.length).fill(1) })
    case 'per-head':
      return by({ whole: Float64Array.from(candidates, ({ people }) => people) })
    case 'gap':
      // To the unit that reaches the line: one minor unit short of it is still poor.
      return by(
        { whole: gap },
        gap.map((g) => Math.ceil(g / unit)),
      )
    case 'fgt':
      return { ladder: water(field, rule.alpha) }
    case 'score': {
      const exact = scores(field, rule.formula, rule.variables)
      return by({ exact: exact.map((score) => (score.n > 0n ? score : { n: 0n, d: 1n })) })
    }
  }
}
