import { expect, test } from 'vitest'
import { suggestColumns } from './area-columns.ts'

test('the longest column that begins the code is the area above, in any order', () => {
  const columns = ['code', 'name', 'areaCode', 'provinceCode', 'cityCode']
  const rows = [['110101001', '东华门街道', '110101', '11', '1101']]
  expect(suggestColumns(columns, rows, false)).toEqual({
    code: 'code',
    name: 'name',
    parent: 'areaCode',
  })
  expect(suggestColumns(columns, rows, true).parent).toBe('')
})

test('a column that says so is the area above, whatever its values', () => {
  const columns = ['上级代码', '区划代码', '区划名称']
  expect(suggestColumns(columns, [['x', '110101', '东城区']], false)).toEqual({
    code: '区划代码',
    name: '区划名称',
    parent: '上级代码',
  })
})

test('nothing is suggested where nothing speaks for it', () => {
  expect(suggestColumns(['a', 'b'], [['1', '2']], false)).toEqual({
    code: '',
    name: '',
    parent: '',
  })
})
