import { me } from '../../api/me.ts'
import { tenant } from '../../api/tenant.ts'

/** Whether the signed-in person holds one of these roles in the open tenant. */
export const hasRole = async (...roles: string[]): Promise<boolean> => {
  const person = await me()
  const own = person.tenants.find((one) => one.tenant === tenant())?.roles ?? []
  return own.some((role) => roles.includes(role))
}
