/** Pure sums of the charts: no DOM here. */

/** Round steps from zero to at least `max`: a bar that does not begin at zero lies. */
export function ticks(max: number, count = 4): number[] {
  if (!(max > 0)) return [0]
  const rough = max / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough
  const out: number[] = []
  for (let i = 0; i * step < max + step * 0.999; i++) out.push(Number((i * step).toPrecision(12)))
  return out
}

/** How many classes the sequence of colours has (`--seq-1` … `--seq-7`). */
export const CLASSES = 7

/**
 * The class, 1 to 7, of a value between the least and the most; all equal values share the
 * middle one. `undefined` (not known) has none.
 */
export function classOf(value: number | undefined, min: number, max: number): number | undefined {
  if (value === undefined || Number.isNaN(value)) return undefined
  if (max <= min) return Math.ceil(CLASSES / 2)
  return Math.min(CLASSES, 1 + Math.floor(((value - min) / (max - min)) * CLASSES))
}

export type Position = readonly [number, number, ...number[]]
export type Geometry =
  | { type: 'Polygon'; coordinates: readonly (readonly Position[])[] }
  | { type: 'MultiPolygon'; coordinates: readonly (readonly (readonly Position[])[])[] }

export interface Box {
  minX: number
  minY: number
  maxX: number
  maxY: number
}

const rings = (geometry: Geometry): readonly (readonly Position[])[] =>
  geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()

/** The box around all shapes, in degrees. */
export function boxOf(shapes: readonly Geometry[]): Box {
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity }
  for (const shape of shapes) {
    for (const ring of rings(shape)) {
      for (const [x, y] of ring) {
        box.minX = Math.min(box.minX, x)
        box.maxX = Math.max(box.maxX, x)
        box.minY = Math.min(box.minY, y)
        box.maxY = Math.max(box.maxY, y)
      }
    }
  }
  return box
}

/**
 * Degrees to the picture: equirectangular, true at the middle latitude, which is enough for a
 * county and honest for a country. North is up.
 */
export function projector(
  box: Box,
  width: number,
): { height: number; at: (p: Position) => string } {
  const squeeze = Math.cos((((box.minY + box.maxY) / 2) * Math.PI) / 180)
  const spanX = Math.max((box.maxX - box.minX) * squeeze, 1e-9)
  const spanY = Math.max(box.maxY - box.minY, 1e-9)
  const scale = Math.min(width / spanX, width / spanY)
  return {
    height: spanY * scale,
    at: ([x, y]) =>
      `${((x - box.minX) * squeeze * scale).toFixed(1)},${((box.maxY - y) * scale).toFixed(1)}`,
  }
}

/** The SVG path of a shape; holes stay holes with the even-odd rule. */
export const pathOf = (geometry: Geometry, at: (p: Position) => string): string =>
  rings(geometry)
    .map((ring) => `M${ring.map(at).join('L')}Z`)
    .join('')

/** The middle of a shape's box in the picture: where its name is written. */
export function middleOf(geometry: Geometry, at: (p: Position) => string): [number, number] {
  const { minX, minY, maxX, maxY } = boxOf([geometry])
  const [x = 0, y = 0] = at([(minX + maxX) / 2, (minY + maxY) / 2])
    .split(',')
    .map(Number)
  return [x, y]
}
