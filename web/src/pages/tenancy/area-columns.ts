/** What the columns of a file of areas seem to be; '' where nothing speaks for any. */
export interface AreaColumns {
  code: string
  name: string
  parent: string
}

const CODE = /^(code|id|.*(代码|编码|编号))$/i
const NAME = /^(name|title|.*名称?|.*名)$/i
const PARENT = /parent|above|上级|父级/i

/**
 * Suggests which column holds what. The area above is taken from a column that says so, else from
 * one whose values begin the row's own code, the longest: codes of divisions are made so.
 * @param rows the first rows of the file
 * @param top files of the top level have no area above
 */
export function suggestColumns(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  top: boolean,
): AreaColumns {
  const plain = columns.filter((column) => !PARENT.test(column))
  const code = plain.find((column) => CODE.test(column)) ?? ''
  const name = plain.find((column) => column !== code && NAME.test(column)) ?? ''
  if (top) return { code, name, parent: '' }
  const rest = columns.filter((column) => column !== code && column !== name)
  const said = rest.find((column) => PARENT.test(column))
  return { code, name, parent: said ?? longestStart(columns, rows, code, rest) }
}

function longestStart(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  code: string,
  rest: readonly string[],
): string {
  const cell = (row: readonly string[], column: string) => row[columns.indexOf(column)] ?? ''
  const starts = rest
    .filter((column) =>
      rows.every((row) => {
        const value = cell(row, column)
        return value !== '' && value !== cell(row, code) && cell(row, code).startsWith(value)
      }),
    )
    .map((column) => ({ column, length: cell(rows[0] ?? [], column).length }))
  return starts.toSorted((a, b) => b.length - a.length)[0]?.column ?? ''
}
