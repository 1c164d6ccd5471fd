import type { Answers } from './upload.ts'

/** What a cell of the result column means; a line whose cell means nothing is given back. */
export type Meaning = 'match' | 'no-match' | ''

const names = {
  number: /户编号|户号|编号|number/i,
  result: /结果|有无|是否|比中|result|found|match/i,
  note: /备注|说明|情况|note|detail|remark/i,
}
const yes = /^(是|有|有记录|比中|有比中|y|yes|true|1|match|hit)$/i
const no = /^(否|无|没有|无记录|未比中|n|no|false|0|none|no match)$/i

/** Which column is probably which; '' where none is. */
export function guessColumns({ columns, values }: Answers) {
  const of = (kind: keyof typeof names, fits = (_at: number) => true) =>
    columns.find((name, at) => names[kind].test(name) && fits(at)) ?? ''
  return {
    number: of('number'),
    result: of('result', (at) => (values[at]?.length ?? 0) > 0),
    note: of('note'),
  }
}

/** What the cells of a column probably mean. */
export const guessMeanings = (cells: readonly string[]): Record<string, Meaning> =>
  Object.fromEntries(
    cells.map((cell) => [cell, yes.test(cell) ? 'match' : no.test(cell) ? 'no-match' : '']),
  )

/** The cells of a column; none when it has too many different ones. */
export const cellsOf = ({ columns, values }: Answers, column: string): readonly string[] =>
  values[columns.indexOf(column)] ?? []
