import type { Dynamo } from '@terrace/platform/dynamo'
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { rowKey } from './dynamo/keys.ts'
import { Kept } from './kept.ts'
import { publicKeys } from './public-keys.ts'
import { type Method, usedSecondFactor } from './session.ts'

/** Who sent a request. */
export type Session = {
  userId: string
  name: string
  email: string
  emailVerified: boolean
  method: Method
  /** Two factors were shown to Terrace itself. */
  secondFactor: boolean
  /** ISO instant. */
  signedInAt: string
  /** The session's public id, as in the list of sessions; not its token. */
  sessionId: string
}

export type VerifierOptions = {
  client: Dynamo
  table: string
  /** Origin of the service, as `baseURL` of the identity that signs. */
  issuer: string
  /** Milliseconds that "not revoked" is believed without asking again. */
  liveTtl?: number
  now?: () => Date
}

export type Verifier = (request: Request) => Promise<Session | null>

type Checked = { session: Session; token: string; until: number }

/** Cookies and sessions remembered at most: about 10 MB. */
const REMEMBERED = 5_000
const SAFE = ['GET', 'HEAD']

/**
 * Checks sessions for the api function: no secret, no request to the auth function. The cookie is
 * a short-lived signed statement; the session row says whether it was revoked (30 s late at most).
 * A write must come from our own pages. Null for everything else, whatever the reason.
 */
export function sessionVerifier(options: VerifierOptions): Verifier {
  const { client, table, liveTtl = 30_000, now = () => new Date() } = options
  const issuer = new URL(options.issuer).origin
  const name = `${issuer.startsWith('https:') ? '__Secure-' : ''}terrace.session_data`
  const keys = publicKeys(client, table, now)
  const cookies = new Kept<Checked>(REMEMBERED)
  const live = new Kept<{ alive: Promise<boolean>; until: number }>(REMEMBERED)

  async function check(cookie: string): Promise<Checked | null> {
    const time = now().getTime()
    const known = cookies.get(cookie)
    if (known) return known.until > time ? known : null
    const payload = await signed(cookie, issuer, keys, now())
    const checked = payload && statement(payload)
    if (!checked || checked.until <= time) return null
    cookies.set(cookie, checked)
    return checked
  }

  async function isAlive(token: string): Promise<boolean> {
    const answer = await client.send<{ Item?: { d?: { expiresAt?: string } } }>('GetItem', {
      TableName: table,
      Key: rowKey('session', token),
      ConsistentRead: true,
      ProjectionExpression: '#d.#e',
      ExpressionAttributeNames: { '#d': 'd', '#e': 'expiresAt' },
    })
    return Date.parse(answer.Item?.d?.expiresAt ?? '') > now().getTime()
  }

  function alive(token: string): Promise<boolean> {
    const time = now().getTime()
    const known = live.get(token)
    if (known && known.until > time) return known.alive
    const asked = isAlive(token)
    live.set(token, { alive: asked, until: time + liveTtl })
    // A table that did not answer is asked again at once.
    asked.catch(() => live.delete(token))
    return asked
  }

  return async (request) => {
    const cookie = cookieOf(request, name)
    if (!cookie || !fromOurPages(request, issuer)) return null
    const checked = await check(cookie)
    return checked && (await alive(checked.token)) ? checked.session : null
  }
}

function cookieOf(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return undefined
}

/** A foreign page can make a browser send the cookie, but not these two headers. */
function fromOurPages(request: Request, issuer: string): boolean {
  if (SAFE.includes(request.method)) return true
  const { headers } = request
  return headers.get('sec-fetch-site') === 'same-origin' || headers.get('origin') === issuer
}

async function signed(
  cookie: string,
  issuer: string,
  keys: JWTVerifyGetKey,
  currentDate: Date,
): Promise<JWTPayload | null> {
  try {
    const { payload } = await jwtVerify(decodeURIComponent(cookie), keys, {
      issuer,
      audience: 'better-auth:session-cache',
      typ: 'better-auth.session-cache+jwt',
      algorithms: ['EdDSA'],
      requiredClaims: ['sub', 'sid', 'exp'],
      currentDate,
    })
    return payload
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof URIError) return null
    throw error
  }
}

type Claims = {
  sub: string
  sid: string
  exp: number
  user: { name: string; email: string; emailVerified?: boolean }
  session: { id: string; method?: Method; createdAt: string; expiresAt: string }
}

function statement(payload: JWTPayload): Checked {
  const { sub, sid, exp, user, session } = payload as unknown as Claims
  const method = session.method ?? 'other'
  return {
    token: sid,
    until: Math.min(exp * 1000, Date.parse(session.expiresAt)),
    session: {
      userId: sub,
      name: user.name,
      email: user.email,
      emailVerified: user.emailVerified === true,
      method,
      secondFactor: usedSecondFactor(method),
      signedInAt: new Date(session.createdAt).toISOString(),
      sessionId: session.id,
    },
  }
}
