import type { Key } from './db.ts'

/**
 * Keys of the kernel's own rows (events, jobs, receipts, claims, answers), in the shape ElectroDB
 * gives to everybody else's: the tenant leads, so that isolation is structural.
 */
export const partition = (tenant: string, ...parts: string[]): string =>
  [`$terrace#tenant_${tenant}`, ...parts].join('#')

export const keyOf = (tenant: string, parts: string[], sk: string): Key => ({
  pk: partition(tenant, ...parts),
  sk,
})

/** The tenant in whose partition a key stands, or undefined for the directory and identity. */
export const tenantOf = (pk: string): string | undefined =>
  /^\$terrace#tenant_([a-z0-9-]+)(#|$)/.exec(pk)?.[1]
