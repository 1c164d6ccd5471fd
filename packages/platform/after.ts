import type * as z from 'zod'
import type { Action } from './command.ts'
import type { Ctx } from './context.ts'

/** The same action, with something to do once it has committed: forget a memory, send a mail. */
export const afterwards = <I extends z.ZodType, O>(
  action: Action<I, O>,
  effect: (ctx: Ctx, answer: O) => Promise<void> | void,
): Action<I, O> =>
  Object.assign(
    async (ctx: Ctx, input: z.input<I>) => {
      const answer = await action(ctx, input)
      await effect(ctx, answer)
      return answer
    },
    { def: action.def },
  )
