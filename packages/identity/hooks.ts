import type { GenericEndpointContext } from 'better-auth'
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api'
import type { BetterAuthOptions } from 'better-auth/types'
import type { Table } from './dynamo/store.ts'
import { hashPassword, isOutdated, type PasswordCost } from './password.ts'
import type { RateLimiter } from './rate.ts'
import { type Method, methodOf } from './session.ts'
import { providerFor } from './sso.ts'
import { emailKey, sendThrottle, signInThrottle } from './throttle.ts'

/** Something worth remembering. `data` never holds a secret, a token or a whole e-mail address. */
export type Audit = (event: string, data: Record<string, unknown>) => Promise<void>

export type HookTools = { table: Table; limiter: RateLimiter; cost: PasswordCost; audit: Audit }

type Hooks = NonNullable<BetterAuthOptions['hooks']>
type DatabaseHooks = NonNullable<BetterAuthOptions['databaseHooks']>

const textOf = (body: unknown, field: string): string | undefined => {
  const value = (body as Record<string, unknown> | undefined)?.[field]
  return typeof value === 'string' ? value : undefined
}

/** Around every route of the library. */
export function requestHooks(tools: HookTools): Hooks {
  return {
    before: createAuthMiddleware(async (ctx) => {
      await throttle(ctx.path, textOf(ctx.body, 'email'), tools.limiter)
      if (ctx.path === '/two-factor/verify-totp') await spendTotp(ctx)
      if (ctx.path !== '/sign-in/sso') return
      const providerId = await providerFor(tools.table, ctx.body)
      if (providerId) return { context: { body: { ...ctx.body, providerId } } }
    }),
    after: createAuthMiddleware(async (ctx) => {
      const { returned } = ctx.context
      if (returned instanceof APIError) return auditRefusal(ctx, returned, tools.audit)
      if (ctx.path === '/sign-in/email') await afterPassword(ctx, tools)
    }),
  }
}

/** Counts attempts per account, known or not: an attacker with many addresses has one target. */
async function throttle(path: string, email: string | undefined, limiter: RateLimiter) {
  const rule = email && (signInThrottle(path) ?? sendThrottle(path))
  if (!rule) return
  const { allowed, retryAfter } = await limiter.consume(emailKey(rule, email), rule)
  if (allowed) return
  const body = { code: 'TRY_LATER', message: 'Too many attempts. Try again later.' }
  throw new APIError('TOO_MANY_REQUESTS', body, { 'X-Retry-After': String(retryAfter) })
}

/**
 * RFC 6238 §5.2: a code is good once. The library accepts it again within its 90 seconds, so the
 * code is reserved before it is looked at. A wrong code costs nothing but a row that expires.
 */
async function spendTotp(ctx: GenericEndpointContext): Promise<void> {
  const userId = (await getSessionFromCtx(ctx))?.user.id ?? (await challengedUser(ctx))
  if (!userId) return
  const fresh = await ctx.context.internalAdapter.reserveVerificationValue({
    identifier: `totp-used-${userId}-${textOf(ctx.body, 'code')}`,
    value: '1',
    expiresAt: new Date(Date.now() + TOTP_LIFE),
  })
  if (fresh) return
  throw new APIError('UNAUTHORIZED', { code: 'INVALID_CODE', message: 'Invalid code' })
}

/** Milliseconds: a code is taken one step early to one step late, and clocks differ. */
const TOTP_LIFE = 180_000

async function challengedUser(ctx: GenericEndpointContext): Promise<string | undefined> {
  const { name } = ctx.context.createAuthCookie('two_factor')
  const challenge = await ctx.getSignedCookie(name, ctx.context.secret)
  if (!challenge) return undefined
  return (await ctx.context.internalAdapter.findVerificationValue(challenge))?.value
}

/** A right password clears the account's count and, if the cost rose since, is hashed anew. */
async function afterPassword(ctx: GenericEndpointContext, { limiter, cost }: HookTools) {
  const [email, password] = [textOf(ctx.body, 'email'), textOf(ctx.body, 'password')]
  const userId = ctx.context.newSession?.user.id
  const rule = signInThrottle(ctx.path)
  if (!userId || !email || !password || !rule) return
  await limiter.forget(emailKey(rule, email), rule)
  const account = await ctx.context.internalAdapter.findCredentialAccount(userId)
  if (!account?.password || !isOutdated(account.password, cost)) return
  const update = { password: await hashPassword(password, cost) }
  await ctx.context.internalAdapter.updateAccount(account.id, update)
}

const SIGN_IN = /^\/(sign-in|sign-up|two-factor|passkey\/verify|reset-password|sso|email-otp)/

async function auditRefusal(ctx: GenericEndpointContext, refusal: APIError, audit: Audit) {
  if (!SIGN_IN.test(ctx.path) || refusal.status === 'FOUND') return
  const email = textOf(ctx.body, 'email')
  const account = email ? emailKey({ name: 'account' }, email) : undefined
  await audit('auth.failed', { path: ctx.path, code: refusal.body?.code, account })
}

/** Around every row of the library. */
export function rowHooks(audit: Audit): DatabaseHooks {
  return {
    user: {
      create: {
        before: async (user, ctx) => ({
          data: {
            ...user,
            name: shortName(user.name),
            // `resolveUser` has already refused every domain that is not the provider's own.
            emailVerified: user.emailVerified || methodOf(ctx?.path) === 'sso',
          },
        }),
        after: (user) => audit('user.created', { userId: user.id }),
      },
      update: {
        before: async (user) => ({
          data: user.name === undefined ? user : { ...user, name: shortName(user.name) },
        }),
        after: (user) => audit('user.updated', { userId: user?.id }),
      },
    },
    account: {
      create: {
        before: async (account) => ({ data: withoutIdToken(account) }),
        after: (account) =>
          audit('account.linked', { userId: account.userId, provider: account.providerId }),
      },
      update: { before: async (account) => ({ data: withoutIdToken(account) }) },
    },
    session: {
      create: {
        before: async (session, ctx) => ({ data: await opened(session, ctx) }),
        after: ({ userId, ipAddress, userAgent, ...session }) =>
          audit('session.created', { userId, method: session.method, ipAddress, userAgent }),
      },
      delete: { after: (session) => audit('session.ended', { userId: session.userId }) },
    },
  }
}

/** The name goes into a cookie, which has room for 4 KB in all. */
const shortName = (name: string): string => name.slice(0, 200)

/** The library encrypts the other two tokens but not this one, and nobody needs it afterwards. */
const withoutIdToken = <T extends object>(account: T): T =>
  'idToken' in account ? { ...account, idToken: null } : account

type Opened = { userId: string; method?: unknown }

/**
 * Writes how the session was opened and whether its owner works in the field.
 * Fault: 403 SECOND_FACTOR_REQUIRED when an e-mail code stands in for an enrolled second factor.
 */
async function opened<T extends Opened>(session: T, ctx: GenericEndpointContext | null) {
  const user = (await ctx?.context.internalAdapter.findUserById(session.userId)) as
    | { twoFactorEnabled?: boolean | null; field?: boolean | null }
    | null
    | undefined
  const earlier = ctx?.context.session?.session.method ?? session.method
  const method = methodOf(ctx?.path) ?? (earlier as Method | undefined) ?? 'other'
  if (method === 'code' && user?.twoFactorEnabled) {
    throw new APIError('FORBIDDEN', {
      code: 'SECOND_FACTOR_REQUIRED',
      message: 'This account signs in with a password and a second factor.',
    })
  }
  return { ...session, method, field: user?.field === true }
}
