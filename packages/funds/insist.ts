import type { Action } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { isFault } from '@terrace/platform/fault'
import type * as z from 'zod'

/** Tries again what somebody did at the same moment: the second look finds it done, or says what is. */
export async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      const meanwhile = isFault(error) && MEANWHILE.includes(error.code) && !error.detail.fields
      if (!meanwhile || attempt >= 5) throw error
    }
  }
}
const MEANWHILE = ['record.stale', 'entry.id-reused', 'save.busy']

/** The same action, tried again in that way. */
export const insisting = <I extends z.ZodType, O>(action: Action<I, O>): Action<I, O> =>
  Object.assign((ctx: Ctx, input: z.input<I>) => insist(() => action(ctx, input)), {
    def: action.def,
  })
