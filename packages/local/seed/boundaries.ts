import { Chance } from './chance.ts'

export type Ring = [number, number][]

/** South-west corner of the drawn county, and the size of one township, in degrees. */
const WEST = 104.2
const SOUTH = 33.1
const WIDTH = 0.16
const HEIGHT = 0.12
const COLUMNS = 4

/**
 * Corners are moved a little from a grid, always the same for both neighbours, so that areas share
 * their borders exactly.
 */
function corner(x: number, y: number): [number, number] {
  const chance = new Chance(x * 7919 + y * 104_729)
  const sway = () => (chance.next() - 0.5) * 0.35
  return [round(WEST + (x / 5 + sway() / 5) * WIDTH), round(SOUTH + (y / 5 + sway() / 5) * HEIGHT)]
}
const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5

/**
 * The outline of township `index` and of its five villages, which are strips of it. A township is five
 * by five fine cells; its outline follows the fine corners that its villages use.
 */
export function cells(index: number): Ring[] {
  const x = (index % COLUMNS) * 5
  const y = Math.floor(index / COLUMNS) * 5
  const strips = Array.from({ length: 5 }, (_, i) => outline(x + i, y, 1, 5))
  return [outline(x, y, 5, 5), ...strips]
}

/** A closed ring around fine cells, counter-clockwise (RFC 7946 §3.1.6). */
function outline(x: number, y: number, wide: number, high: number): Ring {
  const ring: Ring = []
  for (let i = 0; i < wide; i++) ring.push(corner(x + i, y))
  for (let j = 0; j < high; j++) ring.push(corner(x + wide, y + j))
  for (let i = wide; i > 0; i--) ring.push(corner(x + i, y + high))
  for (let j = high; j > 0; j--) ring.push(corner(x, y + j))
  return [...ring, corner(x, y)]
}
