import { describe, expect, it } from 'vitest'
import { toTsv } from './tsv.ts'

describe('toTsv', () => {
  it('keeps one row a line and one cell a column, and defuses formulas', () => {
    const columns = [
      { id: 'a', label: 'Name', cell: (row: { a: string }) => row.a },
      { id: 'b', label: 'N', cell: () => null, text: () => '-3.5' },
    ]
    const text = toTsv(columns, [{ a: 'x\ty\nz' }, { a: '=1+1' }, { a: '-cmd' }])
    expect(text.split('\n')).toEqual(['Name\tN', 'x y z\t-3.5', "'=1+1\t-3.5", "'-cmd\t-3.5"])
  })
})
