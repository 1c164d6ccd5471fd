import { type Ctx, covers } from '@terrace/platform/context'
import { type Area, ancestorsOf, levelIndex, settingsOf } from '@terrace/tenancy'
import { type Level, levels } from './template.ts'
import { officers } from './who.ts'

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

/**
 * At which level this person answers for something: the one whose it is, or one to which a breach of
 * its day took it (domain.md §3.7), so that a township of one officer is no dead end.
 */
export function answeringLevel(
  who: Pick<Ctx, 'roles' | 'scope'>,
  of: { level: Level; escalated?: { level: Level } | undefined; desks: Desks },
): Level | undefined {
  const [own, top] = [levels.indexOf(of.level), levels.indexOf(of.escalated?.level ?? of.level)]
  return levels
    .slice(own, top + 1)
    .find(
      (level) =>
        who.roles.some((role) => officers[level].some((one) => one === role)) &&
        sitsAt(who, of.desks[level]),
    )
}
