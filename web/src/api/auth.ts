import { lang, tagOf } from '../i18n/language.ts'
import { ApiProblem, problemOf } from './problem.ts'

/** A person's session on one device, as the sign-in service lists it. */
export interface DeviceSession {
  id: string
  token: string
  createdAt: string
  updatedAt: string
  expiresAt: string
  ipAddress?: string | null
  userAgent?: string | null
}
export interface AuthUser {
  id: string
  name: string
  email: string
  twoFactorEnabled?: boolean | null
}

/**
 * Calls the sign-in service. Its codes (`INVALID_CODE`) become problems like any other; a limit
 * carries the seconds to wait as `retryAfter`. @throws ApiProblem
 */
export async function auth<T>(path: string, body?: unknown): Promise<T> {
  const init: RequestInit =
    body === undefined
      ? {}
      : {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'accept-language': tagOf(lang()),
          },
          body: JSON.stringify(body),
        }
  let answer: Response
  try {
    answer = await fetch(`/auth${path}`, { ...init, signal: AbortSignal.timeout(30_000) })
  } catch (error) {
    throw problemOf(error)
  }
  const value = await answer.json().catch(() => null)
  if (answer.ok) return value as T
  const wait = Number(
    answer.headers.get('x-retry-after') ?? answer.headers.get('retry-after') ?? 60,
  )
  const code = answer.status === 429 ? 'TRY_LATER' : (value?.code ?? `http.${answer.status}`)
  throw new ApiProblem(answer.status, String(code), { retryAfter: wait })
}

export interface SignedIn {
  token?: string
  user?: AuthUser
  /** The password was right, the second factor is still due. */
  twoFactorRedirect?: boolean
}

/** Makes an account; a mail asks to confirm the address before the first sign-in. */
export const signUp = (body: {
  name: string
  email: string
  password: string
  callbackURL: string
}) => auth<unknown>('/sign-up/email', body)
export const signInWithPassword = (email: string, password: string) =>
  auth<SignedIn>('/sign-in/email', { email, password })
export const sendCode = (email: string) =>
  auth<unknown>('/email-otp/send-verification-otp', { email, type: 'sign-in' })
export const signInWithCode = (email: string, otp: string) =>
  auth<SignedIn>('/sign-in/email-otp', { email, otp })
export const verifyTotp = (code: string, trustDevice: boolean) =>
  auth<SignedIn>('/two-factor/verify-totp', { code, trustDevice })
export const verifyBackupCode = (code: string) =>
  auth<SignedIn>('/two-factor/verify-backup-code', { code })
/** Asks where the organisation of an e-mail address signs in. */
export const signInWithOrganisation = (email: string, callbackURL: string) =>
  auth<{ url: string }>('/sign-in/sso', { email, callbackURL })
export const signOut = () => auth<unknown>('/sign-out', {})
export const currentSession = () =>
  auth<{ user: AuthUser; session: DeviceSession } | null>('/get-session')
