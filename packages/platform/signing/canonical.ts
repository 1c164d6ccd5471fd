import canonicalize from 'canonicalize'
import { fault } from '../fault.ts'

/**
 * The one spelling of a JSON value that is signed or hashed: JCS, RFC 8785.
 * @throws Fault invalid `credential.not-json` where JSON cannot say it (NaN, a half surrogate)
 */
export function canonical(value: unknown): string {
  try {
    const text = canonicalize(value)
    if (text !== undefined) return text
  } catch {
    // The library's sentences name no field either; ours at least is translated.
  }
  throw fault('invalid', 'credential.not-json')
}
