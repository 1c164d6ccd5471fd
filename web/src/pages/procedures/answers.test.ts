import { expect, test } from 'vitest'
import { cellsOf, guessColumns, guessMeanings } from './answers.ts'

const file = {
  file: 'f',
  columns: ['户编号', '核查结果', '备注', 'long result'],
  values: [[], ['', '是', '待查', '无'], ['旧车'], []],
}

test('columns and cells are guessed, and what is not clear is left to people', () => {
  expect(guessColumns(file)).toEqual({ number: '户编号', result: '核查结果', note: '备注' })
  expect(guessMeanings(cellsOf(file, '核查结果'))).toEqual({
    '': '',
    是: 'match',
    待查: '',
    无: 'no-match',
  })
})

test('a column with too many different cells is no result', () => {
  expect(guessColumns({ ...file, columns: ['a', 'b', 'c', 'result'] }).result).toBe('')
  expect(cellsOf(file, 'long result')).toEqual([])
  expect(cellsOf(file, 'not there')).toEqual([])
})
