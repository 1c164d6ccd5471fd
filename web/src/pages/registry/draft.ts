import type { FormValues } from './form-values.ts'

/** What is typed, and the version it was typed on: a draft found later is still compared with that. */
export interface Draft {
  version: number
  base: FormValues
  values: FormValues
  reason: string
}

/**
 * Looks for a draft of this tab that holds something. One without a word of the person's own is
 * thrown away, so that the form begins with what is true now.
 */
export function hasDraft(key: string): boolean {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Draft | null
    if (kept && (kept.reason || JSON.stringify(kept.base) !== JSON.stringify(kept.values)))
      return true
  } catch {
    // An unreadable draft is no draft.
  }
  sessionStorage.removeItem(key)
  return false
}
