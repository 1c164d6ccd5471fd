import type { Projection } from '@terrace/platform/projection'
import { type Publisher, publicCount } from '@terrace/platform/public-entry'
import type { Completed } from './effect.ts'
import { areaFollowing } from './follow-area.ts'

/** What procedures hear: an area that was merged or renamed. */
export const projections: readonly Projection[] = [areaFollowing]

/** What procedures say to everybody: how many households of an area a list registered or removed. */
export const publishers: readonly Publisher[] = [
  {
    hears: ['list.completed'],
    entry(fact) {
      const { list, area, effect, households } = fact as Completed
      return {
        kind: 'list.completed',
        ref: list,
        area,
        effect,
        households: publicCount(households),
      }
    },
  },
]
