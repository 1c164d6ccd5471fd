import { cn } from './cn.ts'
import { international } from './international.ts'

/** Complete defaults for a new tenant, by country. */
export const packs = { cn, international } as const
export type PackName = keyof typeof packs
