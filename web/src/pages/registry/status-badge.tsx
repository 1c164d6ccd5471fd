import type { Words } from '../../api/settings.ts'
import { Badge } from '../../ui/badge.tsx'

const good = new Set(['exited', 'stable', 'risk-cleared'])

/** Where a household stands. Growth is green; nothing about people is a warning colour. */
export const StatusBadge = (props: { status: string; words: Words }) => (
  <Badge tone={good.has(props.status) ? 'good' : 'plain'}>
    {props.words.label('status', props.status)}
  </Badge>
)
