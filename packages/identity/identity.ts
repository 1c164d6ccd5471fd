import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { passkey } from '@better-auth/passkey'
import { sso } from '@better-auth/sso'
import { APIError } from 'better-auth/api'
import { betterAuth } from 'better-auth/minimal'
import { bearer } from 'better-auth/plugins/bearer'
import { emailOTP } from 'better-auth/plugins/email-otp'
import { jwt } from 'better-auth/plugins/jwt'
import { twoFactor } from 'better-auth/plugins/two-factor'
import type { BetterAuthOptions } from 'better-auth/types'
import { dynamoAdapter } from './dynamo/adapter.ts'
import { Table } from './dynamo/store.ts'
import { type Audit, type HookTools, requestHooks, rowHooks } from './hooks.ts'
import { rememberedKeys } from './jwks.ts'
import { hashPassword, PASSWORD_COST, type PasswordCost, verifyPassword } from './password.ts'
import { RateLimiter } from './rate.ts'
import { capped, SESSION } from './session.ts'
import { resolveUser } from './sso.ts'

export type IdentityMail = {
  to: string
  kind: 'verify' | 'reset' | 'code' | 'magic'
  url?: string
  code?: string
  /** First choice of the browser's Accept-Language, when a browser asked. */
  lang?: string
}

export type IdentityOptions = {
  client: DynamoDBDocumentClient
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

export const BASE_PATH = '/auth'
const DAY = 86_400

/** Who you are: better-auth on our table, with every setting that its defaults leave open. */
export function createIdentity(options: IdentityOptions) {
  const { audit = async () => undefined, passwordCost = PASSWORD_COST } = options
  const now = options.now ?? (() => new Date())
  const table = new Table(options.client, options.table)
  const limiter = new RateLimiter(table, now)
  const tools: HookTools = { table, limiter, cost: passwordCost, audit }
  const auth = betterAuth({
    ...settings(options, tools),
    plugins: [
      twoFactor({ issuer: 'Terrace' }),
      jwt({
        // The api function checks sessions by the public keys and holds no secret.
        sessionCookieCache: true,
        jwt: { expirationTime: '10m', issuer: options.baseURL, audience: options.baseURL },
        jwks: { rotationInterval: 90 * DAY, gracePeriod: 30 * DAY },
        adapter: { getJwks: rememberedKeys(now) },
        disableSettingJwtHeader: true,
      }),
      bearer({ requireSignature: true }),
      emailOTP({
        storeOTP: 'hashed',
        sendVerificationOTP: ({ email, otp }, ctx) =>
          options.send({ to: email, kind: 'code', code: otp, ...language(ctx?.headers) }),
      }),
      passkeys(options),
      sso({ providersLimit: 0, trustEmailVerified: true, resolveUser }),
    ],
  })
  return { auth, table, limiter, cost: passwordCost, handler: auth.handler }
}

export type Identity = ReturnType<typeof createIdentity>

/** Routes of the library that are not offered: providers are written by our own command. */
export const CLOSED_PATHS = [
  ...['register', 'providers', 'get-provider', 'update-provider', 'delete-provider'].map(
    (name) => `/sso/${name}`,
  ),
  '/sso/saml2/sp/metadata',
  ...['check-verification-otp', 'verify-email', 'request-password-reset', 'reset-password'].map(
    (name) => `/email-otp/${name}`,
  ),
  '/email-otp/request-email-change',
  '/email-otp/change-email',
  '/forget-password/email-otp',
  '/sign-in/social',
  '/link-social',
]

function settings(options: IdentityOptions, tools: HookTools) {
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
    session: {
      expiresIn: SESSION.field,
      updateAge: SESSION.updateAge,
      freshAge: SESSION.freshAge,
      cookieCache: { enabled: true, maxAge: SESSION.cookieCache, strategy: 'jwt' },
      additionalFields: {
        method: { type: 'string', required: false, input: false },
        field: { type: 'boolean', required: false, input: false },
      },
    },
    account: { encryptOAuthTokens: true },
    verification: { disableCleanup: true, storeIdentifier: 'hashed' },
    rateLimit: rateLimit(options.rateLimit ?? true, tools.limiter),
    advanced: {
      cookiePrefix: 'terrace',
      // Said aloud because the library turns these checks off when it believes to be under test.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      // Only our own handler sets it (`app.ts`); a forwarded-for header anybody could write.
      ipAddress: { ipAddressHeaders: ['x-real-ip'] },
      // Not 'uuid': that drops ids the library forces, and single-use reservations with them.
      database: { generateId: () => crypto.randomUUID() },
    },
    databaseHooks: rowHooks(tools.audit),
    hooks: requestHooks(tools),
  } satisfies BetterAuthOptions
}

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

/** A passkey stands for two factors only if its device asked for a finger, a face or a PIN. */
function passkeys({ rpID, baseURL }: IdentityOptions) {
  const demand = (verified: boolean | undefined) => {
    if (verified) return
    throw new APIError('UNAUTHORIZED', {
      code: 'USER_VERIFICATION_REQUIRED',
      message: 'The passkey must ask for a fingerprint, a face or a PIN.',
    })
  }
  return passkey({
    rpID,
    rpName: 'Terrace',
    origin: baseURL,
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    registration: {
      afterVerification: async ({ verification }) =>
        demand(verification.registrationInfo?.userVerified),
    },
    authentication: {
      afterVerification: async ({ verification }) =>
        demand(verification.authenticationInfo.userVerified),
    },
  })
}

/** No level is named: with one, the library prints every refusal as an error. */
const errorsOnly =
  (log: NonNullable<IdentityOptions['log']> = console.error) =>
  (level: string, message: string, ...details: unknown[]) => {
    if (level === 'error') log(message, ...details)
  }

function language(headers: Headers | undefined): { lang?: string } {
  const lang = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*/.exec(headers?.get('accept-language') ?? '')
  return lang ? { lang: lang[0] } : {}
}
