import type { GenericEndpointContext } from 'better-auth'
import type { Jwk } from 'better-auth/plugins/jwt'

const LIFE = 300_000

/**
 * The signing keys, read from the table once in five minutes instead of at every signature.
 * An empty answer is not kept: the library is about to make the first key.
 */
export function rememberedKeys(now: () => Date) {
  let kept: { keys: Jwk[]; until: number } | undefined
  return async (ctx: GenericEndpointContext): Promise<Jwk[]> => {
    const time = now().getTime()
    if (kept && kept.until > time) return kept.keys
    const keys = await ctx.context.adapter.findMany<Jwk>({ model: 'jwks' })
    kept = keys.length > 0 ? { keys, until: time + LIFE } : undefined
    return keys
  }
}
