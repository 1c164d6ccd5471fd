import { expect, test } from 'vitest'
import { yuanInWords } from './amount-words.ts'

test('amounts are written out as receipts write them', () => {
  for (const [fen, words] of [
    [1, '壹分'],
    [10, '壹角整'],
    [100, '壹元整'],
    [10_500, '壹佰零伍元整'],
    [140_950, '壹仟肆佰零玖元伍角整'],
    [600_714, '陆仟零柒元壹角肆分'],
    [168_032, '壹仟陆佰捌拾元叁角贰分'],
    [1_640_902, '壹万陆仟肆佰零玖元零贰分'],
    [10_700_053, '壹拾万柒仟元伍角叁分'],
    [1_000_000_000_000, '壹佰亿元整'],
    [10_000_005_000, '壹亿零伍拾元整'],
    [1_005_000_000, '壹仟零伍万元整'],
  ] as const) {
    expect(yuanInWords(fen)).toBe(`人民币${words}`)
  }
})
