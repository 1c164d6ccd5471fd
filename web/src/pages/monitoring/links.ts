import { createAsync } from '@solidjs/router'
import { me } from '../../api/me.ts'
import { href, tenant } from '../../api/tenant.ts'

const query = (values: Record<string, string>): string => {
  const found = Object.entries(values).filter(([, value]) => value !== '')
  return found.length > 0 ? `?${new URLSearchParams(Object.fromEntries(found))}` : ''
}

/** The list of households that a count stands for: the same area, the same filter. */
export const listHref = (area: string, filter: Record<string, string> = {}): string =>
  href('/households') + query({ area, ...filter })

/** The dashboard of an area, with the measure of the map kept. */
export const dashboardHref = (area: string, measure = ''): string =>
  href('/dashboard') + query({ area, measure })

/** Whether the signed-in person may open household lists at all: an administrator alone may not. */
export function useMayList(): () => boolean {
  const person = createAsync(() => me())
  return () => {
    const roles = person()?.tenants.find((one) => one.tenant === tenant())?.roles ?? []
    return roles.some((role) => role !== 'admin')
  }
}
