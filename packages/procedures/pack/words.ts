import type { Settings } from '@terrace/tenancy'
import type { Level } from '../template.ts'

/** The names that a tenant gives to the three levels that act; a tenant of two levels repeats one. */
export function levelWords({ levels }: Pick<Settings, 'levels'>) {
  const name = (up: number) =>
    levels[Math.max(0, levels.length - 1 - up)]?.name ?? { en: 'Area', zh: '地区' }
  return { village: name(0), township: name(1), county: name(2) } satisfies Record<
    Level,
    { en: string; zh: string }
  >
}
