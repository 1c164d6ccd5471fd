import type { Db, Item, Key, Write } from '@terrace/platform/db'
import { fault } from '@terrace/platform/fault'

/*
 * What must be known before the tenant is: which tenants there are, and to which a person belongs.
 * Its own service, so that no tenant's credentials reach it and no tenant's query meets it.
 */

const tenantKey = (tenant: string): Key => ({ pk: `$directory#tenant_${tenant}`, sk: '$tenant' })
const listKey = (tenant: string): Key => ({ pk: '$directory#tenants', sk: tenant })
const userKey = (user: string, tenant: string): Key => ({
  pk: `$directory#user_${user}`,
  sk: tenant,
})
const domainKey = (domain: string): Key => ({ pk: `$directory#domain_${domain}`, sk: '$domain' })

const put = (key: Key, item: Item): Write => ({ item: { Put: { Item: { ...key, ...item } } } })

export interface TenantEntry {
  tenant: string
  name: string
  kind: string
}

/** The rows that make a tenant known. A taken id is refused as `tenant.taken`. */
export function newTenantRows(entry: TenantEntry & { createdAt: string }): Write[] {
  const row = put(tenantKey(entry.tenant), { type: 'directory-tenant', ...entry })
  const { tenant, name, kind } = entry
  return [
    {
      item: { Put: { ...row.item.Put, ConditionExpression: 'attribute_not_exists(pk)' } },
      refused: () => fault('conflict', 'tenant.taken', { tenant }),
    },
    put(listKey(tenant), { type: 'directory-list', tenant, name, kind }),
  ]
}

/** The rows of a tenant's new name. */
export const renameTenantRows = (tenant: string, name: string): Write[] =>
  [tenantKey(tenant), listKey(tenant)].map((Key) => ({
    item: {
      Update: {
        Key,
        UpdateExpression: 'SET #name = :name',
        ExpressionAttributeNames: { '#name': 'name' },
        ExpressionAttributeValues: { ':name': name },
      },
    },
  }))

/** Every tenant of this installation, by id. */
export async function* listTenants(db: Db): AsyncGenerator<TenantEntry> {
  const query = {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': '$directory#tenants' },
  }
  for await (const item of db.all(query)) yield entryOf(item)
}

const entryOf = (item: Item): TenantEntry => ({
  tenant: String(item.tenant),
  name: String(item.name),
  kind: String(item.kind),
})

/** One tenant, or undefined. */
export async function tenantEntry(db: Db, tenant: string): Promise<TenantEntry | undefined> {
  const item = await db.get(tenantKey(tenant))
  return item ? entryOf(item) : undefined
}

/** The tenants that a person may open: active memberships only, with today's names. */
export async function tenantsOf(
  db: Db,
  user: string,
): Promise<(TenantEntry & { roles: string[] })[]> {
  const query = {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': `$directory#user_${user}` },
  }
  const mine = new Map<string, string[]>()
  for await (const item of db.all(query)) mine.set(String(item.tenant), item.roles as string[])
  const entries = await db.batchGet([...mine.keys()].map(tenantKey))
  return entries
    .map((item) => ({ ...entryOf(item), roles: mine.get(String(item.tenant)) ?? [] }))
    .sort((a, b) => (a.tenant < b.tenant ? -1 : 1))
}

/** The pointer from a person to a tenant; goes with every change of a membership. */
export const userTenantRow = (
  user: string,
  tenant: string,
  member: { active: boolean; roles: readonly string[] },
): Write =>
  member.active
    ? put(userKey(user, tenant), { type: 'directory-user', user, tenant, roles: member.roles })
    : { item: { Delete: { Key: userKey(user, tenant) } } }

export interface Realm {
  domain: string
  tenant: string
  provider: string
  verified: boolean
}

/** Claims an e-mail domain for a tenant's sign-in provider; it counts once it is verified. */
export const realmRow = (realm: Omit<Realm, 'verified'>): Write => ({
  item: {
    Update: {
      Key: domainKey(realm.domain),
      UpdateExpression:
        'SET #tenant = :tenant, #provider = :provider, #domain = :domain, ' +
        '#type = :type, #verified = if_not_exists(#verified, :no)',
      // One tenant's claim does not push out another's; a verified one stays verified.
      ConditionExpression: 'attribute_not_exists(pk) OR #tenant = :tenant',
      ExpressionAttributeNames: {
        '#tenant': 'tenant',
        '#provider': 'provider',
        '#domain': 'domain',
        '#type': 'type',
        '#verified': 'verified',
      },
      ExpressionAttributeValues: {
        ':tenant': realm.tenant,
        ':provider': realm.provider,
        ':domain': realm.domain,
        ':type': 'directory-domain',
        ':no': false,
      },
    },
  },
  refused: () => fault('conflict', 'sso.domain-taken', { domain: realm.domain }),
})

/** Where people of an e-mail domain sign in; undefined when nobody proved the domain theirs. */
export async function realmOf(db: Db, domain: string): Promise<Realm | undefined> {
  const item = await db.get(domainKey(domain.toLowerCase()))
  if (item?.verified !== true) return undefined
  return {
    domain: String(item.domain),
    tenant: String(item.tenant),
    provider: String(item.provider),
    verified: true,
  }
}

/** The operator, having seen proof, lets a domain decide where people sign in. */
export const verifyRealm = (db: Db, tenant: string, domain: string): Promise<void> =>
  db.write([
    {
      item: {
        Update: {
          Key: domainKey(domain.toLowerCase()),
          UpdateExpression: 'SET verified = :yes',
          ConditionExpression: '#tenant = :tenant',
          ExpressionAttributeNames: { '#tenant': 'tenant' },
          ExpressionAttributeValues: { ':yes': true, ':tenant': tenant },
        },
      },
      refused: () => fault('missing', 'sso.domain-missing', { domain }),
    },
  ])
