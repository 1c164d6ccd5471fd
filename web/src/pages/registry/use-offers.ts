import { createAsync } from '@solidjs/router'
import { me } from '../../api/me.ts'
import { tenant } from '../../api/tenant.ts'
import { type Deed, isOffered } from './roles.ts'

/** What the signed-in person may be offered in the open tenant. */
export function useOffers(): (deed: Deed) => boolean {
  const person = createAsync(() => me())
  const roles = () => person()?.tenants.find((one) => one.tenant === tenant())?.roles ?? []
  return (deed) => isOffered(roles(), deed)
}
