import type { Write } from '@terrace/platform/db'
import type { NameLine } from './person-key.entity.ts'
import { SuspectEntity, type SuspectLine } from './suspect.entity.ts'

const suspectId = (a: NameLine, b: NameLine) => [a.member, b.member].sort().join('-')

/**
 * Puts a pair into the queue of the first one's area. A pair that was ever there, open or decided, is
 * left as it is: what a person decided is not asked again.
 */
export function suspectRow(tenant: string, a: NameLine, b: NameLine, why: string): Write {
  const suspect = suspectId(a, b)
  const brief: SuspectLine = { suspect, a, b, why }
  const { Item } = SuspectEntity.put({
    tenant,
    suspect,
    root: a.path.split('/')[0] ?? '',
    state: 'open',
    path: a.path,
    brief,
  }).params<{ Item: Record<string, unknown> }>({ table: 't' })
  const { pk, sk, ...fields } = Item
  const names = Object.keys(fields)
  return {
    item: {
      Update: {
        Key: { pk, sk },
        UpdateExpression: `SET ${names.map((_, i) => `#${i} = if_not_exists(#${i}, :${i})`).join(', ')}`,
        ExpressionAttributeNames: Object.fromEntries(names.map((n, i) => [`#${i}`, n])),
        ExpressionAttributeValues: Object.fromEntries(names.map((n, i) => [`:${i}`, fields[n]])),
      },
    },
  }
}
