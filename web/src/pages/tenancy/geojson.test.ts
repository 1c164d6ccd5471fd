import { describe, expect, it } from 'vitest'
import { geometryIn } from './geojson.ts'

const ring = [
  [100, 30],
  [101, 30],
  [101, 31],
  [100, 30],
]
const polygon = { type: 'Polygon', coordinates: [ring] }
const feature = { type: 'Feature', properties: {}, geometry: polygon }
const read = (value: unknown) => geometryIn(JSON.stringify(value))

describe('the polygon in a file', () => {
  it('is a geometry, a feature or the one of a collection', () => {
    for (const value of [
      polygon,
      feature,
      { type: 'FeatureCollection', features: [feature] },
      { type: 'GeometryCollection', geometries: [polygon] },
    ]) {
      expect(read(value)).toEqual(polygon)
    }
  })
  it('joins several into one of many parts', () => {
    expect(read({ type: 'FeatureCollection', features: [feature, feature] })).toEqual({
      type: 'MultiPolygon',
      coordinates: [[ring], [ring]],
    })
  })
  it('is absent where there is none', () => {
    expect(read({ type: 'Point', coordinates: [1, 2] })).toBeUndefined()
    expect(read({ type: 'Feature', geometry: null })).toBeUndefined()
    expect(geometryIn('no json')).toBeUndefined()
  })
})
