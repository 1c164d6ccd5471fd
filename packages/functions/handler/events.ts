import type { Ports } from '@terrace/platform/context'
import { tenantOf } from '@terrace/platform/key'
import { projectPending } from '@terrace/platform/projection'
import { projections } from '../work.ts'

interface StreamRecord {
  dynamodb?: { SequenceNumber?: string; Keys?: { pk?: { S?: string } } }
}

/**
 * Woken by the table's stream. The records only say which tenants have news: what is pending is read
 * from the pending index, so that a lost or repeated record does no harm.
 */
export const handlerOf = (ports: Ports) => async (event: { Records: StreamRecord[] }) => {
  const woken = new Map<string, string[]>()
  for (const record of event.Records) {
    const tenant = tenantOf(record.dynamodb?.Keys?.pk?.S ?? '')
    if (tenant)
      woken.set(tenant, [...(woken.get(tenant) ?? []), record.dynamodb?.SequenceNumber ?? ''])
  }
  const failed: string[] = []
  for (const [tenant, ids] of woken) {
    try {
      await projectPending(ports.db, tenant, projections)
    } catch (error) {
      console.error('projections of', tenant, error)
      failed.push(...ids)
    }
  }
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
}
