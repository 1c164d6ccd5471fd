import { type Ctx, covers } from '@terrace/platform/context'
import { type Area, ancestorsOf, levelIndex, settingsOf } from '@terrace/tenancy'
import { type Level, levels } from './template.ts'

/** The area whose officers act at a level, with its path. */
export interface Desk {
  area: string
  path: string
}
export type Desks = Record<Level, Desk>

/**
 * Whose desks lie above a place: the lowest level of the tenant's tree, the one above it and the one
 * above that. Where a chain has no area of a level, the next one above it answers.
 */
export async function desksOf(ctx: Ctx, area: Area): Promise<Desks> {
  const [settings, chain] = await Promise.all([settingsOf(ctx), ancestorsOf(ctx, area)])
  const lowest = settings.levels.length - 1
  const at = (up: number): Desk => {
    const found = chain.filter((one) => levelIndex(settings, one.level) <= lowest - up).at(-1)
    const { area: id, path } = found ?? chain[0] ?? area
    return { area: id, path }
  }
  return { village: at(0), township: at(1), county: at(2) }
}

/** True when one of the actor's areas is this desk's or lies above it. */
export const sitsAt = (ctx: Pick<Ctx, 'scope'>, desk: Desk): boolean => covers(ctx, desk.path)

/** The level above; a county's own matters stay there, with somebody else. */
export const upperOf = (level: Level): Level => levels[levels.indexOf(level) + 1] ?? 'county'
