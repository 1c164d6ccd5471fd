import type { Ctx } from '@terrace/platform/context'
import type { Db, Item } from '@terrace/platform/db'
import { keyOf, partition } from '@terrace/platform/key'
import type { Row } from '@terrace/platform/write'
import { refusing } from '@terrace/platform/write'
import { keysOfTenant } from '@terrace/tenancy'
import * as z from 'zod'
import { verifierKey } from './note.ts'

/** A checkpoint as it was published. */
export const Published = z.object({
  size: z.int(),
  /** Base64. */
  root: z.string(),
  at: z.string(),
  /** Which of the tenant's keys signed it. */
  keyId: z.string(),
  /** The signed note itself, as C2SP writes it. */
  note: z.string(),
})
export type Published = z.infer<typeof Published>

/** The newest, with the month of the first: all months between are asked in turn. */
export type Latest = Published & { since: string }

const monthOf = (at: string): string => at.slice(0, 7)
const parts = (month: string) => ['log-checkpoints', month]
const latestKey = (tenant: string) => keyOf(tenant, ['log-latest'], '$log-latest')

/** The name of the log, which its checkpoints and their keys bear: its address without the protocol. */
export const originOf = (ctx: Pick<Ctx, 'ports' | 'tenant'>): string =>
  `${ctx.ports.baseUrl.replace(/^https?:\/\//, '')}/public/t/${ctx.tenant}/log`

/** Verifier keys of all keys that may sign, newest first: replaced ones count, stolen ones do not. */
export async function verifierKeys(ctx: Pick<Ctx, 'ports' | 'db' | 'tenant'>): Promise<string[]> {
  const keys = await keysOfTenant(ctx)
  return keys
    .filter(({ revoked }) => revoked === undefined)
    .map(({ publicKey }) => verifierKey(originOf(ctx), publicKey))
}

export async function latestOf(db: Db, tenant: string): Promise<Latest | undefined> {
  const item = await db.get(latestKey(tenant), true)
  return item && { ...Published.parse(item), since: String(item.since) }
}

/** The rows of a new checkpoint, on condition that none of a larger log or a later instant is there. */
export function publishedRows(tenant: string, next: Published, was: Latest | undefined): Row[] {
  const { at, size } = next
  const once: Item = {
    ...keyOf(tenant, parts(monthOf(at)), `$log-checkpoint#${at}`),
    type: 'log-checkpoint',
    ...next,
  }
  const latest: Item = { ...latestKey(tenant), type: 'log-latest', ...next }
  const later: Row = {
    item: {
      Put: {
        Item: { ...latest, since: was?.since ?? monthOf(at) },
        ConditionExpression: 'attribute_not_exists(pk) OR (#size <= :size AND #at < :at)',
        ExpressionAttributeNames: { '#size': 'size', '#at': 'at' },
        ExpressionAttributeValues: { ':size': size, ':at': at },
      },
    },
  }
  return [
    { item: { Put: { Item: once, ConditionExpression: 'attribute_not_exists(pk)' } } },
    refusing(later, 'conflict', 'log.published-meanwhile'),
  ]
}

/** Checkpoints of a UTC month or day (`2026-11`, `2026-11-26`), oldest first: some hundred at most. */
export async function checkpointsIn(db: Db, tenant: string, period: string): Promise<Published[]> {
  const search = {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
    ExpressionAttributeValues: {
      ':pk': partition(tenant, ...parts(monthOf(period))),
      ':sk': `$log-checkpoint#${period}`,
    },
  }
  const found: Published[] = []
  for await (const item of db.all(search, { consistent: true })) found.push(Published.parse(item))
  return found
}

/** Every checkpoint that there ever was, oldest first. */
export async function* allCheckpoints(db: Db, tenant: string): AsyncGenerator<Published> {
  const latest = await latestOf(db, tenant)
  if (!latest) return
  for (let month = latest.since; month <= monthOf(latest.at); month = nextMonth(month)) {
    yield* await checkpointsIn(db, tenant, month)
  }
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

/** Where the note stands as a file of its own, which the api function cannot write. */
export const noteFile = (tenant: string, { at, size }: Pick<Published, 'at' | 'size'>): string =>
  `checkpoints/${tenant}/${at.slice(0, 10)}/${at.slice(11).replaceAll(/\D/g, '')}-${size}.txt`
