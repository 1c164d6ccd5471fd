import type { AreaSource } from '../area-picker.tsx'
import type { Geometry } from '../chart/scale.ts'

/** Invented rows for the gallery. */
export const rows = ['Zhao Min', 'Qian Hua', 'Sun Li', 'Li Wei', 'Zhou Fang'].map((head, at) => ({
  id: `H2026-00${at + 11}`,
  head,
  size: at + 1,
  income: 812_345 + at * 123_400,
}))

/** Twelve fields on a hill: shapes for the map. */
export const squares: Geometry[] = Array.from({ length: 12 }, (_, at) => {
  const x = 103 + (at % 4) * 0.1
  const y = 27 + Math.floor(at / 4) * 0.1
  const bend = 0.02 * ((at % 3) - 1)
  return {
    type: 'Polygon',
    coordinates: [
      [
        [x, y],
        [x + 0.1, y + bend],
        [x + 0.1, y + 0.1],
        [x + bend, y + 0.1],
        [x, y],
      ],
    ],
  }
})

export const areaSource: AreaSource = {
  below: async (parent) =>
    ['North', 'South', 'East'].map((name) => ({
      area: `${parent ?? ''}${name}`,
      name: `${name} ${parent ? 'Village' : 'Township'}`,
      children: parent ? 0 : 3,
    })),
  search: async (text) => [{ area: text, name: text, children: 0, about: 'North Township' }],
}
