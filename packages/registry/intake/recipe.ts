import { quoted } from './expression.ts'

/**
 * Totals that well-known files do not hold as a column: EU-SILC (net incomes of persons `py`, of
 * households `hy`; regular taxes and transfers paid are taken off). domain.md §2.3 names our sources.
 */
const recipes: readonly { field: string; plus: readonly string[]; minus: readonly string[] }[] = [
  { field: 'income.propertyOther', plus: ['hy040n', 'hy090n'], minus: [] },
  {
    field: 'income.transferOther',
    plus: [
      ...['py090n', 'py100n', 'py110n', 'py120n', 'py130n', 'py140n'],
      ...['hy050n', 'hy070n', 'hy080n', 'hy110n'],
    ],
    minus: ['hy130n', 'hy145n'],
  },
]

/** Sums to propose for a file: where at least two columns of a recipe are there. */
export function recipesFor(header: readonly string[]): { field: string; expression: string }[] {
  return recipes.flatMap(({ field, plus, minus }) => {
    const [more, less] = [plus, minus].map((list) => list.filter((c) => header.includes(c)))
    if (!more || !less || more.length < 2) return []
    const taken = less.map((column) => ` - ${quoted(column)}`).join('')
    return [{ field, expression: more.map(quoted).join(' + ') + taken }]
  })
}
