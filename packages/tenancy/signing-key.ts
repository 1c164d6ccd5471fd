import { command, commit, query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import type { Item } from '@terrace/platform/db'
import { fault, isFault } from '@terrace/platform/fault'
import { controllerDocument } from '@terrace/platform/signing/controller'
import { type Signer, signerOf } from '@terrace/platform/signing/key'
import { type Row, refusing } from '@terrace/platform/write'
import * as z from 'zod'
import { SigningKeyEntity } from './signing-key.entity.ts'

export const SigningKey = z.object({
  /** Also the fragment of its verification method. */
  keyId: z.string(),
  publicKey: z.string(),
  createdAt: z.string(),
  revoked: z.string().optional(),
  /** It signs what is signed now; the others still verify. */
  current: z.boolean(),
})
export type SigningKey = z.infer<typeof SigningKey>
type StoredKey = Omit<SigningKey, 'current'> & { sealed: string }

const PURPOSE = 'certificate.signing-key'
const REASON = z.string().trim().min(5).max(300)

/** The issuer of a tenant's credentials: the address of its controller document. */
export const issuerOf = (ctx: Pick<Ctx, 'ports' | 'tenant'>): string =>
  `${ctx.ports.baseUrl}/public/t/${ctx.tenant}/keys`

const order = (keyId: string) => Number(keyId.slice(1))

/** Every key of the tenant, newest first. */
async function storedKeys(ctx: Pick<Ctx, 'db' | 'tenant'>): Promise<StoredKey[]> {
  const operation = SigningKeyEntity.query.byTenant({ tenant: ctx.tenant })
  const keys: StoredKey[] = []
  for await (const item of ctx.db.all(operation, { consistent: true })) {
    keys.push(item as unknown as StoredKey)
  }
  return keys.sort((a, b) => order(b.keyId) - order(a.keyId))
}

const isCurrent = (key: StoredKey, keys: readonly StoredKey[]) =>
  key === keys.find((one) => one.revoked === undefined)

const shown = (key: StoredKey, keys: readonly StoredKey[]): SigningKey => {
  const { keyId, publicKey, createdAt, revoked } = key
  const view = { keyId, publicKey, createdAt, current: isCurrent(key, keys) }
  return revoked === undefined ? view : { ...view, revoked }
}

/** The row of the next key, on condition that nobody made it meanwhile. */
async function nextKey(
  ctx: Ctx,
  keys: readonly StoredKey[],
): Promise<{ key: StoredKey; row: Row }> {
  const seed = ctx.ports.random(32)
  const { seal } = await ctx.ports.keys.of(ctx.db, ctx.tenant)
  const key: StoredKey = {
    keyId: `k${keys[0] ? order(keys[0].keyId) + 1 : 1}`,
    publicKey: signerOf(seed).publicKey,
    createdAt: ctx.now(),
    sealed: seal(Buffer.from(seed).toString('base64'), PURPOSE),
  }
  const create = SigningKeyEntity.create({ tenant: ctx.tenant, ...key })
  return { key, row: refusing(create, 'conflict', 'signing-key.made-meanwhile') }
}

const made = (ctx: Ctx, key: StoredKey, reason?: string) => ({
  name: 'signing-key.made',
  about: `signing-keys-${ctx.tenant}`,
  reason,
  facts: { keyId: key.keyId, publicKey: key.publicKey },
  pending: false,
})

/** What signs for a tenant now, and under which name. */
export interface TenantSigner {
  keyId: string
  /** `<controller>#k1`, as written in proofs. */
  method: string
  signer: Signer
}

/** The key that signs now; a tenant's first signature makes its first key. */
export async function signerOfTenant(ctx: Ctx): Promise<TenantSigner> {
  const keys = await storedKeys(ctx)
  const key = keys.find((one) => one.revoked === undefined) ?? (await firstOrNext(ctx, keys))
  const { open } = await ctx.ports.keys.of(ctx.db, ctx.tenant)
  const signer = signerOf(Buffer.from(open(key.sealed, PURPOSE), 'base64'))
  return { keyId: key.keyId, method: `${issuerOf(ctx)}#${key.keyId}`, signer }
}

async function firstOrNext(ctx: Ctx, keys: readonly StoredKey[]): Promise<StoredKey> {
  const { key, row } = await nextKey(ctx, keys)
  try {
    await commit({ ...ctx, idempotency: undefined }, 'signing-key.make', [made(ctx, key)], [row])
    return key
  } catch (error) {
    if (!isFault(error) || error.kind !== 'conflict') throw error
    const found = (await storedKeys(ctx)).find((one) => one.revoked === undefined)
    if (!found) throw error
    return found
  }
}

/** Every key that ever signed for the tenant, newest first. */
export async function keysOfTenant(ctx: Pick<Ctx, 'db' | 'tenant'>): Promise<SigningKey[]> {
  const keys = await storedKeys(ctx)
  return keys.map((key) => shown(key, keys))
}

export const listKeys = query(
  { id: 'signing-key.list', allow: ['admin', 'county', 'auditor'], input: z.object({}) },
  async (ctx) => ({ items: await keysOfTenant(ctx) }),
)

/** A new key signs from now on; cards signed by older ones go on verifying. */
export const rotateKey = command(
  { id: 'signing-key.rotate', allow: ['admin'], input: z.object({ reason: REASON }) },
  async (ctx, { reason }): Promise<SigningKey> => {
    const keys = await storedKeys(ctx)
    const { key, row } = await nextKey(ctx, keys)
    ctx.save(made(ctx, key, reason), [row])
    return shown(key, [key, ...keys])
  },
)

/**
 * A key was lost or stolen: from now on nothing that it ever signed counts, so that its cards must be
 * printed again. Another signs at once.
 * @throws Fault missing `signing-key.missing`, conflict `signing-key.revoked`
 */
export const revokeKey = command(
  {
    id: 'signing-key.revoke',
    allow: ['admin'],
    input: z.object({ keyId: z.string(), reason: REASON }),
  },
  async (ctx, { keyId, reason }): Promise<SigningKey> => {
    const keys = await storedKeys(ctx)
    const key = keys.find((one) => one.keyId === keyId)
    if (!key) throw fault('missing', 'signing-key.missing')
    const gone: StoredKey = { ...key, revoked: ctx.now() }
    const put = SigningKeyEntity.put({ tenant: ctx.tenant, ...gone })
    const once = {
      params: (options?: object) => ({
        ...put.params<Item>(options),
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(revoked)',
      }),
    }
    const rows: Row[] = [refusing(once, 'conflict', 'signing-key.revoked')]
    const about = `signing-keys-${ctx.tenant}`
    const events = [
      { name: 'signing-key.revoked', about, reason, facts: { keyId }, pending: false },
    ]
    if (!isCurrent(key, keys)) {
      ctx.save(events, rows)
      return shown(gone, keys)
    }
    const next = await nextKey(ctx, keys)
    ctx.save([...events, made(ctx, next.key, reason)], [...rows, next.row])
    return shown(gone, [next.key, gone])
  },
)

/** The tenant's keys for everybody, as a controller document: what checks seals and credentials. */
export const publicKeys = query(
  { id: 'signing-key.publish', allow: ['public'], input: z.object({}) },
  async (ctx) => ({ ...controllerDocument(issuerOf(ctx), await storedKeys(ctx)) }),
)
