import type { Ports } from '@terrace/platform/context'
import type { Db, Item, Key } from '@terrace/platform/db'
import { isFault } from '@terrace/platform/fault'
import type { Language } from '@terrace/platform/i18n'
import { Memory } from './cache.ts'
import { MemberEntity } from './member.entity.ts'
import { strongRoles } from './role.ts'
import { settingsOf } from './settings-store.ts'

export interface Access {
  roles: string[]
  /** Paths: `['']` is the whole tenant, `[]` is nothing. */
  scope: string[]
  zone: string
  lang?: Language
  /** These roles may act only after a second factor, by the tenant's settings. */
  secondFactor: boolean
  /** Requests a second that the operator grants the tenant. */
  rate: number
}

/** As long as a session is trusted without looking: a suspended member is out after this. */
const memory = new Memory<Access | null>(30_000, 20_000)

export const memberKey = (db: Db, tenant: string, user: string): Key =>
  db.params(MemberEntity.get({ tenant, user })).Key as Key

/**
 * What a person may do in a tenant, or null when it is not theirs to see. One get; the tenant's
 * settings, of which the zone comes, are remembered by the process.
 */
export async function access(
  ports: Pick<Ports, 'db'>,
  tenant: string,
  user: string,
): Promise<Access | null> {
  if (!/^[a-z0-9-]{1,40}$/.test(tenant)) return null
  return memory.of(ports.db, `${tenant}/${user}`, () => readAccess(ports.db, tenant, user))
}

async function readAccess(db: Db, tenant: string, user: string): Promise<Access | null> {
  const [item, settings] = await Promise.all([
    db.get(memberKey(db, tenant, user)),
    settingsOf({ db, tenant }).catch((error: unknown) => {
      if (isFault(error) && error.kind === 'missing') return undefined
      throw error
    }),
  ])
  if (!item || !settings || item.status !== 'active') return null
  const rights = rightsOf(item)
  const strong = rights.roles.some((role) => (strongRoles as readonly string[]).includes(role))
  const { zone, rate, secondFactor } = settings
  return { ...rights, zone, rate, secondFactor: secondFactor && strong }
}

const rightsOf = (item: Item): Omit<Access, 'zone' | 'rate' | 'secondFactor'> => ({
  roles: item.roles as string[],
  scope: item.paths as string[],
  ...(item.lang === 'en' || item.lang === 'zh' ? { lang: item.lang } : {}),
})

export const forgetAccess = (db: Db, tenant: string, user: string): void =>
  memory.forget(db, `${tenant}/${user}`)
