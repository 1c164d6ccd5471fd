import { Fault, isFault } from '@terrace/platform/fault'
import type { Field } from './field.ts'
import { parseFormula } from './formula.ts'
import { wrongFormula } from './formula-tokens.ts'
import { at } from './ladder.ts'
import type { Candidate } from './model.ts'
import { type Rational, whole } from './rational.ts'

/** What every formula may name beside the declared variables. Money is a head, in minor units. */
export const builtIn = ['people', 'income', 'line', 'gap'] as const

function variableOf(field: Field, i: number, one: Candidate, name: string): Rational | undefined {
  const people = BigInt(one.people)
  if (name === 'people') return { n: people, d: 1n }
  if (name === 'income') return { n: BigInt(at(field.income, i)), d: people }
  if (name === 'line') return whole(one.line)
  if (name === 'gap') return { n: BigInt(at(field.gap, i)), d: people }
  const given =
    one.variables && Object.hasOwn(one.variables, name) ? one.variables[name] : undefined
  if (typeof given !== 'number') return given && given.d > 0n ? given : undefined
  return Number.isSafeInteger(given) ? whole(given) : undefined
}

/**
 * Scores of all candidates, exactly, by a tenant's formula.
 * @throws Fault invalid `formula.*`; `formula.value` (a candidate lacks a variable, or has no integer
 *   or rational there), `formula.division` and `formula.large` name the candidate
 */
export function scores(field: Field, formula: string, variables: readonly string[]): Rational[] {
  const { names, run } = parseFormula(formula, [...builtIn, ...variables])
  const values = new Map<string, Rational>()
  return field.candidates.map((one, i) => {
    for (const name of names) {
      const value = variableOf(field, i, one, name)
      if (!value) throw wrongFormula('formula.value', { name, id: one.id })
      values.set(name, value)
    }
    try {
      return run(values)
    } catch (error) {
      throw isFault(error) ? named(error, one.id) : error
    }
  })
}

/** The same refusal with the candidate at which it happened. */
function named(error: Fault, id: string): Fault {
  const fields = error.detail.fields?.map((field) => ({
    ...field,
    params: { ...field.params, id },
  }))
  return new Fault(error.kind, error.code, { ...error.detail, fields })
}
