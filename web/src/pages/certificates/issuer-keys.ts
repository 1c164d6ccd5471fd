import type { publicRoutes } from '@terrace/tenancy/routes'
import { client } from '../../api/client.ts'
import { isProblem } from '../../api/problem.ts'
import type { Keys } from './seal.ts'

const issuer = (tenant: string) => client<typeof publicRoutes>(`/public/t/${tenant}`)

/** The issuer's keys as published; without signal, as they were last seen on this device. */
export async function keysOf(tenant: string): Promise<Keys | undefined> {
  const kept = `terrace.keys.${tenant}`
  try {
    const keys = await issuer(tenant)('GET /keys')
    localStorage.setItem(kept, JSON.stringify(keys))
    return keys as unknown as Keys
  } catch (error) {
    if (isProblem(error) && error.status === 404) return undefined
    const found = localStorage.getItem(kept)
    if (!found) throw error
    return JSON.parse(found) as Keys
  }
}
