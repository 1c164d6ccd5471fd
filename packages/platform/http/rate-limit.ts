/**
 * A token bucket per key (a tenant) in this process: `rate` requests a second, bursts of twice that.
 * In memory on purpose: a shared counter would cost a write per request; with n warm functions a
 * tenant gets at most n times the rate, which still protects its neighbours.
 */
export function rateLimiter(now: () => number) {
  const buckets = new Map<string, { tokens: number; at: number }>()
  /** @returns seconds to wait, 0 when the request may pass */
  return (key: string, rate: number): number => {
    const at = now()
    const burst = rate * 2
    const bucket = buckets.get(key) ?? { tokens: burst, at }
    const tokens = Math.min(burst, bucket.tokens + ((at - bucket.at) / 1000) * rate)
    buckets.set(key, { tokens: tokens - (tokens >= 1 ? 1 : 0), at })
    if (buckets.size > 10_000) buckets.delete(buckets.keys().next().value ?? '')
    return tokens >= 1 ? 0 : Math.max(1, Math.ceil((1 - tokens) / rate))
  }
}
