import { describe, expect, it } from 'vitest'
import { boxOf, classOf, type Geometry, pathOf, projector, ticks } from './scale.ts'

describe('ticks', () => {
  it('begin at zero, are round and reach the most', () => {
    expect(ticks(214)).toEqual([0, 100, 200, 300])
    expect(ticks(0.7)).toEqual([0, 0.2, 0.4, 0.6, 0.8])
    expect(ticks(0)).toEqual([0])
  })
})

describe('classOf', () => {
  it('puts the least first and the most last; unknown has no class', () => {
    expect(classOf(0, 0, 70)).toBe(1)
    expect(classOf(70, 0, 70)).toBe(7)
    expect(classOf(35, 0, 70)).toBe(4)
    expect(classOf(undefined, 0, 70)).toBeUndefined()
    expect(classOf(5, 5, 5)).toBe(4)
  })
})

describe('maps', () => {
  const square: Geometry = {
    type: 'Polygon',
    coordinates: [
      [
        [10, 0],
        [11, 0],
        [11, 1],
        [10, 1],
        [10, 0],
      ],
    ],
  }
  it('has north up and the west at the left', () => {
    const { at, height } = projector(boxOf([square]), 100)
    expect(at([10, 1])).toBe('0.0,0.0')
    expect(Number(at([10, 0]).split(',')[1])).toBeCloseTo(height, 1)
    expect(pathOf(square, at)).toMatch(/^M0\.0,100\.0L.*Z$/)
  })
})
