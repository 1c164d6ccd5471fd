/** Multibase, the two bases that verifiable credentials use: `z` base58btc and `u` base64url. */

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** Bytes as `z…` (Bitcoin's base58: no 0, O, I or l). */
export function toBase58(bytes: Uint8Array): string {
  let rest = BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`)
  let text = ''
  for (; rest > 0n; rest /= 58n) text = ALPHABET.charAt(Number(rest % 58n)) + text
  const zeros = bytes.findIndex((byte) => byte !== 0)
  return `z${'1'.repeat(zeros < 0 ? bytes.length : zeros)}${text}`
}

/** The bytes of `z…`, or undefined where it is not that. Long input is refused: the cost is quadratic. */
export function fromBase58(text: string): Uint8Array | undefined {
  if (!text.startsWith('z') || text.length > 200) return undefined
  let rest = 0n
  for (const character of text.slice(1)) {
    const digit = ALPHABET.indexOf(character)
    if (digit < 0) return undefined
    rest = rest * 58n + BigInt(digit)
  }
  const zeros = /^1*/.exec(text.slice(1))?.[0].length ?? 0
  const hex = rest === 0n ? '' : rest.toString(16)
  return Buffer.concat([
    Buffer.alloc(zeros),
    Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex'),
  ])
}

/** Bytes as unpadded base64url, without the multibase letter. */
export const toBase64Url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

/**
 * The bytes of unpadded base64url, or undefined. Only the one spelling that we would write is read:
 * the spare bits of the last character must be zero, else two texts would carry one signature.
 */
export function fromBase64Url(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64url')
  return bytes.toString('base64url') === text ? bytes : undefined
}
