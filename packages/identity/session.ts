import type { Row } from './dynamo/store.ts'

/** How a session was opened; kept on the session, so that the api function can ask for more. */
export type Method = 'password' | 'totp' | 'backup-code' | 'passkey' | 'code' | 'sso' | 'other'

const METHODS: Record<string, Method> = {
  '/sign-in/email': 'password',
  '/two-factor/verify-totp': 'totp',
  '/two-factor/verify-backup-code': 'backup-code',
  '/passkey/verify-authentication': 'passkey',
  '/sign-in/email-otp': 'code',
}

/** The method that a route of the library proves; undefined when it proves none by itself. */
export function methodOf(path: string | undefined): Method | undefined {
  if (path?.startsWith('/sso/callback')) return 'sso'
  return path === undefined ? undefined : METHODS[path]
}

const SECOND_FACTOR: readonly Method[] = ['totp', 'backup-code', 'passkey']

/**
 * Whether two factors were shown to Terrace itself. A passkey counts: user verification is
 * required of it. `sso` does not: what the other side asked for is the tenant's own knowledge.
 */
export const usedSecondFactor = (method: Method): boolean => SECOND_FACTOR.includes(method)

const HOUR = 3_600
const DAY = 24 * HOUR

/** Seconds. Office work ends with the working day; a field worker may be away for a season. */
export const SESSION = {
  office: 12 * HOUR,
  field: 90 * DAY,
  /** How often a field session is prolonged at most. */
  updateAge: DAY,
  /** How long after sign-in a passkey may be added without signing in again. */
  freshAge: HOUR / 4,
  /** How long the signed cookie speaks for the session row before it is read again. */
  cookieCache: 300,
} as const

/**
 * Ends an office session 12 hours after sign-in, however often it is renewed. It stands at the
 * door of the table, because the library prolongs sessions on a path of its own.
 */
export function capped(model: string, row: Row): Row {
  if (model !== 'session' || row.field === true) return row
  const latest = Date.parse(String(row.createdAt)) + SESSION.office * 1000
  if (Date.parse(String(row.expiresAt)) <= latest) return row
  return { ...row, expiresAt: new Date(latest).toISOString() }
}
