import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import type { Db, Item } from './db.ts'
import { fault } from './fault.ts'
import { keyOf } from './key.ts'

/** Wraps and unwraps a tenant's data key: KMS on AWS, a key file on one machine. */
export interface MasterKey {
  wrap(tenant: string, dataKey: Uint8Array): Promise<string>
  unwrap(tenant: string, wrapped: string): Promise<Uint8Array>
}

const gcm = (key: Uint8Array, plain: Uint8Array, aad: string): Buffer => {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(aad))
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}
const ungcm = (key: Uint8Array, sealed: Buffer, aad: string): Buffer => {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
    .setAAD(Buffer.from(aad))
    .setAuthTag(sealed.subarray(-16))
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()])
}

/** A master key of 32 bytes held by this machine: a key file's content. */
export function localMasterKey(bytes: Uint8Array): MasterKey {
  return {
    wrap: async (tenant, dataKey) => gcm(bytes, dataKey, `dek:${tenant}`).toString('base64'),
    unwrap: async (tenant, wrapped) =>
      ungcm(bytes, Buffer.from(wrapped, 'base64'), `dek:${tenant}`),
  }
}

/** One tenant's keys: to seal fields, to find by blind index, to sign cursors. */
export interface TenantKeys {
  /** AES-256-GCM, bound to what it is for (`purpose`, such as `household.bank`). */
  seal(plain: string, purpose: string): string
  /** @throws Fault internal `key.cannot-open` when the key or the purpose is another */
  open(sealed: string, purpose: string): string
  /** HMAC-SHA-256, 26 characters: equal values are equal, and tell nothing else. */
  blind(value: string, purpose: string): string
  sign(text: string): string
  verify(text: string, signature: string): boolean
}

function tenantKeys(dataKey: Uint8Array): TenantKeys {
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', dataKey, '', use, 32))
  const [sealing, blinding, signing] = [derive('seal'), derive('blind'), derive('sign')]
  const sign = (text: string) =>
    createHmac('sha256', signing).update(text).digest('base64url').slice(0, 22)
  return {
    seal: (plain, purpose) => gcm(sealing, Buffer.from(plain), purpose).toString('base64'),
    open(sealed, purpose) {
      try {
        return ungcm(sealing, Buffer.from(sealed, 'base64'), purpose).toString()
      } catch {
        throw fault('internal', 'key.cannot-open', { purpose })
      }
    },
    blind: (value, purpose) =>
      createHmac('sha256', blinding).update(`${purpose}\n${value}`).digest('hex').slice(0, 32),
    sign,
    verify(text, signature) {
      const [a, b] = [Buffer.from(sign(text)), Buffer.from(signature)]
      return a.length === b.length && timingSafeEqual(a, b)
    },
  }
}

/** The tenants' data keys, each wrapped in the table; destroying that row makes all fields unreadable. */
export class Keyring {
  private readonly master: MasterKey
  private readonly random: (size: number) => Uint8Array
  private readonly open = new Map<string, Promise<TenantKeys>>()
  constructor(master: MasterKey, random: (size: number) => Uint8Array) {
    this.master = master
    this.random = random
  }

  /** The keys of a tenant, unwrapped once a process. @throws Fault missing `tenant.missing` */
  async of(db: Db, tenant: string): Promise<TenantKeys> {
    let found = this.open.get(tenant)
    if (!found) {
      found = this.load(db, tenant)
      this.open.set(tenant, found)
      found.catch(() => this.open.delete(tenant))
      if (this.open.size > 500) this.open.delete(this.open.keys().next().value ?? '')
    }
    return found
  }

  private async load(db: Db, tenant: string): Promise<TenantKeys> {
    const row = await db.get(dataKeyKey(tenant), true)
    if (!row) throw fault('missing', 'tenant.missing')
    return tenantKeys(await this.master.unwrap(tenant, String(row.wrapped)))
  }

  /** The row of a new tenant's data key, to be written in the transaction that makes the tenant. */
  async create(tenant: string): Promise<{ item: { Put: Item } }> {
    const wrapped = await this.master.wrap(tenant, this.random(32))
    return {
      item: {
        Put: {
          Item: { ...dataKeyKey(tenant), wrapped, type: 'data-key' },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
    }
  }
}

export const dataKeyKey = (tenant: string) => keyOf(tenant, ['data-key'], '$data-key')
