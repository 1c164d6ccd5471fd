import { Badge, type Tone } from '../../ui/badge.tsx'
import type { State } from './api.ts'
import { o } from './own-messages.ts'

const tones: Record<State, Tone> = {
  awaiting: 'soon',
  received: 'good',
  refunded: 'plain',
  cancelled: 'plain',
}

export const StateBadge = (props: { state: State }) => (
  <Badge tone={tones[props.state]}>{o(`state.${props.state}`)}</Badge>
)
