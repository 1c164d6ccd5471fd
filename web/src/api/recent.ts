import { tenant } from './tenant.ts'

/** A household that was opened on this device: its number only, no name, since devices are shared. */
export interface Recent {
  household: string
  number: string
  areaName: string
}

const MOST = 8
const key = (): string => `terrace.recent.${tenant()}`

/** The households opened last in the open tenant, newest first. */
export function recent(): Recent[] {
  try {
    const kept = JSON.parse(localStorage.getItem(key()) ?? '[]')
    return Array.isArray(kept) ? kept : []
  } catch {
    return []
  }
}

/** Remembers on this device that a household was opened. */
export function rememberRecent({ household, number, areaName }: Recent): void {
  const others = recent().filter((one) => one.household !== household)
  const next = [{ household, number, areaName }, ...others].slice(0, MOST)
  localStorage.setItem(key(), JSON.stringify(next))
}

/** Forgets them in every tenant: who signs out leaves nothing for the next person. */
export function forgetRecent(): void {
  for (const name of Object.keys(localStorage)) {
    if (name.startsWith('terrace.recent.')) localStorage.removeItem(name)
  }
}
