import type { Tone } from '../../ui/badge.tsx'
import type { ImportLine } from './api.ts'

export type LineState =
  | 'draft'
  | 'checking'
  | 'checked'
  | 'check-failed'
  | 'running'
  | 'done'
  | 'failed'
  | 'cancelled'

export const tones: Record<LineState, Tone> = {
  draft: 'plain',
  checking: 'plain',
  checked: 'soon',
  'check-failed': 'late',
  running: 'plain',
  done: 'good',
  failed: 'late',
  cancelled: 'soon',
}

/** How an import stands, from its latest job: a check writes nothing, an import does. */
export function lineState({ kind, state }: Pick<ImportLine, 'kind' | 'state'>): LineState {
  if (state === undefined) return 'draft'
  const open = state === 'queued' || state === 'running'
  if (kind === 'registry.import') return open ? 'running' : state
  if (open) return 'checking'
  if (state === 'done') return 'checked'
  return state === 'failed' ? 'check-failed' : 'draft'
}
