export { allocate } from './allocate.ts'
export {
  type Change,
  type Comparison,
  changesBetween,
  compareRules,
  type GroupShare,
  type Measures,
  type RuleView,
  type Scoring,
  type Targeting,
} from './compare.ts'
export { LARGEST_BUDGET } from './field.ts'
export { type Formula, parseFormula } from './formula.ts'
export * from './model.ts'
export type { Rational } from './rational.ts'
export { moneyParams } from './reason.ts'
export { builtIn } from './score.ts'
