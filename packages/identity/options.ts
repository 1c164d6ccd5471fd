import type { Dynamo } from '@terrace/platform/dynamo'
import type { Audit } from './hooks.ts'
import type { PasswordCost } from './password.ts'

export type IdentityMail = {
  to: string
  kind: 'verify' | 'reset' | 'code' | 'magic'
  url?: string
  code?: string
  /** First choice of the browser's Accept-Language, when a browser asked. */
  lang?: string
}

export type IdentityOptions = {
  client: Dynamo
  table: string
  /** Origin of the whole service, without a path: `https://terrace.example`. */
  baseURL: string
  /** Newest first; older ones only decrypt. Each at least 32 characters. */
  secrets: { version: number; value: string }[]
  send: (mail: IdentityMail) => Promise<void>
  /** Identity providers on private addresses, which the library would refuse to call. */
  trustedOrigins?: string[]
  /** The domain that passkeys belong to: `terrace.example`, or `localhost`. */
  rpID: string
  /** Per address and route. Limits per account stand in any case. */
  rateLimit?: boolean
  audit?: Audit
  passwordCost?: PasswordCost
  /** Hears the library's errors instead of the console. */
  log?: (message: string, ...details: unknown[]) => void
  now?: () => Date
}

/** Language of a mail, from the request that caused it. */
export function language(headers: Headers | undefined): { lang?: string } {
  const lang = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*/.exec(headers?.get('accept-language') ?? '')
  return lang ? { lang: lang[0] } : {}
}
