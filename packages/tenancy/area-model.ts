import * as z from 'zod'
import type { Settings } from './settings-model.ts'

export const ROOT = 'root'

/** What a list shows of an area. */
export const AreaBrief = z.object({
  area: z.string(),
  /** The area above; `root` for those at the top. */
  parent: z.string(),
  level: z.string(),
  name: z.string(),
  /** The name in other languages, where it has one. */
  names: z.record(z.string(), z.string()).optional(),
  /** Codes by scheme, such as `{ 'gb-t-2260': '110101' }`. */
  codes: z.record(z.string(), z.string()),
  /** Ids from the top down to itself, each with a slash: `a1…/a2…/`. */
  path: z.string(),
  /** The area under which its households' lists hang: itself or an ancestor. */
  anchor: z.string(),
  /** How many areas lie directly below. */
  children: z.number(),
  /** True when it has ended. */
  ended: z.boolean().optional(),
})
export type AreaBrief = z.infer<typeof AreaBrief>

export const Area = AreaBrief.extend({
  from: z.string().optional(),
  until: z.string().optional(),
  /** What took its place, when it was merged or split. */
  successors: z.array(z.string()).optional(),
  version: z.number(),
})
export type Area = z.infer<typeof Area>

export const levelIndex = (settings: Pick<Settings, 'levels'>, code: string): number =>
  settings.levels.findIndex((level) => level.code === code)

/**
 * The level at which lists of households hang: third from below, so that a partition holds a county
 * of 10,000 households, not a country.
 */
export const anchorLevel = (settings: Pick<Settings, 'levels'>): number =>
  Math.max(0, settings.levels.length - 3)

/** The ids on a path, from the top. */
export const idsOf = (path: string): string[] => path.split('/').filter(Boolean)

/** How a name is searched and compared. */
export const fold = (name: string): string => name.normalize('NFKC').toLowerCase().trim()

/** Path and anchor of a new area below `parent`, or at the top. */
export function placeBelow(
  settings: Pick<Settings, 'levels'>,
  area: string,
  level: string,
  parent: Pick<Area, 'path' | 'anchor'> | undefined,
): { path: string; anchor: string; anchors: 'yes' | 'no' } {
  const own = levelIndex(settings, level) <= anchorLevel(settings)
  return {
    path: `${parent?.path ?? ''}${area}/`,
    anchor: own || !parent ? area : parent.anchor,
    // A chain may skip levels, so that a top area without anchor above it is its own.
    anchors: own || !parent ? 'yes' : 'no',
  }
}
