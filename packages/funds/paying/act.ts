import type { Ctx } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import type { Act, Batch } from './batch-model.ts'

/** Who acts, and when, as a record keeps it. */
export const actOf = (ctx: Ctx): Act => ({ id: ctx.actor.id, name: ctx.actor.name, at: ctx.now() })

/** @returns the refusal of an act for which a batch has the wrong state */
export const wrongState = ({ state }: Pick<Batch, 'state'>) =>
  fault('conflict', 'batch.wrong-state', { state })
