import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fit, widthOf, wrap } from './fit.ts'

/** Chinese is one wide, everything else half. */
const measure = (character: string) => (/[\u2e80-\uffef]/.test(character) ? 1 : 0.5)
const bare = (text: string) => text.replaceAll(/\s/g, '')
const mixed = fc
  .array(
    fc.constantFrom(...'红星村青山县，。（）《》“”', ...'abcdef', ' ', ' ', 'Zhangjiajie', '·'),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''))
const steps = [
  { size: 20, lines: 1 },
  { size: 10, lines: 2 },
] as const

describe('wrap', () => {
  it('never overflows and loses nothing', () => {
    fc.assert(
      fc.property(mixed, fc.integer({ min: 2, max: 20 }), (text, width) => {
        const lines = wrap(text, width, measure)
        for (const line of lines) expect(widthOf(line, measure)).toBeLessThanOrEqual(width)
        expect(bare(lines.join(''))).toBe(bare(text))
      }),
    )
  })
  it('keeps Latin words whole and punctuation where it belongs', () => {
    expect(wrap('Zhang jia jie', 5, measure)).toEqual(['Zhang jia', 'jie'])
    expect(wrap('青山县红星村。', 6, measure)).toEqual(['青山县红星', '村。'])
    expect(wrap('青山县红星（村）', 6, measure)).toEqual(['青山县红星', '（村）'])
    expect(wrap('  ', 6, measure)).toEqual([''])
  })
  it('keeps names whole where asked, unless one alone is too long', () => {
    expect(wrap('青山县 哈拉布拉克乡', 7, measure, 'spaces')).toEqual(['青山县', '哈拉布拉克乡'])
    expect(wrap('青山县哈拉', 3, measure, 'spaces')).toEqual(['青山县', '哈拉'])
  })
  it('breaks again where what is carried over leaves no room for the next character', () => {
    const lines = wrap('b红”。', 2, measure)
    for (const line of lines) expect(widthOf(line, measure)).toBeLessThanOrEqual(2)
    expect(lines.join('')).toBe('b红”。')
  })
  it('breaks a word that is longer than the line', () => {
    expect(wrap('abcdefgh', 2, measure)).toEqual(['abcd', 'efgh'])
  })
})

describe('fit', () => {
  it('takes the largest step that holds the text', () => {
    expect(fit('青山县', 60, steps, measure)).toMatchObject({ size: 20, lines: ['青山县'] })
    expect(fit('青山县红', 60, steps, measure)).toMatchObject({ size: 10, lines: ['青山县红'] })
  })
  it('cuts where it can be seen when nothing holds it', () => {
    expect(fit('青'.repeat(13), 60, steps, measure)).toEqual({
      size: 10,
      lines: ['青'.repeat(6), `${'青'.repeat(5)}…`],
      cut: true,
    })
  })
  it('never overflows', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        const { size, lines } = fit(text, 60, steps, measure)
        expect(lines.length).toBeLessThanOrEqual(2)
        for (const line of lines) expect(widthOf(line, measure) * size).toBeLessThanOrEqual(60)
      }),
    )
  })
})
