import type { routes } from '@terrace/tenancy/routes'
import { refresh } from '../../api/cached.ts'
import { client } from '../../api/client.ts'
import { isProblem } from '../../api/problem.ts'
import { type Settings, settings } from '../../api/settings.ts'
import { sameText, withGaps } from './fields.ts'

export const api = client<typeof routes>()

/** What a section may change at once: whole fields of the settings. */
export type Changes = Partial<
  Omit<Settings, 'rate' | 'version' | 'kind' | 'lists' | 'optionalFields'> & {
    lists: Partial<Settings['lists']>
    optionalFields: Settings['optionalFields']
  }
>

/** Somebody else changed the very fields that are being saved. */
export class Overtaken extends Error {}

/**
 * Saves fields of the settings against the version that is known now. Another section's change by
 * somebody else is no conflict: then the save is made again on the newer version. Only when these
 * same fields changed meanwhile it is refused.
 * @param base the fields as they were when editing began
 * @param pick takes those fields out of the settings
 * @throws Overtaken, ApiProblem
 */
export async function saveFields<T extends Changes>(
  values: T,
  base: T,
  pick: (settings: Settings) => T,
  action: string,
): Promise<Settings> {
  const body = withGaps(values, base) as Record<string, unknown>
  for (let attempt = 0; ; attempt++) {
    const now = attempt === 0 ? await settings() : await api('GET /settings')
    if (sameText(pick(now)) !== sameText(base)) throw new Overtaken()
    try {
      const saved = await api('PATCH /settings', body, {
        ifMatch: now.version,
        action: `${action}-${attempt}`,
      })
      await refresh('settings')
      return saved
    } catch (error) {
      const stale = isProblem(error) && error.code === 'settings.stale'
      if (!stale || attempt === 2) throw error
    }
  }
}
