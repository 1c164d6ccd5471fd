import type { Ctx } from '@terrace/platform/context'
import type { Route } from '@terrace/platform/route'

/** Does what a route does, as somebody, without the way over the network. */
export async function act<I, O>(route: Route<I, O>, ctx: Ctx, input: I): Promise<O> {
  return route.out.parse(await route.action(ctx, input)) as O
}
