import type { Ctx } from '@terrace/platform/context'
import type { Row } from '@terrace/platform/write'
import * as z from 'zod'
import { recordsOf } from '../record.ts'

/*
 * Whether somebody is told when their money moves. They are, until they say no: with a login in their
 * profile, without one by the link of a mail. It is the giver's word, not a login's.
 */
const Choice = z.object({
  /** Whose: the giver's key. */
  choice: z.string(),
  since: z.string(),
  state: z.enum(['told', 'quiet']),
  path: z.string(),
  version: z.int(),
})

const choices = recordsOf(
  'update-choice',
  ({ choice, since }: z.infer<typeof Choice>) => ({
    id: choice,
    holder: 'all',
    day: since.slice(0, 10),
  }),
  ({ choice, state, path }) => ({ choice, state, path }),
)

type Reader = Pick<Ctx, 'db' | 'tenant'>

/** True until the giver said no. */
export const wantsUpdates = async (ctx: Reader, giver: string): Promise<boolean> =>
  (await choices.find(ctx, giver))?.state !== 'quiet'

/** What a giver wants from now on, as rows: none where it is what they wanted already. */
export async function updatesRows(ctx: Ctx, giver: string, wanted: boolean): Promise<Row[]> {
  const state = wanted ? 'told' : 'quiet'
  const was = await choices.find(ctx, giver)
  if ((was?.state ?? 'told') === state) return []
  const since = ctx.now()
  if (was) return [choices.changed(ctx.tenant, was, { state, since }).row]
  return [choices.created(ctx.tenant, { choice: giver, since, state, path: '', version: 1 })]
}
