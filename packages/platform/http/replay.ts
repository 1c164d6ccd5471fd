import type { Ctx } from '../context.ts'
import { assert, invalid } from '../fault.ts'
import { answerRow, type StoredAnswer, storedAnswer } from '../idempotency.ts'
import type { Route } from '../route.ts'

/** What an Idempotency-Key means for this request; undefined when none was sent. */
export async function idempotency(
  ctx: Ctx,
  route: Route,
  routeKey: string,
  request: Request,
  input: unknown,
) {
  const key = request.headers.get('idempotency-key')
  if (key === null) return undefined
  if (!/^[\x21-\x7e]{8,200}$/.test(key)) {
    throw invalid([{ path: 'Idempotency-Key', code: 'idempotency.format' }])
  }
  const keys = await ctx.ports.keys.of(ctx.db, ctx.tenant)
  const at = {
    tenant: ctx.tenant,
    caller: ctx.actor.id,
    key,
    request: `${routeKey}\n${JSON.stringify(input)}`,
    now: Date.parse(ctx.now()),
  }
  return {
    stored: () => storedAnswer(ctx.db, at.tenant, at.caller, key, at.request, keys),
    row: (answer: unknown) =>
      answerRow(at, { status: route.status, body: route.out.parse(answer) }, keys),
  }
}

export function answerOf(stored: StoredAnswer | undefined): StoredAnswer {
  assert(stored, 'a replayed request without its answer')
  return stored
}
