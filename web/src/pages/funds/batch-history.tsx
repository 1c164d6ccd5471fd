import type { JSX } from 'solid-js'
import { refresh } from '../../api/cached.ts'
import { Timeline } from '../../ui/timeline.tsx'
import { batchHistory } from './api.ts'
import { b } from './batch-messages.ts'
import { Pages } from './pages.tsx'

const titles = b.messages as Record<string, unknown>
const titleOf = (name: string): string =>
  `event.${name}` in titles ? b(`event.${name}` as 'event.batch.opened') : name

/** Who did what with a batch, newest first: also who has its bank file, and since when. */
export const BatchHistory = (props: { batch: string }): JSX.Element => (
  <Pages
    load={(cursor) => batchHistory({ batch: props.batch, ...(cursor ? { cursor } : {}) })}
    again={() => void refresh('batch-history')}
    none={b('history.none')}
  >
    {(items) => (
      <Timeline
        items={items.map(({ event, name, at, by, reason }) => ({
          ...{ id: event, at, title: titleOf(name), by: by.name },
          ...(reason ? { detail: reason } : {}),
        }))}
      />
    )}
  </Pages>
)
