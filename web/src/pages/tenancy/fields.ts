/** Fields of the settings as they are compared and sent. Pure: no DOM here. */

/** The same text for the same content: empty values count as absent. */
export const sameText = (value: unknown): string =>
  JSON.stringify(value, (_, one) => (one === undefined || one === '' ? undefined : one))

/**
 * A number that was emptied must be refused by the server, not silently left as it was: what the
 * base has and the values lack becomes null. Entries of lists are whole in themselves.
 */
export function withGaps(value: unknown, base?: unknown): unknown {
  if (value === undefined) return null
  if (Array.isArray(value)) return value.map((one) => withGaps(one))
  if (typeof value !== 'object' || value === null) return value
  const own = value as Record<string, unknown>
  const was = (base ?? {}) as Record<string, unknown>
  const keys = [...new Set([...Object.keys(was), ...Object.keys(own)])]
  return Object.fromEntries(keys.map((key) => [key, withGaps(own[key], was[key])]))
}
