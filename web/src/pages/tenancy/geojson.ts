import type { Geometry } from '../../ui/chart/scale.ts'

/**
 * The polygon in a GeoJSON text (RFC 7946): a geometry, a feature, or a collection, whose polygons
 * become one. Anything else is `undefined`; the server checks rings and degrees.
 */
export function geometryIn(text: string): Geometry | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  const found = polygonsIn(value)
  if (found.length === 0) return undefined
  const [only] = found
  return found.length === 1 && only
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: found }
}

type Rings = Extract<Geometry, { type: 'Polygon' }>['coordinates']

function polygonsIn(value: unknown): Rings[] {
  if (typeof value !== 'object' || value === null) return []
  const node = value as Record<string, unknown>
  if (node.type === 'FeatureCollection' && Array.isArray(node.features)) {
    return node.features.flatMap(polygonsIn)
  }
  if (node.type === 'GeometryCollection' && Array.isArray(node.geometries)) {
    return node.geometries.flatMap(polygonsIn)
  }
  if (node.type === 'Feature') return polygonsIn(node.geometry)
  if (node.type === 'Polygon' && Array.isArray(node.coordinates)) {
    return [node.coordinates as Rings]
  }
  if (node.type === 'MultiPolygon' && Array.isArray(node.coordinates)) {
    return node.coordinates as Rings[]
  }
  return []
}
