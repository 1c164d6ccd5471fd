import type { BetterAuthOptions } from 'better-auth/types'
import { dynamoAdapter } from './dynamo/adapter.ts'
import { type HookTools, requestHooks, rowHooks } from './hooks.ts'
import { type IdentityOptions, language } from './options.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { BASE_PATH, CLOSED_PATHS } from './paths.ts'
import type { RateLimiter } from './rate.ts'
import { capped, SESSION } from './session.ts'

/** Everything but the plugins. README.md says which danger each setting answers. */
export function settings(options: IdentityOptions, tools: HookTools) {
  const { baseURL, send } = options
  return {
    appName: 'Terrace',
    baseURL,
    basePath: BASE_PATH,
    secrets: options.secrets,
    trustedOrigins: [baseURL, ...(options.trustedOrigins ?? [])],
    disabledPaths: CLOSED_PATHS,
    telemetry: { enabled: false },
    logger: { log: errorsOnly(options.log) },
    database: dynamoAdapter(tools.table, { shape: capped }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 12,
      requireEmailVerification: true,
      revokeSessionsOnPasswordReset: true,
      password: {
        hash: (password) => hashPassword(password, tools.cost),
        verify: ({ hash, password }) => verifyPassword(hash, password),
      },
      sendResetPassword: ({ user, url }, request) =>
        send({ to: user.email, kind: 'reset', url, ...language(request?.headers) }),
    },
    emailVerification: {
      autoSignInAfterVerification: false,
      sendVerificationEmail: ({ user, url }, request) =>
        send({ to: user.email, kind: 'verify', url, ...language(request?.headers) }),
    },
    user: { additionalFields: { field: { type: 'boolean', required: false, input: false } } },
    session,
    account: { encryptOAuthTokens: true },
    verification: { disableCleanup: true, storeIdentifier: 'hashed' },
    rateLimit: rateLimit(options.rateLimit ?? true, tools.limiter),
    advanced,
    databaseHooks: rowHooks(tools.audit),
    hooks: requestHooks(tools),
  } satisfies BetterAuthOptions
}

const session = {
  expiresIn: SESSION.field,
  updateAge: SESSION.updateAge,
  freshAge: SESSION.freshAge,
  cookieCache: { enabled: true, maxAge: SESSION.cookieCache, strategy: 'jwt' },
  additionalFields: {
    method: { type: 'string', required: false, input: false },
    field: { type: 'boolean', required: false, input: false },
  },
} as const satisfies BetterAuthOptions['session']

const advanced = {
  cookiePrefix: 'terrace',
  // Said aloud because the library turns these checks off when it believes to be under test.
  disableOriginCheck: false,
  disableCSRFCheck: false,
  // Only our own handler sets it (`app.ts`); a forwarded-for header anybody could write.
  ipAddress: { ipAddressHeaders: ['x-real-ip'] },
  // Not 'uuid': that drops ids the library forces, and single-use reservations with them.
  database: { generateId: () => crypto.randomUUID() },
} satisfies BetterAuthOptions['advanced']

/** Whole offices share one address, so these are wider than the library's; accounts have theirs. */
function rateLimit(enabled: boolean, limiter: RateLimiter): BetterAuthOptions['rateLimit'] {
  return {
    enabled,
    window: 60,
    max: 300,
    customRules: {
      '/sign-in/*': { window: 60, max: 30 },
      '/sign-up/*': { window: 60, max: 10 },
      '/two-factor/*': { window: 60, max: 30 },
      '/email-otp/*': { window: 60, max: 10 },
      '/request-password-reset': { window: 60, max: 10 },
      '/send-verification-email': { window: 60, max: 10 },
    },
    customStorage: limiter,
  }
}

/** No level is named: with one, the library prints every refusal as an error. */
const errorsOnly =
  (log: NonNullable<IdentityOptions['log']> = console.error) =>
  (level: string, message: string, ...details: unknown[]) => {
    if (level === 'error') log(message, ...details)
  }
