import { type Context, Hono } from 'hono'
import type { Identity } from './identity.ts'
import { BASE_PATH } from './paths.ts'

/** Where the request came from, told by something a client cannot write. */
export type ClientIp = (context: Context) => string | undefined

type LambdaEnv = { requestContext?: { http?: { sourceIp?: string } } }

const sourceIp: ClientIp = (context) => {
  const env = context.env as LambdaEnv | undefined
  return env?.requestContext?.http?.sourceIp
}

/**
 * `/auth/*` as a Hono app. `clientIp` defaults to the source address of the Lambda event; behind
 * a proxy of ours it must name the address that the proxy saw.
 */
export function identityApp(identity: Identity, clientIp: ClientIp = sourceIp): Hono {
  const app = new Hono()
  app.all(`${BASE_PATH}/sso/saml2/*`, (context) => context.text('Not Found', 404))
  app.on(['GET', 'POST'], `${BASE_PATH}/*`, async (context) => {
    const headers = new Headers(context.req.raw.headers)
    headers.delete('x-real-ip')
    const ip = clientIp(context)
    if (ip) headers.set('x-real-ip', ip)
    return withRetryAfter(await identity.handler(new Request(context.req.raw, { headers })))
  })
  return app
}

/** The library says `X-Retry-After`; RFC 9110 §10.2.3 says `Retry-After`. */
function withRetryAfter(response: Response): Response {
  const seconds = response.headers.get('x-retry-after')
  if (!seconds) return response
  const headers = new Headers(response.headers)
  headers.delete('x-retry-after')
  headers.set('retry-after', seconds)
  return new Response(response.body, { status: response.status, headers })
}
