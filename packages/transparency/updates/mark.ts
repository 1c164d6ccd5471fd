import { accountOf } from '@terrace/funds'
import { commit } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import type { Db } from '@terrace/platform/db'
import type { Event } from '@terrace/platform/event'
import { fault, isFault } from '@terrace/platform/fault'
import { keyOf, partition } from '@terrace/platform/key'
import type { Projection } from '@terrace/platform/projection'

/** A purpose, a budget or a batch to which money came, until whose money it was has been followed. */
export interface Mark {
  thing: string
  kind: 'earmark' | 'line' | 'batch'
  /** The last that brought money: what comes meanwhile keeps the mark. */
  event: string
}

const MARKS = 'updates-moved'
const markKey = (tenant: string, thing: string) => keyOf(tenant, [MARKS], `$${MARKS}#${thing}`)

function kindOf(account: string): Mark['kind'] | undefined {
  const { kind } = accountOf(account)
  if (kind === 'confirmed') return 'batch'
  return kind === 'earmark' || kind === 'line' || kind === 'batch' ? kind : undefined
}

/**
 * Marks the stations to which money came, in the transaction that gives it its place: the day's work
 * asks for them alone, and none is lost or followed too early.
 */
export const movedMarks: Projection = {
  name: 'updates-moved',
  hears: ['flow.placed'],
  project(events: readonly Event[]) {
    const marks = new Map<string, Mark & { tenant: string }>()
    for (const { tenant, event, facts } of events) {
      for (const { to } of facts as { to: string }[]) {
        const [kind, thing] = [kindOf(to), accountOf(to).owner]
        if (kind) marks.set(thing, { tenant, thing, kind, event })
      }
    }
    return [...marks.values()].map(({ tenant, ...mark }) => ({
      item: { Put: { Item: { ...markKey(tenant, mark.thing), type: MARKS, ...mark } } },
    }))
  },
}

/** Every station to which money came and was not followed yet. */
export async function marksOf(ctx: { db: Db; tenant: string }): Promise<Mark[]> {
  const search = {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': partition(ctx.tenant, MARKS) },
  }
  const marks: Mark[] = []
  for await (const item of ctx.db.all(search, { consistent: true })) {
    marks.push(item as unknown as Mark)
  }
  return marks
}

/** Takes a mark away, unless more money came since it was read. */
export async function dropMark(ctx: Ctx, { thing, event }: Mark): Promise<void> {
  const row = {
    item: {
      Delete: {
        Key: markKey(ctx.tenant, thing),
        ConditionExpression: '#event = :event',
        ExpressionAttributeNames: { '#event': 'event' },
        ExpressionAttributeValues: { ':event': event },
      },
    },
    refused: () => fault('stale', 'record.stale'),
  }
  try {
    await commit(ctx, 'gift.updates', [], [row])
  } catch (error) {
    if (!isFault(error) || error.kind !== 'stale') throw error
  }
}
