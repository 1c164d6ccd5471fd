import type { Ctx } from '@terrace/platform/context'
import { maySee } from '@terrace/tenancy'

const HEALTH = /^members\.[^.]+\.(health|disabilityType|disabilityDegree)$/

/** Health is for the roles that need it; every other field of a visible household may be seen. */
export const maySeePath = (ctx: Pick<Ctx, 'roles'>, path: string): boolean =>
  !HEALTH.test(path) || maySee(ctx.roles, 'health')

/** A sealed value is shown as its mask, wherever it turns up. */
export function shownValue(value: unknown): unknown {
  if (value !== null && typeof value === 'object' && 'sealed' in value && 'mask' in value) {
    return value.mask
  }
  return value
}
