import type { Dynamo } from '@terrace/platform/dynamo'
import { createLocalJWKSet, errors, type JWK, type JWTVerifyGetKey } from 'jose'
import { listPk, rowKey } from './dynamo/keys.ts'

/** Milliseconds. Keys are replaced every 90 days; an unknown one is looked for at once. */
const LIFE = 3_600_000
/** Between two looks for unknown keys, so that invented key ids cannot keep the table busy. */
const COOLDOWN = 2_000
/** A replaced key still verifies what it signed. */
const GRACE = 30 * 86_400_000

type KeyRow = { id: string; publicKey: string; alg?: string; expiresAt?: string | null }

/** The public halves only: the projection leaves the (encrypted) private ones in the table. */
async function read(client: Dynamo, table: string, time: number): Promise<JWK[]> {
  const list = await client.send<{ Items?: { to?: string }[] }>('Query', {
    TableName: table,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': listPk('jwks') },
    ConsistentRead: true,
  })
  const ids = (list.Items ?? []).map((item) => String(item.to))
  if (ids.length === 0) return []
  const names = ['id', 'publicKey', 'alg', 'expiresAt']
  const request = {
    Keys: ids.slice(-100).map((id) => rowKey('jwks', id)),
    ConsistentRead: true,
    ProjectionExpression: names.map((_, i) => `#d.#f${i}`).join(', '),
    ExpressionAttributeNames: {
      '#d': 'd',
      ...Object.fromEntries(names.map((field, i) => [`#f${i}`, field])),
    },
  }
  const answer = await client.send<{ Responses?: Record<string, { d: KeyRow }[]> }>(
    'BatchGetItem',
    { RequestItems: { [table]: request } },
  )
  const rows = (answer.Responses?.[table] ?? []).map(({ d }) => d)
  return rows
    .filter(({ expiresAt }) => !expiresAt || Date.parse(expiresAt) + GRACE > time)
    .map(({ id, publicKey, alg }) => ({
      ...(JSON.parse(publicKey) as JWK),
      kid: id,
      alg: alg ?? 'EdDSA',
    }))
}

/** Finds the key that signed a token, among the rows that the auth function writes. */
export function publicKeys(client: Dynamo, table: string, now: () => Date): JWTVerifyGetKey {
  let keys: Promise<ReturnType<typeof createLocalJWKSet>> | undefined
  let readAt = 0
  const load = () => {
    const time = now().getTime()
    readAt = time
    const loading = read(client, table, time).then((found) => createLocalJWKSet({ keys: found }))
    keys = loading
    loading.catch(() => {
      if (keys === loading) keys = undefined
    })
    return loading
  }
  return async (header, token) => {
    const age = now().getTime() - readAt
    const current = await (keys && age < LIFE ? keys : load())
    try {
      return await current(header, token)
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error
      if (now().getTime() - readAt < COOLDOWN) throw error
      return (await load())(header, token)
    }
  }
}
