import { createSignal } from 'solid-js'

const KEY = 'terrace.tenant'
const [tenant, write] = createSignal(globalThis.localStorage?.getItem(KEY) ?? '')

/** The tenant whose pages are open in this tab, or the last one, or ''. */
export { tenant }

/** Called by the tenant layout before its pages ask for anything. */
export function enterTenant(id: string): void {
  if (id === tenant()) return
  write(id)
  globalThis.localStorage?.setItem(KEY, id)
}

/** The address of a page of the open tenant: `href('/households')` is `/t/x/households`. */
export const href = (path = ''): string => `/t/${tenant()}${path}`
