import { Badge } from '../../ui/badge.tsx'
import type { State } from './api.ts'
import { stateText, stateTones } from './words.ts'

/** Where a proposal stands. */
export const StateBadge = (props: { state: State }) => (
  <Badge tone={stateTones[props.state]}>{stateText(props.state)}</Badge>
)
